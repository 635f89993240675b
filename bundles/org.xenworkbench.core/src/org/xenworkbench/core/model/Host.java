/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A host at one moment. Immutable; equal to every other snapshot of the same host.
 *
 * @param id its identity
 * @param name the name the user gave it
 * @param address where it is reached, for display only
 * @param kind what it is
 * @param simulated whether it is made up; must then be said wherever it is shown
 * @param connection how it is connected
 * @param info what it told of itself when it was last connected
 * @param sameMachineAs another host of the workbench that leads to the same machine and shows its VMs
 * @since 0.1
 */
public record Host(HostId id, String name, String address, Kind kind, boolean simulated, Connection connection,
    Optional<HostInfo> info, Optional<HostId> sameMachineAs) implements ModelObject {

  /** A host that is a machine of its own. */
  public Host(HostId id, String name, String address, Kind kind, boolean simulated, Connection connection,
      Optional<HostInfo> info) {
    this(id, name, address, kind, simulated, connection, info, Optional.empty());
  }

  /** A copy that is (or is no longer) the same machine as another. */
  public Host withSameMachineAs(Optional<HostId> other) {
    return new Host(id, name, address, kind, simulated, connection, info, other);
  }

  /** What a host is. */
  public enum Kind {
    /** Runs virtual machines. */
    HYPERVISOR,
    /** A machine that is only measured, such as the one the workbench runs on. */
    MACHINE
  }

  /** Whether the host is connected now. */
  public boolean isConnected() {
    return connection.state() == Connection.State.CONNECTED;
  }

  /** Whether nothing a user could see differs. */
  public boolean sameContent(Host other) {
    return id.equals(other.id) && name.equals(other.name) && address.equals(other.address) && kind == other.kind
        && simulated == other.simulated && connection.equals(other.connection) && info.equals(other.info)
        && sameMachineAs.equals(other.sameMachineAs);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Host host && id.equals(host.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
