/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.Optional;
import org.xenworkbench.core.simulator.SimulatedFault;

/** Lets the faults of a fleet begin and end. */
final class Faults {

  private final World world;

  Faults(World world) {
    this.world = world;
  }

  /** Plans them all, from now on. */
  void plan() {
    world.definition().faults().forEach(fault -> world.time().later(fault.after(), () -> begin(fault)));
  }

  private void begin(SimulatedFault fault) {
    set(fault, true);
    if (!fault.length().isZero()) {
      world.time().later(fault.length(), () -> set(fault, false));
    }
    if (!fault.every().isZero()) {
      world.time().later(fault.every(), () -> begin(fault));
    }
  }

  private void set(SimulatedFault fault, boolean on) {
    switch (fault.kind()) {
      case UNREACHABLE -> world.setReachable(fault.host(), !on);
      case FROZEN -> world.setFrozen(fault.host(), on);
      case SLOW -> world.setLatency(fault.host(), on ? fault.latency() : Duration.ZERO);
      case REFUSES_MIGRATIONS -> world.refuseMigrations(fault.host(), reason(on, Messages.Faults_Refuses));
      case DISK_FULL -> world.failKeeping(fault.host(), reason(on, Messages.Faults_DiskFull));
    }
  }

  private static Optional<String> reason(boolean on, String text) {
    return on ? Optional.of(text) : Optional.empty();
  }
}
