/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;

/**
 * The groups that the user made of hosts; a host is in one or in none. They are kept over a restart, and are of the
 * workbench alone: nothing is told to hosts. An OSGi service. Any thread; what changes something writes a file, which
 * is not for a UI thread.
 *
 * @since 0.1
 */
@ProviderType
public interface HostGroups {

  /**
   * One change.
   *
   * @param id the group
   * @param before what it was; empty for a new one
   * @param after what it is; empty for one that was removed
   */
  record Change(GroupId id, Optional<HostGroup> before, Optional<HostGroup> after) {
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

  /**
   * Why a group cannot have that name, as a sentence; empty if it can.
   *
   * @param group the group that has it or is to have it; empty for a new one
   */
  Optional<String> obstacle(String name, Optional<GroupId> group);

  /**
   * Makes a group without hosts.
   *
   * @throws IllegalArgumentException if there is an {@link #obstacle}
   * @throws IllegalStateException if a newer version stored the groups; nothing was changed then
   */
  HostGroup add(String name);

  /**
   * Gives a group another name.
   *
   * @throws IllegalArgumentException if there is an {@link #obstacle} or no such group
   * @throws IllegalStateException as {@link #add}
   */
  void rename(GroupId id, String name);

  /**
   * Removes a group; its hosts stay in the workbench and are in none then.
   *
   * @throws IllegalArgumentException if there is no such group
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

  /** Listens to changes; called on the core's dispatcher thread, in order, and must return at once. */
  Registration addListener(Listener listener);
}
