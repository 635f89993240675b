/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.simulator.SimulatedFault;

/** Lets the faults of a fleet begin and end: one is over when the last of its kind on its host is. Simulator's thread. */
final class Faults {

  private final World world;
  private final Map<List<Object>, Integer> counts = new HashMap<>();

  Faults(World world) {
    this.world = world;
  }

  /** Plans them all, from now on. */
  void plan() {
    world.definition().faults().forEach(fault -> world.time().later(fault.after(), () -> begin(fault)));
  }

  private void begin(SimulatedFault fault) {
    count(fault, 1);
    if (!fault.length().isZero()) {
      world.time().later(fault.length(), () -> count(fault, -1));
    }
    if (!fault.every().isZero()) {
      world.time().later(fault.every(), () -> begin(fault));
    }
  }

  private void count(SimulatedFault fault, int change) {
    int now = counts.merge(List.of(fault.host(), fault.kind()), change, Integer::sum);
    if (change > 0 || now == 0) {
      set(fault, now > 0);
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
