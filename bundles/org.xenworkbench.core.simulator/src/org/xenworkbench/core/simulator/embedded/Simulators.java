/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.embedded;

import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.simulator.Simulator;
import org.xenworkbench.core.simulator.internal.SimulatorDriver;

/**
 * Makes simulators.
 *
 * @since 0.1
 */
public final class Simulators {

  private Simulators() {
  }

  /**
   * A simulator with a time of its own.
   *
   * @param timing whose clock the guests see, and on one thread of which all happens by itself
   */
  public static Simulator create(Timing timing) {
    return new SimulatorDriver(timing);
  }
}
