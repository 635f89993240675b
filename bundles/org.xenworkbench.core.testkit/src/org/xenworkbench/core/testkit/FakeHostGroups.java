/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/**
 * Groups in memory, in the order in which they were made; listeners hear at once. One thread.
 *
 * @since 0.1
 */
public final class FakeHostGroups implements HostGroups {

  private final Map<GroupId, HostGroup> groups = new LinkedHashMap<>();
  private final List<Listener> listeners = new ArrayList<>();

  @Override
  public List<HostGroup> groups() {
    return List.copyOf(groups.values());
  }

  @Override
  public Optional<HostGroup> group(GroupId id) {
    return Optional.ofNullable(groups.get(id));
  }

  @Override
  public Optional<HostGroup> groupOf(HostId host) {
    return groups.values().stream().filter(group -> group.hosts().contains(host)).findFirst();
  }

  @Override
  public Optional<String> obstacle(String name, Optional<GroupId> group, Optional<GroupId> parent) {
    return Optional.empty();
  }

  @Override
  public HostGroup add(String name, Optional<GroupId> parent) {
    HostGroup added = new HostGroup(GroupId.random(), name, Set.of()).in(parent);
    put(List.of(added), Set.of());
    return added;
  }

  @Override
  public void rename(GroupId id, String name) {
    put(List.of(groups.get(id).named(name)), Set.of());
  }

  @Override
  public void remove(GroupId id) {
    HostGroup removed = groups.get(id);
    List<HostGroup> changed = new ArrayList<>();
    groupsIn(Optional.of(id)).forEach(group -> changed.add(group.in(removed.parent())));
    removed.parent().map(groups::get).ifPresent(parent -> {
      Set<HostId> hosts = new HashSet<>(parent.hosts());
      hosts.addAll(removed.hosts());
      changed.add(parent.with(hosts));
    });
    put(changed, Set.of(id));
  }

  @Override
  public void move(Set<HostId> hosts, Optional<GroupId> target) {
    List<HostGroup> changed = new ArrayList<>();
    for (HostGroup before : groups()) {
      Set<HostId> now = new HashSet<>(before.hosts());
      now.removeAll(hosts);
      target.filter(before.id()::equals).ifPresent(id -> now.addAll(hosts));
      changed.add(before.with(now));
    }
    put(changed, Set.of());
  }

  @Override
  public Optional<String> whyNotIn(Set<GroupId> moved, Optional<GroupId> parent) {
    return upwards(parent).stream().map(HostGroup::id).anyMatch(moved::contains) ? Optional.of("A circle.")
        : Optional.empty();
  }

  @Override
  public void nest(Set<GroupId> moved, Optional<GroupId> parent) {
    whyNotIn(moved, parent).ifPresent(why -> {
      throw new IllegalArgumentException(why);
    });
    put(moved.stream().map(id -> groups.get(id).in(parent)).toList(), Set.of());
  }

  private void put(List<HostGroup> changed, Set<GroupId> removed) {
    Map<GroupId, HostGroup> before = Map.copyOf(groups);
    changed.forEach(group -> groups.put(group.id(), group));
    removed.forEach(groups::remove);
    groups.replaceAll((id, group) -> group.withAll(allHosts(group)));
    Set<GroupId> all = new LinkedHashSet<>(before.keySet());
    all.addAll(groups.keySet());
    List<Change> changes = all.stream().map(id -> new Change(id, Optional.ofNullable(before.get(id)), group(id)))
        .filter(Change::isAny).toList();
    listeners.forEach(listener -> listener.groupsChanged(changes));
  }

  private Set<HostId> allHosts(HostGroup group) {
    return groups.values().stream().filter(other -> upwards(Optional.of(other.id())).contains(group))
        .flatMap(other -> other.hosts().stream()).collect(Collectors.toSet());
  }

  @Override
  public Registration addListener(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
