/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A virtual machine at one moment, made by {@link #of} or {@link #toBuilder}: the constructor changes with what is
 * known of one. Immutable; equal to every other snapshot of the same VM, whichever host has it.
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
 * @param migratingFrom the host from which it is on its way, while that one is not heard and its own host has no more
 *     of it than the place where it will run; that host may have been removed
 * @param alsoOn the hosts that have another VM with the same UUID; the one whose VM bears it is the first
 * @param reason why it is in its state
 * @param maxVcpus the most virtual CPUs that it may have online, 0 if not known
 * @param saved whether its host keeps its state on disk, which its next start goes on from
 * @param autostart whether it is started when its host starts
 * @since 0.1
 */
public record VirtualMachine(VmId id, String name, HostId host, DomainState state, int domainNumber, int vcpus,
    long memory, long maxMemory, boolean persistent, Optional<HostId> migratingTo,
    Optional<HostId> migratingFrom, List<HostId> alsoOn, StateReason reason, int maxVcpus, boolean saved,
    boolean autostart) implements ModelObject {

  /** Copies the list. */
  public VirtualMachine {
    alsoOn = List.copyOf(alsoOn);
  }

  /** A persistent VM that is shut off, and of which nothing else is known; its builder may know more. */
  public static Builder of(VmId id, String name, HostId host) {
    return new Builder(new VirtualMachine(id, name, host, DomainState.SHUT_OFF, -1, 0, 0, 0, true, Optional.empty(),
        Optional.empty(), List.of(), StateReason.UNKNOWN, 0, false, false));
  }

  /** The same VM, to be changed: what it is at another moment. */
  public Builder toBuilder() {
    return new Builder(this);
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
    return migratingTo.isPresent() || migratingFrom.isPresent();
  }

  /** The host where it is: its own, unless that one is only the target of a migration that goes on. */
  public HostId whereabouts() {
    return migratingFrom.orElse(host);
  }

  /**
   * Whether its guest is still somewhere else, so that nothing of it can be measured on its host: a migration fills the
   * place where it will run, as the hypervisor says, too, where nobody knows from where.
   */
  public boolean isArriving() {
    return migratingFrom.isPresent()
        || state == DomainState.PAUSED && reason == StateReason.MIGRATING && migratingTo.isEmpty();
  }

  /** A copy that has ended for that reason. */
  public VirtualMachine ended(StateReason why) {
    return toBuilder().state(DomainState.SHUT_OFF, -1).reason(why).memory(0, maxMemory).build();
  }

  /** Whether nothing a user could see differs. */
  public boolean sameContent(VirtualMachine other) {
    return id.equals(other.id) && name.equals(other.name) && host.equals(other.host) && state == other.state
        && domainNumber == other.domainNumber && vcpus == other.vcpus && memory == other.memory
        && maxMemory == other.maxMemory && persistent == other.persistent && migratingTo.equals(other.migratingTo)
        && migratingFrom.equals(other.migratingFrom) && alsoOn.equals(other.alsoOn) && reason == other.reason
        && maxVcpus == other.maxVcpus && saved == other.saved && autostart == other.autostart;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VirtualMachine vm && id.equals(vm.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Makes a virtual machine. Not thread-safe. */
  public static final class Builder {

    private final VmId id;
    private String name;
    private HostId host;
    private DomainState state;
    private int domainNumber;
    private int vcpus;
    private long memory;
    private long maxMemory;
    private boolean persistent;
    private Optional<HostId> migratingTo;
    private Optional<HostId> migratingFrom;
    private List<HostId> alsoOn;
    private StateReason reason;
    private int maxVcpus;
    private boolean saved;
    private boolean autostart;

    private Builder(VirtualMachine from) {
      id = from.id;
      name = from.name;
      host = from.host;
      state = from.state;
      domainNumber = from.domainNumber;
      vcpus = from.vcpus;
      memory = from.memory;
      maxMemory = from.maxMemory;
      persistent = from.persistent;
      migratingTo = from.migratingTo;
      migratingFrom = from.migratingFrom;
      alsoOn = from.alsoOn;
      reason = from.reason;
      maxVcpus = from.maxVcpus;
      saved = from.saved;
      autostart = from.autostart;
    }

    /** Its name. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /** The host that owns it. */
    public Builder host(HostId value) {
      host = value;
      return this;
    }

    /**
     * Its state.
     *
     * @param number the hypervisor's number of the active domain, -1 if it is not active
     */
    public Builder state(DomainState value, int number) {
      state = value;
      domainNumber = number;
      return this;
    }

    /** Number of online virtual CPUs. */
    public Builder vcpus(int value) {
      vcpus = value;
      return this;
    }

    /**
     * Its memory.
     *
     * @param bytes what it has now
     * @param most what it may have, in bytes
     */
    public Builder memory(long bytes, long most) {
      memory = bytes;
      maxMemory = most;
      return this;
    }

    /** Whether its definition survives its end. */
    public Builder persistent(boolean value) {
      persistent = value;
      return this;
    }

    /** The host it is being migrated to. */
    public Builder migratingTo(HostId target) {
      return migratingTo(Optional.of(target));
    }

    /** The host it is being migrated to, while it is. */
    public Builder migratingTo(Optional<HostId> target) {
      migratingTo = target;
      return this;
    }

    /** The host from which it is on its way, while only its target is heard. */
    public Builder migratingFrom(Optional<HostId> source) {
      migratingFrom = source;
      return this;
    }

    /** The hosts that have another VM with the same UUID; the one whose VM bears it is the first. */
    public Builder alsoOn(List<HostId> hosts) {
      alsoOn = hosts;
      return this;
    }

    /** Why it is in its state. */
    public Builder reason(StateReason value) {
      reason = value;
      return this;
    }

    /** The most virtual CPUs that it may have online, 0 if not known. */
    public Builder maxVcpus(int value) {
      maxVcpus = value;
      return this;
    }

    /** Whether its host keeps its state on disk. */
    public Builder saved(boolean value) {
      saved = value;
      return this;
    }

    /** Whether it is started when its host starts. */
    public Builder autostart(boolean value) {
      autostart = value;
      return this;
    }

    /** The virtual machine. */
    public VirtualMachine build() {
      return new VirtualMachine(id, name, host, state, domainNumber, vcpus, memory, maxMemory, persistent, migratingTo,
          migratingFrom, alsoOn, reason, maxVcpus, saved, autostart);
    }
  }
}
