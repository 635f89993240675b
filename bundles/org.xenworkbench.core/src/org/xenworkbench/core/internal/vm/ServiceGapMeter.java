/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.vm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.xenworkbench.core.migration.Migration;

/**
 * Measures the longest silence of one console around a migration, by this machine's monotonic clock. Only a console
 * that printed steadily before says anything: of one that is silent by itself, a silence tells nothing. Thread-safe.
 */
final class ServiceGapMeter {

  private static final int REMEMBERED = 64;
  private static final int STEADY_OUTPUTS = 4;
  /** Long enough for a guest on a busy machine, which needs seconds for what takes it 200 ms elsewhere. */
  private static final long STEADY_WITHIN = Duration.ofSeconds(20).toNanos();
  /** A console that has been silent for so many of its periods had stopped by itself. */
  private static final int SILENT_PERIODS = 4;
  /** Bytes that come as one burst, such as a line and its end, count as one output. */
  private static final long BURST = Duration.ofMillis(50).toNanos();

  private final Deque<Long> outputs = new ArrayDeque<>();
  private long period = -1;
  private long longest = -1;
  private long last;

  /** The guest wrote something at that monotonic time. */
  synchronized void output(long nanos) {
    if (!outputs.isEmpty() && nanos - outputs.getLast() < BURST) {
      return;
    }
    outputs.addLast(nanos);
    if (outputs.size() > REMEMBERED) {
      outputs.removeFirst();
    }
    if (period >= 0) {
      longest = Math.max(longest, nanos - last);
    }
    last = nanos;
  }

  /** A migration begins at that time: from now on the longest silence counts. */
  synchronized void begin(long nanos) {
    long[] recent = outputs.stream().mapToLong(Long::longValue).filter(at -> nanos - at < STEADY_WITHIN).toArray();
    period = recent.length < STEADY_OUTPUTS ? -1 : median(recent);
    if (period >= 0 && nanos - last > SILENT_PERIODS * period) {
      period = -1;
    }
    longest = -1;
  }

  /** Whether something was printed after that time, so that a silence before it has ended. */
  synchronized boolean heardSince(long nanos) {
    return !outputs.isEmpty() && outputs.getLast() - nanos > 0;
  }

  /** The longest silence since {@link #begin}; empty if the console did not print steadily before. */
  synchronized Optional<Migration.ServiceGap> end() {
    Optional<Migration.ServiceGap> gap = period < 0 || longest < 0 ? Optional.empty()
        : Optional.of(new Migration.ServiceGap(Duration.ofNanos(longest), Duration.ofNanos(period)));
    period = -1;
    return gap;
  }

  private static long median(long[] times) {
    long[] periods = new long[times.length - 1];
    for (int i = 0; i < periods.length; i++) {
      periods[i] = times[i + 1] - times[i];
    }
    Arrays.sort(periods);
    return periods[periods.length / 2];
  }
}
