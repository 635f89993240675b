/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import org.xenworkbench.core.model.DomainState;

/** A change of a domain's power state that a user can ask for. */
public enum PowerAction {
  /** Boot a domain that is shut off. */
  START,
  /** Ask the guest to shut down; returns before it has. */
  SHUT_DOWN,
  /** End it at once, as if the plug were pulled. */
  FORCE_OFF,
  /** Ask the guest to reboot. */
  REBOOT,
  /** Stop it from executing, in memory. */
  PAUSE,
  /** Let a paused domain execute again, and wake one that sleeps. */
  RESUME;

  /**
   * Whether libvirt accepts this action of a domain in that state. One without a state is treated as a running one,
   * since nothing speaks against it.
   *
   * @param active whether the hypervisor has the domain, as its number tells
   */
  public boolean fits(DomainState state, boolean active) {
    return switch (this) {
      case START -> !active && !state.isRunning();
      case FORCE_OFF -> active;
      case RESUME -> active && (state == DomainState.PAUSED || state == DomainState.PM_SUSPENDED);
      case SHUT_DOWN, REBOOT, PAUSE -> active && (state.isRunning() || state == DomainState.NO_STATE);
    };
  }
}
