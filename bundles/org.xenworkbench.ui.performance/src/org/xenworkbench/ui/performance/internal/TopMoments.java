/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.part.ShowInContext;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.HostComparison;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.TimeSpan;
import org.xenworkbench.ui.performance.internal.top.TopMoment;
import org.xenworkbench.ui.performance.internal.top.TopMoment.Place;

/** What other views ask Top Virtual Machines to show. */
final class TopMoments {

  private TopMoments() {
  }

  /** Of a migration its time and both hosts; else a stretch of time and the hosts that are selected. */
  static Optional<TopMoment> of(ShowInContext context, Inventory inventory, Instant now) {
    Optional<LogEntry> migration = ModelSelection.of(context.getSelection(), LogEntry.class).stream()
        .filter(HostComparison::fits).findFirst();
    if (migration.isPresent()) {
      return Optional.of(TopMoment.of(migration.get(), now, hosts(migration.get(), inventory)));
    }
    if (context.getInput() instanceof TimeSpan span) {
      List<Place> hosts = ModelSelection.of(context.getSelection(), Host.class).stream()
          .map(host -> new Place(inventory.standIn(host.id()), host.name())).toList();
      return Optional.of(TopMoment.of("", span.from(), span.to(), hosts));
    }
    return Optional.empty();
  }

  /** Source and target as they are called now, or were then. */
  private static List<Place> hosts(LogEntry entry, Inventory inventory) {
    List<Place> places = new ArrayList<>();
    host(entry, LogAttribute.SOURCE, inventory).ifPresent(id -> places.add(new Place(id,
        NLS.bind(Messages.TopMoments_source, name(id, inventory, entry.hostName())))));
    host(entry, LogAttribute.TARGET, inventory).ifPresent(id -> places.add(new Place(id, NLS.bind(
        Messages.TopMoments_target, name(id, inventory, LogAttribute.TARGET_NAME.value(entry).orElse(""))))));
    return places;
  }

  private static Optional<HostId> host(LogEntry entry, LogAttribute attribute, Inventory inventory) {
    try {
      return attribute.value(entry).map(ObjectId::parse).filter(HostId.class::isInstance).map(HostId.class::cast)
          .map(inventory::standIn);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of a kind of objects that this version does not know
    }
  }

  private static String name(HostId id, Inventory inventory, String then) {
    return inventory.host(id).map(Host::name).orElse(then.isEmpty() ? id.toString() : then);
  }
}
