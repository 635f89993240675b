/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

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
  /** Let a paused domain execute again. */
  RESUME
}
