/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.host;

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
 * @param hosts the hosts that are in it, of which none is in another; those that are not there now included
 * @since 0.1
 */
public record HostGroup(GroupId id, String name, Set<HostId> hosts) implements ModelObject {

  /** Copies the set. */
  public HostGroup {
    hosts = Set.copyOf(hosts);
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
