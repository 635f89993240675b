/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

/**
 * What happened to an alert; more in time, so a switch needs a default branch.
 *
 * @since 0.1
 */
public enum AlertPhase {
  /** It was raised: once in its life. Actions run. */
  RAISED,
  /** It still lasts after the rule's repeat interval, and nobody has acknowledged or silenced it. Actions run. */
  REPEATED,
  /** Its state, what is said of it, or that it is acknowledged or silenced, changed. No action runs. */
  CHANGED,
  /** It is over: once in its life. Actions run. */
  RESOLVED,
  /** There is none: a user tries an action on one that is made up ({@link Alerts#test}). That action runs. */
  TEST
}
