/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.HandleMarks;

/** Puts a sign on hosts that are in maintenance. */
@Component
public final class MaintenanceMarks implements HandleMarks {

  private final Tags tags;
  private final List<Consumer<ObjectId>> listeners = new CopyOnWriteArrayList<>();
  private final Registration registration;

  /** Begins to follow the tags. */
  @Activate
  public MaintenanceMarks(@Reference Tags tags) {
    this.tags = tags;
    registration = tags.addListener(this::changed);
  }

  @Deactivate
  void deactivate() {
    registration.close();
  }

  private void changed(Set<ObjectId> objects) {
    objects.stream().filter(HostId.class::isInstance)
        .forEach(host -> listeners.forEach(listener -> listener.accept(host)));
  }

  @Override
  public Optional<Mark> of(ObjectId object) {
    return object instanceof HostId && tags.has(object, PlacementTags.MAINTENANCE)
        ? Optional.of(new Mark(XenIcon.MAINTENANCE.descriptor(), Words.MaintenanceMarks_text)) : Optional.empty();
  }

  @Override
  public Registration listen(Consumer<ObjectId> changed) {
    listeners.add(changed);
    return () -> listeners.remove(changed);
  }
}
