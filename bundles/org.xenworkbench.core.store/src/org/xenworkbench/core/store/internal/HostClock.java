/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.metric.SampleBatch;

/**
 * Watches the times of one host's rounds: learns the interval in force, and keeps a round back that lies more than a
 * minute ahead of the last until the next one confirms it. Otherwise one wrong time would stop all updates until the
 * clock has caught up. That a round comes after a long time by the monotonic clock as well, such as when rounds between
 * were lost, is no wrong time. Not for several threads at once.
 */
final class HostClock {

  private static final Duration JUMP = Duration.ofMinutes(1);
  private static final double DEFAULT_INTERVAL = 5;
  private static final int WINDOW = 5;
  private static final double MILLIS = 1_000;

  private final Deque<Double> intervals = new ArrayDeque<>();
  private @Nullable Instant last;
  /** When that came, by the monotonic clock. */
  private long lastCame;
  private @Nullable SampleBatch held;
  private Optional<SampleBatch> refused = Optional.empty();

  /**
   * Takes a round; returns those that can be written now, in order.
   *
   * @param came when it came, in nanoseconds of the monotonic clock
   */
  List<SampleBatch> accept(SampleBatch batch, long came) {
    Instant before = last;
    SampleBatch waiting = held;
    refused = Optional.empty();
    if (before == null || !batch.time().isAfter(before.plus(ahead()).plusNanos(Math.max(0, came - lastCame)))) {
      held = null;
      lastCame = came;
      boolean isBetween = waiting != null && before != null && waiting.time().isAfter(before)
          && waiting.time().isBefore(batch.time());
      refused = waiting == null || isBetween ? Optional.empty() : Optional.of(waiting);
      take(batch.time());
      return isBetween && waiting != null ? List.of(waiting, batch) : List.of(batch);
    }
    if (waiting != null && waiting.time().isBefore(batch.time())
        && !batch.time().isAfter(waiting.time().plus(ahead()))) {
      held = null;
      last = waiting.time();
      lastCame = came;
      take(batch.time());
      return List.of(waiting, batch);
    }
    held = batch;
    refused = waiting == null ? Optional.empty() : Optional.of(waiting);
    return List.of();
  }

  /** The round that was kept back and that the last one did not confirm. */
  Optional<SampleBatch> refused() {
    return refused;
  }

  /** The interval in force in seconds: the median of the last ones, so that a gap does not count. */
  double interval() {
    return intervals.isEmpty() ? DEFAULT_INTERVAL
        : intervals.stream().sorted().skip((intervals.size() - 1) / 2).findFirst().orElse(DEFAULT_INTERVAL);
  }

  /** With an interval of minutes the next round is minutes ahead. */
  private Duration ahead() {
    return JUMP.plusMillis((long) (2 * interval() * MILLIS));
  }

  private void take(Instant time) {
    Instant before = last;
    if (before != null && time.isAfter(before)) {
      intervals.addLast(Duration.between(before, time).toMillis() / MILLIS);
      if (intervals.size() > WINDOW) {
        intervals.removeFirst();
      }
    }
    // a clock that was set back by much counts on from there
    last = before == null || time.isAfter(before) || time.isBefore(before.minus(JUMP)) ? time : before;
  }
}
