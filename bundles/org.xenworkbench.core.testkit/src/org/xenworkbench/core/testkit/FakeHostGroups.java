/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  public Optional<String> obstacle(String name, Optional<GroupId> group) {
    return Optional.empty();
  }

  @Override
  public HostGroup add(String name) {
    HostGroup added = new HostGroup(GroupId.random(), name, Set.of());
    put(List.of(new Change(added.id(), Optional.empty(), Optional.of(added))));
    return added;
  }

  @Override
  public void rename(GroupId id, String name) {
    put(List.of(new Change(id, group(id), group(id).map(group -> new HostGroup(id, name, group.hosts())))));
  }

  @Override
  public void remove(GroupId id) {
    put(List.of(new Change(id, group(id), Optional.empty())));
  }

  @Override
  public void move(Set<HostId> hosts, Optional<GroupId> target) {
    List<Change> changes = new ArrayList<>();
    for (HostGroup before : groups()) {
      Set<HostId> now = new HashSet<>(before.hosts());
      now.removeAll(hosts);
      target.filter(before.id()::equals).ifPresent(id -> now.addAll(hosts));
      changes.add(new Change(before.id(), Optional.of(before),
          Optional.of(new HostGroup(before.id(), before.name(), now))));
    }
    put(changes);
  }

  private void put(List<Change> changes) {
    for (Change change : changes) {
      change.after().ifPresentOrElse(after -> groups.put(change.id(), after), () -> groups.remove(change.id()));
    }
    listeners.forEach(listener -> listener.groupsChanged(changes));
  }

  @Override
  public Registration addListener(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
