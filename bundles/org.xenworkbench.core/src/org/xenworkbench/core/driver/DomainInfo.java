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
 * A domain as one host lists it.
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
 * @since 0.1
 */
public record DomainInfo(UUID uuid, String name, int number, DomainState state, int vcpus, long memory,
    long maxMemory, boolean persistent, StateReason reason) {

  /** Takes what cannot be, by {@link Bounds}, for unknown. */
  public DomainInfo {
    name = Bounds.text(name, Bounds.NAME);
    vcpus = Bounds.known(vcpus, Bounds.VCPUS);
    memory = Bounds.memory(memory);
    maxMemory = Bounds.memory(maxMemory);
  }

  /** A domain whose state has no known reason. */
  public DomainInfo(UUID uuid, String name, int number, DomainState state, int vcpus, long memory, long maxMemory,
      boolean persistent) {
    this(uuid, name, number, state, vcpus, memory, maxMemory, persistent, StateReason.UNKNOWN);
  }

  /** Whether the hypervisor has it, whatever its state is called. */
  public boolean isActive() {
    return number >= 0;
  }

  /** The same under that number in another state. */
  public DomainInfo with(int newNumber, DomainState newState, StateReason newReason) {
    return new DomainInfo(uuid, name, newNumber, newState, vcpus, memory, maxMemory, persistent, newReason);
  }
}
