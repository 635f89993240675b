/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal;

/**
 * How a console view stands.
 *
 * @param phase where it is between opening and closing
 * @param text what is known about that, as a sentence; may be empty
 */
record ConsoleStatus(Phase phase, String text) {

  enum Phase {
    /** Cannot be opened yet, or the VM is on its way; goes on by itself. */
    WAITING,
    /** Being opened. */
    OPENING,
    /** What is typed reaches the guest. */
    ATTACHED,
    /** Refused; only the user can go on. */
    FAILED
  }
}
