/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Duration;
import java.time.Instant;
import org.xenworkbench.core.metric.PollStatistics;

/** Counts the rounds of one host. */
final class PollCount {

  private PollStatistics counted = new PollStatistics(0, 0, 0, 0, 0, Duration.ZERO, Instant.EPOCH,
      Duration.ZERO, Duration.ZERO, Duration.ZERO);

  synchronized PollStatistics statistics() {
    return counted;
  }

  synchronized void answered(Instant at, Duration lag, Duration took, long ticks, Duration interval,
      int unread) {
    counted = new PollStatistics(counted.rounds() + 1, counted.skipped() + ticks - 1, counted.failures(), 0,
        counted.unread() + unread, took, at, lag, interval.multipliedBy(ticks), Duration.ZERO);
  }

  synchronized void failed(Duration lag, Duration backOff) {
    counted = new PollStatistics(counted.rounds(), counted.skipped(), counted.failures() + 1,
        counted.failuresInARow() + 1, counted.unread(), counted.lastDuration(), counted.lastRound(), lag,
        counted.interval(), backOff);
  }
}
