/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.xenworkbench.core.vm.ConsoleMove.Silence;

/**
 * Measures the longest silence of one console around a migration, by this machine's monotonic clock. Only a console
 * that printed steadily before says anything: of one that is silent by itself, a silence tells nothing. Thread-safe.
 */
final class ServiceGapMeter {

  /** Few, so that what was typed before a steady output began is soon forgotten. */
  private static final int REMEMBERED = 16;
  private static final int STEADY_OUTPUTS = 4;
  /** Long enough for a guest on a busy machine, which needs seconds for what takes it 200 ms elsewhere. */
  private static final long STEADY_WITHIN = Duration.ofSeconds(20).toNanos();
  /** A console that has been silent for so many times its longest period had stopped by itself. */
  private static final int SILENT_PERIODS = 4;
  private static final long MILLISECOND = Duration.ofMillis(1).toNanos();
  /** Bytes that come as one burst, such as a line and its end, count as one output. */
  private static final long BURST = Duration.ofMillis(50).toNanos();

  private final Deque<Long> outputs = new ArrayDeque<>();
  private long period = -1;
  private long longest = -1;
  private long last;
  private String steadiness = "nothing was printed";

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
    period = recent.length < STEADY_OUTPUTS ? -1 : longestPeriod(recent);
    steadiness = recent.length + " outputs in " + STEADY_WITHIN / MILLISECOND + " ms, longest period "
        + period / MILLISECOND + " ms, silent for " + (nanos - last) / MILLISECOND + " ms";
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
  synchronized Optional<Silence> end() {
    Optional<Silence> gap = period < 0 || longest < 0 ? Optional.empty()
        : Optional.of(new Silence(Duration.ofNanos(longest), Duration.ofNanos(period)));
    period = -1;
    return gap;
  }

  /** What {@link #begin} found, for the log when no gap can be told. */
  synchronized String steadiness() {
    return steadiness;
  }

  /**
   * The longest, not the usual one: a busy machine delivers one line in two pieces, and the shorter period between them
   * says nothing of how long the guest is silent by itself.
   */
  private static long longestPeriod(long[] times) {
    long period = 0;
    for (int i = 1; i < times.length; i++) {
      period = Math.max(period, times[i] - times[i - 1]);
    }
    return period;
  }
}
