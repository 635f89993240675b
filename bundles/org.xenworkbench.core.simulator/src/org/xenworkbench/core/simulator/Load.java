/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator;

import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Work over time, such as CPU seconds used or bytes sent: a pure function of the time since its fleet began, so that a
 * counter made of it is the same in every run.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface Load {

  /** No work. */
  Load NONE = seconds -> 0;

  /**
   * The work done from the beginning until that time.
   *
   * @param seconds seconds since the fleet began, 0 or more
   * @return the amount; 0 at 0, and never less at a later time
   */
  double total(double seconds);

  /** The rate of the work at about that time, per second. */
  default double rate(double seconds) {
    return total(seconds + 1) - total(seconds);
  }

  /** Both together. */
  default Load plus(Load other) {
    return seconds -> total(seconds) + other.total(seconds);
  }

  /** The same, so many times as much. */
  default Load times(double factor) {
    return seconds -> factor * total(seconds);
  }

  /** Always the same rate per second. */
  static Load constant(double rate) {
    return seconds -> rate * seconds;
  }

  /**
   * A rate that rises and falls as a sine.
   *
   * @param mean its mean
   * @param amplitude how far it goes from the mean, at most {@code mean}
   * @param period from crest to crest
   * @param phase where it begins, in radians
   */
  static Load wave(double mean, double amplitude, Duration period, double phase) {
    if (amplitude > mean || amplitude < 0) {
      throw new IllegalArgumentException("A wave of amplitude " + amplitude + " around " + mean + " is negative.");
    }
    double angular = 2 * Math.PI / (period.toMillis() / 1000.0);
    return seconds -> mean * seconds + amplitude / angular * (Math.cos(phase) - Math.cos(angular * seconds + phase));
  }

  /**
   * A rate that is {@code high} during the first {@code length} of every {@code period}, else {@code low}.
   *
   * @param offset how much of the first period is over when the fleet begins
   */
  static Load bursts(double low, double high, Duration period, Duration length, Duration offset) {
    double p = period.toMillis() / 1000.0;
    double l = length.toMillis() / 1000.0;
    double o = offset.toMillis() / 1000.0;
    double before = o < l ? o : l;
    return seconds -> {
      double time = seconds + o;
      double rounds = Math.floor(time / p);
      double highTime = rounds * l + Math.min(l, time - rounds * p);
      return low * seconds + (high - low) * (highTime - before);
    };
  }

  /**
   * A rate as a busy server has it: around a mean, never quite the same, never above twice the mean.
   *
   * @param mean its mean
   * @param seed servers with different seeds differ
   */
  static Load busy(double mean, long seed) {
    double phase = seed % 97;
    return wave(mean * 0.4, mean * 0.4, Duration.ofMillis(181_000 + seed % 7 * 1000), phase)
        .plus(wave(mean * 0.3, mean * 0.3, Duration.ofMillis(47_300), phase * 2.3))
        .plus(wave(mean * 0.2, mean * 0.2, Duration.ofMillis(13_700 + seed % 5 * 100), phase * 1.7))
        .plus(wave(mean * 0.1, mean * 0.1, Duration.ofMillis(4_100), phase * 0.9));
  }
}
