/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A virtual machine at one moment. Immutable; equal to every other snapshot of the same VM, whichever host has it.
 *
 * @param id its identity
 * @param name its name
 * @param host the host that owns it: the one where it runs, else the one that lists it
 * @param state its state
 * @param domainNumber the hypervisor's number of the active domain, -1 if it is not active
 * @param vcpus number of online virtual CPUs
 * @param memory memory it has now, in bytes
 * @param maxMemory memory it may have, in bytes
 * @param persistent whether its definition survives its end
 * @param migratingTo the host it is being migrated to, while it is
 * @param alsoOn the hosts that have another VM with the same UUID; the one whose VM bears it is the first
 * @param reason why it is in its state
 * @since 0.1
 */
public record VirtualMachine(VmId id, String name, HostId host, DomainState state, int domainNumber, int vcpus,
    long memory, long maxMemory, boolean persistent, Optional<HostId> migratingTo, List<HostId> alsoOn,
    StateReason reason) implements ModelObject {

  /** Copies the list. */
  public VirtualMachine {
    alsoOn = List.copyOf(alsoOn);
  }

  /** A VM whose state has no known reason. */
  public VirtualMachine(VmId id, String name, HostId host, DomainState state, int domainNumber, int vcpus,
      long memory, long maxMemory, boolean persistent, Optional<HostId> migratingTo, List<HostId> alsoOn) {
    this(id, name, host, state, domainNumber, vcpus, memory, maxMemory, persistent, migratingTo, alsoOn,
        StateReason.UNKNOWN);
  }

  /** A VM whose UUID nobody else has, as is right. */
  public VirtualMachine(VmId id, String name, HostId host, DomainState state, int domainNumber, int vcpus,
      long memory, long maxMemory, boolean persistent, Optional<HostId> migratingTo) {
    this(id, name, host, state, domainNumber, vcpus, memory, maxMemory, persistent, migratingTo, List.of());
  }

  /** Whether the hypervisor has it, so that it takes memory and can be ended: one that crashed may still be there. */
  public boolean isActive() {
    return domainNumber >= 0;
  }

  /** Whether this is the host's control domain (Domain-0), which can be neither started, stopped nor migrated. */
  public boolean isControlDomain() {
    return id.isControlDomain();
  }

  /** Whether it is being migrated. */
  public boolean isMigrating() {
    return migratingTo.isPresent();
  }

  /** A copy that is (or is no longer) on its way to another host. */
  public VirtualMachine withMigratingTo(Optional<HostId> target) {
    return new VirtualMachine(id, name, host, state, domainNumber, vcpus, memory, maxMemory, persistent, target,
        alsoOn, reason);
  }

  /** A copy that has ended for that reason. */
  public VirtualMachine ended(StateReason why) {
    return new VirtualMachine(id, name, host, DomainState.SHUT_OFF, -1, vcpus, 0, maxMemory, persistent, migratingTo,
        alsoOn, why);
  }

  /** Whether nothing a user could see differs. */
  public boolean sameContent(VirtualMachine other) {
    return id.equals(other.id) && name.equals(other.name) && host.equals(other.host) && state == other.state
        && domainNumber == other.domainNumber && vcpus == other.vcpus && memory == other.memory
        && maxMemory == other.maxMemory && persistent == other.persistent && migratingTo.equals(other.migratingTo)
        && alsoOn.equals(other.alsoOn) && reason == other.reason;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VirtualMachine vm && id.equals(vm.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
