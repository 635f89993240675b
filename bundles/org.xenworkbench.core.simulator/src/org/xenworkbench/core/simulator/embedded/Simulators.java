/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.embedded;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
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
   * @param clock the wall clock that the guests see
   * @param nanos the monotonic time, as {@link System#nanoTime}, that goes on as {@code clock} does
   * @param scheduler runs all that happens by itself, and every listener; must run one task at a time. It stays the
   *     caller's, who shuts it down
   */
  public static Simulator create(Clock clock, LongSupplier nanos, ScheduledExecutorService scheduler) {
    return new SimulatorDriver(clock, nanos, scheduler);
  }
}
