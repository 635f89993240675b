/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;

/**
 * A group of hosts at one moment. Immutable; equal to every other snapshot of the same group.
 *
 * @param id its identity
 * @param name what the user calls it
 * @param hosts the hosts that are in it itself, of which none is in another; those that are not there now included
 * @param parent the group that it is in; empty at the top
 * @param allHosts the same hosts, and those of all groups within it
 * @since 0.1
 */
public record HostGroup(GroupId id, String name, Set<HostId> hosts, Optional<GroupId> parent, Set<HostId> allHosts)
    implements ModelObject {

  /** Copies the sets. */
  public HostGroup {
    hosts = Set.copyOf(hosts);
    allHosts = Set.copyOf(allHosts);
  }

  /** One at the top without groups within it. */
  public HostGroup(GroupId id, String name, Set<HostId> hosts) {
    this(id, name, hosts, Optional.empty(), hosts);
  }

  /** The same with another name. */
  public HostGroup named(String other) {
    return new HostGroup(id, other, hosts, parent, allHosts);
  }

  /** The same with other hosts of its own. */
  public HostGroup with(Set<HostId> others) {
    return new HostGroup(id, name, others, parent, allHosts);
  }

  /** The same in another group. */
  public HostGroup in(Optional<GroupId> other) {
    return new HostGroup(id, name, hosts, other, allHosts);
  }

  /** The same with what is in the groups within it. */
  public HostGroup withAll(Set<HostId> all) {
    return new HostGroup(id, name, hosts, parent, all);
  }

  /** Whether another snapshot says the same of the group. */
  public boolean isSame(HostGroup other) {
    return id.equals(other.id) && name.equals(other.name) && parent.equals(other.parent) && hosts.equals(other.hosts)
        && allHosts.equals(other.allHosts);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostGroup group && id.equals(group.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
