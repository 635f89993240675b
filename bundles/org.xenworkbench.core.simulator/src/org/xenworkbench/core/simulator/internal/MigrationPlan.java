/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.driver.MigrationOptions;

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

  /** What compression leaves of memory. */
  private static final double COMPRESSED = 0.5;

  /** So many bytes of a disk are sent before the guest's memory, if it is not shared. */
  private static final double DISK = 1L << 30;

  static MigrationPlan of(long memory, double bandwidth, Duration downtime) {
    return of(memory, bandwidth, downtime, MigrationOptions.DEFAULT);
  }

  /** A guest that stands still changes nothing: one pass is enough. */
  static MigrationPlan of(long memory, double bandwidth, Duration downtime, MigrationOptions options) {
    double first = memory * (options.compressed() ? COMPRESSED : 1);
    List<Double> passes = new ArrayList<>();
    switch (options.storage()) {
      case FULL -> passes.add(DISK);
      case INCREMENTAL -> passes.add(DISK * DIRTIED);
      default -> {}
    }
    for (double pass = first; pass > first * (options.live() ? ENOUGH : DIRTIED); pass *= DIRTIED) {
      passes.add(pass);
    }
    double speed = options.bandwidth().isPresent() ? Math.min(options.bandwidth().getAsLong(), bandwidth) : bandwidth;
    Duration still = options.downtime().filter(limit -> limit.compareTo(downtime) < 0).orElse(downtime);
    return new MigrationPlan(List.copyOf(passes), speed, still);
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
