/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.UUID;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/**
 * A domain as one host lists it, made by {@link #of} or {@link #toBuilder}: the constructor changes with what is known
 * of a domain.
 *
 * @param uuid its UUID on that host
 * @param name its name
 * @param number the hypervisor's number, -1 if not active; 0 for the control domain of a Xen host
 * @param state its state
 * @param vcpus online virtual CPUs, 0 if not known now
 * @param memory memory it has, in bytes; 0 if not known now
 * @param maxMemory memory it may have, in bytes
 * @param persistent whether its definition survives its end
 * @param reason why it is in its state
 * @param maxVcpus the most virtual CPUs that it may have online, 0 if not known
 * @param saved whether the host keeps its state on disk, which its next start goes on from
 * @param autostart whether it is started when its host starts
 * @since 0.1
 */
public record DomainInfo(UUID uuid, String name, int number, DomainState state, int vcpus, long memory,
    long maxMemory, boolean persistent, StateReason reason, int maxVcpus, boolean saved, boolean autostart) {

  /** Takes what cannot be, by {@link Bounds}, for unknown. */
  public DomainInfo {
    name = Bounds.text(name, Bounds.NAME);
    vcpus = Bounds.known(vcpus, Bounds.VCPUS);
    maxVcpus = Bounds.known(maxVcpus, Bounds.VCPUS);
    memory = Bounds.memory(memory);
    maxMemory = Bounds.memory(maxMemory);
  }

  /** A persistent domain that is shut off, and of which nothing else is known; its builder may know more. */
  public static Builder of(UUID uuid, String name) {
    return new Builder(
        new DomainInfo(uuid, name, -1, DomainState.SHUT_OFF, 0, 0, 0, true, StateReason.UNKNOWN, 0,
            false, false));
  }

  /** The same domain, to be changed: what it is at another moment. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Whether the hypervisor has it, whatever its state is called. */
  public boolean isActive() {
    return number >= 0;
  }

  /** Makes a domain as a driver lists it. Not thread-safe. */
  public static final class Builder {

    private final UUID uuid;
    private String name;
    private int number;
    private DomainState state;
    private int vcpus;
    private long memory;
    private long maxMemory;
    private boolean persistent;
    private StateReason reason;
    private int maxVcpus;
    private boolean saved;
    private boolean autostart;

    private Builder(DomainInfo from) {
      uuid = from.uuid;
      name = from.name;
      number = from.number;
      state = from.state;
      vcpus = from.vcpus;
      memory = from.memory;
      maxMemory = from.maxMemory;
      persistent = from.persistent;
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

    /**
     * Its state.
     *
     * @param value its state
     * @param hypervisorsNumber the hypervisor's number, -1 if not active; 0 for the control domain of a Xen host
     */
    public Builder state(DomainState value, int hypervisorsNumber) {
      state = value;
      number = hypervisorsNumber;
      return this;
    }

    /** Online virtual CPUs, 0 if not known now. */
    public Builder vcpus(int value) {
      vcpus = value;
      return this;
    }

    /**
     * Its memory.
     *
     * @param bytes what it has, 0 if not known now
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

    /** Whether the host keeps its state on disk. */
    public Builder saved(boolean value) {
      saved = value;
      return this;
    }

    /** Whether it is started when its host starts. */
    public Builder autostart(boolean value) {
      autostart = value;
      return this;
    }

    /** The domain. */
    public DomainInfo build() {
      return new DomainInfo(uuid, name, number, state, vcpus, memory, maxMemory, persistent, reason, maxVcpus,
          saved, autostart);
    }
  }
}
