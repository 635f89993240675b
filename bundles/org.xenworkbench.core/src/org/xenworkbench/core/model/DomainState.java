/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

/**
 * State of a domain as libvirt defines it ({@code virDomainState}). It does not tell whether the domain is active: a
 * crashed one may still be there, and one without a state may run. Its number does.
 *
 * @since 0.1
 */
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

  /** Whether it is certain that the guest does not execute. */
  public boolean standsStill() {
    return this == PAUSED || this == PM_SUSPENDED || this == CRASHED || this == SHUT_OFF;
  }
}
