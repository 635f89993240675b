/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.NameOrder;

/**
 * The groups that the user made of hosts; a host is in one or in none, and so is a group, at most {@link #DEEPEST}
 * within each other. They are kept over a restart, and are of the workbench alone: nothing is told to hosts. An OSGi
 * service. Any thread; what changes something writes a file, which is not for a UI thread.
 *
 * @since 0.1
 */
@ProviderType
public interface HostGroups {

  /** So many groups are within each other at most. */
  int DEEPEST = 16;

  /**
   * One change: of a group itself, or of what is in the groups within it.
   *
   * @param id the group
   * @param before what it was; empty for a new one
   * @param after what it is; empty for one that was removed
   */
  record Change(GroupId id, Optional<HostGroup> before, Optional<HostGroup> after) {

    /** Whether it is another one at all, since groups are equal by their identities. */
    public boolean isAny() {
      return before.isEmpty() != after.isEmpty()
          || before.isPresent() && !before.get().isSame(after.orElseThrow());
    }
  }

  /** Hears of changes. */
  @FunctionalInterface
  @ConsumerType
  interface Listener {

    /** Groups changed, in that order; never empty. */
    void groupsChanged(List<Change> changes);
  }

  /** All groups, ordered by name. */
  List<HostGroup> groups();

  /** The group of that identity, empty if it was removed. */
  Optional<HostGroup> group(GroupId id);

  /** The group that a host is in. */
  Optional<HostGroup> groupOf(HostId host);

  /** The groups that are in another itself, ordered by name; those at the top if it is empty. */
  default List<HostGroup> groupsIn(Optional<GroupId> parent) {
    return groups().stream().filter(group -> group.parent().equals(parent)).toList();
  }

  /** A group and those that it is within, from below; none if it was removed. */
  default List<HostGroup> upwards(Optional<GroupId> from) {
    List<HostGroup> all = new ArrayList<>();
    for (Optional<HostGroup> group = from.flatMap(this::group); group.isPresent(); group =
        group.flatMap(HostGroup::parent).flatMap(this::group)) {
      all.add(group.get());
    }
    return List.copyOf(all);
  }

  /** The group that a host is in and those that this one is within, from below; none if it is in none. */
  default List<HostGroup> groupsOf(HostId host) {
    return upwards(groupOf(host).map(HostGroup::id));
  }

  /** The names of a group and of those that it is within, from above; without names if it was removed. */
  default GroupPath path(Optional<GroupId> group) {
    LinkedList<String> names = new LinkedList<>();
    upwards(group).forEach(each -> names.addFirst(each.name()));
    return new GroupPath(names);
  }

  /** The group that has that path, whichever way its names are spelt; empty if there is none. */
  default Optional<HostGroup> find(GroupPath path) {
    Optional<HostGroup> found = Optional.empty();
    for (String name : path.names()) {
      Optional<GroupId> parent = found.map(HostGroup::id);
      found = groupsIn(parent).stream().filter(group -> NameOrder.isSame(group.name(), name)).findFirst();
      if (found.isEmpty()) {
        return found;
      }
    }
    return found;
  }

  /**
   * The group that has that path, of which what is not there is made; empty for a path without names.
   *
   * @throws IllegalArgumentException if it cannot be made
   * @throws IllegalStateException as {@link #add}
   */
  default Optional<HostGroup> make(GroupPath path) {
    Optional<HostGroup> made = Optional.empty();
    for (int length = 1; length <= path.names().size(); length++) {
      GroupPath part = new GroupPath(path.names().subList(0, length));
      Optional<GroupId> parent = made.map(HostGroup::id);
      made = find(part).or(() -> Optional.of(add(part.names().get(part.names().size() - 1), parent)));
    }
    return made;
  }

  /**
   * Why a group cannot have that name, as a sentence; empty if it can. No other in the same group may have it.
   *
   * @param group the group that has it or is to have it; empty for a new one
   * @param parent the group that it is in; empty at the top
   */
  Optional<String> obstacle(String name, Optional<GroupId> group, Optional<GroupId> parent);

  /**
   * Makes a group without hosts.
   *
   * @param parent the group that it is in; empty at the top
   * @throws IllegalArgumentException if there is an {@link #obstacle}, no such parent, or it would be too deep
   * @throws IllegalStateException if a newer version stored the groups; nothing was changed then
   */
  HostGroup add(String name, Optional<GroupId> parent);

  /** The same at the top. */
  default HostGroup add(String name) {
    return add(name, Optional.empty());
  }

  /**
   * Gives a group another name.
   *
   * @throws IllegalArgumentException if there is an {@link #obstacle} or no such group
   * @throws IllegalStateException as {@link #add}
   */
  void rename(GroupId id, String name);

  /**
   * Removes a group; its hosts and the groups in it are where it was then.
   *
   * @throws IllegalArgumentException if there is no such group, or one in it has a name that is taken where it was
   * @throws IllegalStateException as {@link #add}
   */
  void remove(GroupId id);

  /**
   * Puts hosts into a group, wherever they were before; into none if it is empty.
   *
   * @throws IllegalArgumentException if there is no such group
   * @throws IllegalStateException as {@link #add}
   */
  void move(Set<HostId> hosts, Optional<GroupId> group);

  /**
   * Why groups cannot be put into another, or to the top, as a sentence: it is one of them or within one, a name is
   * taken there, or it would be too deep; empty if they can.
   */
  Optional<String> whyNotIn(Set<GroupId> groups, Optional<GroupId> parent);

  /**
   * Puts groups with all that is in them into another, wherever they were before; to the top if it is empty.
   *
   * @throws IllegalArgumentException if there is an obstacle; nothing was moved then
   * @throws IllegalStateException as {@link #add}
   */
  void nest(Set<GroupId> groups, Optional<GroupId> parent);

  /** Listens to changes; called on the core's dispatcher thread, in order, and must return at once. */
  Registration addListener(Listener listener);
}
