/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

/** State of a domain as libvirt defines it ({@code virDomainState}). */
public enum DomainState {
  /** The hypervisor tells none. */
  NO_STATE,
  /** Running on a CPU or ready to. */
  RUNNING,
  /** Running, and waiting for a resource. */
  BLOCKED,
  /** Suspended in memory. */
  PAUSED,
  /** In the process of shutting down. */
  SHUTTING_DOWN,
  /** Not running. */
  SHUT_OFF,
  /** Crashed. */
  CRASHED,
  /** Suspended by the guest's power management. */
  PM_SUSPENDED;

  /** Whether the guest executes: running or blocked. */
  public boolean isRunning() {
    return this == RUNNING || this == BLOCKED;
  }

  /** Whether the domain occupies memory and can be polled: everything but shut off, crashed and unknown. */
  public boolean isActive() {
    return this != SHUT_OFF && this != CRASHED && this != NO_STATE;
  }

  /**
   * How strongly a placement in this state claims to own the VM: a running one beats a paused one, which beats a
   * shut-off one.
   */
  public int ownership() {
    return isRunning() ? 2 : isActive() ? 1 : 0;
  }
}
