/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A host at one moment, made by {@link #of} or {@link #toBuilder}: the constructor changes with what is known of one.
 * Immutable; equal to every other snapshot of the same host.
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

  /** A hypervisor of which nothing else is known yet; its builder may know more. */
  public static Builder of(HostId id, String name, Connection connection) {
    return new Builder(new Host(id, name, "", Kind.HYPERVISOR, false, connection, Optional.empty(), Optional.empty()));
  }

  /** The same host, to be changed: what it is at another moment. */
  public Builder toBuilder() {
    return new Builder(this);
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

  /** Makes a host. Not thread-safe. */
  public static final class Builder {

    private final HostId id;
    private String name;
    private String address;
    private Kind kind;
    private boolean simulated;
    private Connection connection;
    private Optional<HostInfo> info;
    private Optional<HostId> sameMachineAs;

    private Builder(Host from) {
      id = from.id;
      name = from.name;
      address = from.address;
      kind = from.kind;
      simulated = from.simulated;
      connection = from.connection;
      info = from.info;
      sameMachineAs = from.sameMachineAs;
    }

    /** The name the user gave it. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /** Where it is reached, for display only. */
    public Builder address(String value) {
      address = value;
      return this;
    }

    /** What it is. */
    public Builder kind(Kind value) {
      kind = value;
      return this;
    }

    /** Whether it is made up. */
    public Builder simulated(boolean value) {
      simulated = value;
      return this;
    }

    /** How it is connected. */
    public Builder connection(Connection value) {
      connection = value;
      return this;
    }

    /** What it tells of itself. */
    public Builder info(HostInfo value) {
      return info(Optional.of(value));
    }

    /** What it told of itself when it was last connected, if it was. */
    public Builder info(Optional<HostInfo> value) {
      info = value;
      return this;
    }

    /** Another host that leads to the same machine, if there is one. */
    public Builder sameMachineAs(Optional<HostId> other) {
      sameMachineAs = other;
      return this;
    }

    /** The host. */
    public Host build() {
      return new Host(id, name, address, kind, simulated, connection, info, sameMachineAs);
    }
  }
}
