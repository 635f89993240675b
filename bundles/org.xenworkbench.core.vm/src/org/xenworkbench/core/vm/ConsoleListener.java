/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of a console.
 *
 * @since 0.1
 */
@ConsumerType
public interface ConsoleListener {

  /** The guest wrote something; the array is the listener's own. */
  void output(byte[] data);

  /**
   * The console's state changed.
   *
   * @param message what happened, as a sentence for the user
   */
  void stateChanged(VmConsole.State state, String message);
}
