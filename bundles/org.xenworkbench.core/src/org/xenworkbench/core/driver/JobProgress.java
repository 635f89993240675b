/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is known of a running or completed job. Anything the driver does not tell is empty: nothing is guessed.
 *
 * @param elapsed time since the job began
 * @param total bytes to transfer
 * @param remaining bytes still to transfer
 * @param bandwidth bytes per second now
 * @param iteration number of the pass over memory, for a migration
 * @param dirtyRate bytes per second that the guest changes, for a migration
 * @param downtime how long the guest stood still, after completion and only where the driver measures it
 * @since 0.1
 */
public record JobProgress(Duration elapsed, OptionalLong total, OptionalLong remaining, OptionalDouble bandwidth,
    OptionalLong iteration, OptionalDouble dirtyRate, Optional<Duration> downtime) {

  /** One of which it is not known how much the guest changes; what the parameters are is said above. */
  public JobProgress(Duration elapsed, OptionalLong total, OptionalLong remaining, OptionalDouble bandwidth,
      OptionalLong iteration, Optional<Duration> downtime) {
    this(elapsed, total, remaining, bandwidth, iteration, OptionalDouble.empty(), downtime);
  }

  /** Who expects more than a month expects no end. */
  private static final double LONGEST_SECONDS = Duration.ofDays(30).toSeconds();

  /** A job of which only the time is known. */
  public static JobProgress elapsedOnly(Duration elapsed) {
    return new JobProgress(elapsed, OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(),
        OptionalLong.empty(), Optional.empty());
  }

  /** The same with what the guest changes. */
  public JobProgress withDirtyRate(OptionalDouble bytesPerSecond) {
    return new JobProgress(elapsed, total, remaining, bandwidth, iteration, bytesPerSecond, downtime);
  }

  /**
   * How long it takes until all is sent, if it is sent and changed as fast as now; empty if the driver does not tell
   * what that takes, and where the guest changes as much as is sent, so that no end is in sight.
   */
  public Optional<Duration> timeLeft() {
    double net = bandwidth.orElse(0) - dirtyRate.orElse(0);
    double seconds = remaining.isPresent() && net > 0 ? remaining.getAsLong() / net : LONGEST_SECONDS;
    return seconds >= 0 && seconds < LONGEST_SECONDS ? Optional.of(Duration.ofMillis((long) (seconds * 1000)))
        : Optional.empty();
  }

  /** Share of bytes transferred, 0..1, or empty if the driver does not tell. */
  public OptionalDouble fraction() {
    if (total.isEmpty() || remaining.isEmpty() || total.getAsLong() <= 0) {
      return OptionalDouble.empty();
    }
    double done = 1 - (double) remaining.getAsLong() / total.getAsLong();
    return OptionalDouble.of(Math.max(0, Math.min(1, done)));
  }
}
