/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a migration goes, as a pure function of the time since it began: memory is copied once in full, then what the
 * guest changed meanwhile, a fifth of the pass before, until little is left; then the guest stands still.
 *
 * @param passes bytes of each pass
 * @param bandwidth bytes per second
 * @param downtime how long the guest stands still
 */
record MigrationPlan(List<Double> passes, double bandwidth, Duration downtime) {

  private static final double DIRTIED = 0.2;
  private static final double ENOUGH = 0.03;

  static MigrationPlan of(long memory, double bandwidth, Duration downtime) {
    List<Double> passes = new ArrayList<>();
    for (double pass = memory; pass > memory * ENOUGH; pass *= DIRTIED) {
      passes.add(pass);
    }
    return new MigrationPlan(List.copyOf(passes), bandwidth, downtime);
  }

  double total() {
    return passes.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** How long it takes until the guest is stopped. */
  Duration copyTime() {
    return Duration.ofNanos((long) (total() / bandwidth * 1e9));
  }

  /** Bytes transferred after that many seconds. */
  double transferred(double seconds) {
    return Math.min(total(), Math.max(0, seconds) * bandwidth);
  }

  /** The number of the pass after that many seconds, from 1. */
  int iteration(double seconds) {
    double done = transferred(seconds);
    int iteration = 0;
    double sum = 0;
    while (iteration < passes.size() - 1 && sum + passes.get(iteration) <= done) {
      sum += passes.get(iteration);
      iteration++;
    }
    return iteration + 1;
  }
}
