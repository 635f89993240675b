/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.xenworkbench.core.host.PollStatistics;

/** Counts the rounds of one host. Any thread. */
public final class PollCount {

  private Optional<PollStatistics> counted = Optional.empty();

  synchronized Optional<PollStatistics> statistics() {
    return counted;
  }

  /** The interval that is in force: a host whose rounds take longer than the one that is set has a longer one. */
  synchronized Duration inForce(Duration set) {
    return counted.map(PollStatistics::interval).filter(slow -> slow.compareTo(set) > 0).orElse(set);
  }

  /** Counts a round that was answered, the ticks until the next one, and the domains that it could not read. */
  synchronized void answered(Instant at, Duration lag, Duration took, long ticks, Duration interval, int unread) {
    PollStatistics before = before();
    counted = Optional.of(new PollStatistics(before.rounds() + 1, before.skipped() + ticks - 1, before.failures(), 0,
        before.unread() + unread, took, at, lag, interval.multipliedBy(ticks), Duration.ZERO));
  }

  /** Counts a round that failed, and how long polling waits after it. */
  synchronized void failed(Duration lag, Duration backOff) {
    PollStatistics before = before();
    counted = Optional.of(new PollStatistics(before.rounds(), before.skipped(), before.failures() + 1,
        before.failuresInARow() + 1, before.unread(), before.lastDuration(), before.lastRound(), lag,
        before.interval(), backOff));
  }

  private PollStatistics before() {
    return counted.orElseGet(() -> new PollStatistics(0, 0, 0, 0, 0, Duration.ZERO, Instant.EPOCH, Duration.ZERO,
        Duration.ZERO, Duration.ZERO));
  }
}
