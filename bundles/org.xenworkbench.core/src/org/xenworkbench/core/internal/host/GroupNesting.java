/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;

/** How groups are within each other: never in a circle, and not too deep. For one thread. */
final class GroupNesting {

  private final Map<GroupId, HostGroup> groups = new LinkedHashMap<>();
  private final Map<GroupId, List<HostGroup>> within = new HashMap<>();
  private final GroupDamage damage;
  /** Those that the top is above, with how many groups each is within. */
  private final Map<GroupId, Integer> depths = new HashMap<>();
  private final Deque<HostGroup> reached = new ArrayDeque<>();

  private GroupNesting(Collection<HostGroup> stored, GroupDamage damage) {
    this.damage = damage;
    for (HostGroup group : stored) {
      groups.put(group.id(), group);
      group.parent().ifPresent(parent -> within.computeIfAbsent(parent, key -> new ArrayList<>()).add(group));
    }
  }

  /** What was stored, with those at the top that cannot be where they were stored; which is told. */
  static List<HostGroup> mended(List<HostGroup> stored, GroupDamage damage) {
    return new GroupNesting(stored, damage).mended();
  }

  private List<HostGroup> mended() {
    for (HostGroup group : List.copyOf(groups.values())) {
      if (group.parent().isEmpty()) {
        reach(group, 0);
      } else if (!groups.containsKey(group.parent().get())) {
        damage.add(NLS.bind(Messages.HostGroups_NoParent, group.name()));
        reach(atTop(group), 0);
      }
    }
    for (HostGroup group : List.copyOf(groups.values())) {
      if (!depths.containsKey(group.id())) { // in a circle or below one
        HostGroup circular = inCircle(group);
        damage.add(NLS.bind(Messages.HostGroups_Circle, circular.name()));
        reach(atTop(circular), 0);
      }
    }
    return List.copyOf(groups.values());
  }

  private HostGroup atTop(HostGroup group) {
    HostGroup moved = group.in(Optional.empty());
    groups.put(group.id(), moved);
    return moved;
  }

  private void reach(HostGroup top, int depth) {
    depths.put(top.id(), depth);
    reached.add(top);
    while (!reached.isEmpty()) {
      HostGroup above = reached.remove();
      for (HostGroup group : within.getOrDefault(above.id(), List.of())) {
        if (!depths.containsKey(group.id())) {
          boolean isTooDeep = depths.get(above.id()) + 1 >= HostGroups.DEEPEST;
          if (isTooDeep) {
            damage.add(NLS.bind(Messages.HostGroups_StoredTooDeep, group.name(), HostGroups.DEEPEST - 1));
          }
          depths.put(group.id(), isTooDeep ? 0 : depths.get(above.id()) + 1);
          reached.add(isTooDeep ? atTop(group) : group);
        }
      }
    }
  }

  /** One of the circle that is found above a group that the top is not above. */
  private HostGroup inCircle(HostGroup below) {
    Set<GroupId> seen = new HashSet<>();
    HostGroup group = below;
    while (seen.add(group.id())) {
      group = groups.get(group.parent().orElseThrow());
    }
    return group;
  }

  /** The same groups, each with all hosts that are within it now. */
  static Map<GroupId, HostGroup> withAllHosts(Map<GroupId, HostGroup> groups) {
    Map<GroupId, Set<HostId>> all = new HashMap<>();
    for (HostGroup group : groups.values()) {
      for (Optional<HostGroup> above = Optional.of(group); above.isPresent(); above =
          above.get().parent().map(groups::get)) {
        all.computeIfAbsent(above.get().id(), key -> new HashSet<>()).addAll(group.hosts());
      }
    }
    Map<GroupId, HostGroup> complete = new HashMap<>();
    groups.forEach((id, group) -> complete.put(id, group.withAll(all.get(id))));
    return complete;
  }
}
