/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/**
 * Which objects have a sign: those of active alerts, the hosts that VMs with alerts are on, and the groups of those
 * hosts. What an alert costs does not depend on how many there are. Any thread.
 */
final class Signs {

  /**
   * What an object has.
   *
   * @param count how many alerts
   * @param worst the worst of them
   */
  record Sign(int count, AlertSeverity worst) {
  }

  private final Function<HostId, List<GroupId>> groups;
  private final Map<UUID, Alert> alerts = new HashMap<>();
  private final Map<UUID, Set<ObjectId>> marked = new HashMap<>();
  private final Map<ObjectId, int[]> counts = new HashMap<>();
  /** Those that something was heard of before {@link #begin}. */
  private final Set<UUID> heard = new HashSet<>();
  private boolean hasBegun;

  /** @param groups the groups that a host is in, each within the next */
  Signs(Function<HostId, List<GroupId>> groups) {
    this.groups = groups;
  }

  /** An alert as it is now; whose sign may be another one. */
  synchronized Set<ObjectId> put(Alert alert) {
    if (!hasBegun) {
      heard.add(alert.id());
    }
    return enter(alert);
  }

  /** What was active a moment ago, unless something was heard of it since: of what is over nothing more is heard. */
  synchronized Set<ObjectId> begin(List<Alert> active) {
    Set<ObjectId> changed = new HashSet<>();
    active.stream().filter(alert -> !heard.contains(alert.id())).forEach(alert -> changed.addAll(enter(alert)));
    hasBegun = true;
    heard.clear();
    return changed;
  }

  private Set<ObjectId> enter(Alert alert) {
    Set<ObjectId> changed = new HashSet<>(forget(alert.id()));
    if (alert.isActive()) {
      Set<ObjectId> objects = new HashSet<>(List.of(alert.object(), alert.host()));
      objects.addAll(groups.apply(alert.host()));
      alerts.put(alert.id(), alert);
      marked.put(alert.id(), objects);
      objects.forEach(object -> count(object, alert.rule().severity(), 1));
      changed.addAll(objects);
    }
    return changed;
  }

  /** Hosts are in other groups; whose sign may be another one. */
  synchronized Set<ObjectId> groupsChanged() {
    Set<ObjectId> changed = new HashSet<>();
    Set.copyOf(alerts.values()).forEach(alert -> changed.addAll(enter(alert)));
    return changed;
  }

  private Set<ObjectId> forget(UUID id) {
    Alert before = alerts.remove(id);
    Set<ObjectId> objects = marked.remove(id);
    if (before == null || objects == null) {
      return Set.of();
    }
    objects.forEach(object -> count(object, before.rule().severity(), -1));
    return objects;
  }

  private void count(ObjectId object, AlertSeverity severity, int more) {
    int[] known = counts.computeIfAbsent(object, id -> new int[AlertSeverity.values().length]);
    known[severity.ordinal()] += more;
    if (known[0] == 0 && known[1] == 0) {
      counts.remove(object);
    }
  }

  /** The sign of an object; empty if it has none. */
  synchronized Optional<Sign> of(ObjectId object) {
    int[] known = counts.get(object);
    if (known == null) {
      return Optional.empty();
    }
    int critical = known[AlertSeverity.CRITICAL.ordinal()];
    return Optional.of(new Sign(critical + known[AlertSeverity.WARNING.ordinal()],
        critical > 0 ? AlertSeverity.CRITICAL : AlertSeverity.WARNING));
  }
}
