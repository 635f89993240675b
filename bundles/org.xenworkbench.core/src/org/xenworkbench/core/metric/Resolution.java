/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * How fine history is kept, and for how long: what is older than that is only kept in the next one, of which each value
 * has its mean, minimum and maximum.
 *
 * @since 0.1
 */
public enum Resolution {
  /** As it is sampled, and on disk in steps of five seconds: ten minutes. */
  SAMPLES(Duration.ofSeconds(5), Duration.ofMinutes(10), 0.5),
  /** Two hours. */
  MINUTES(Duration.ofMinutes(1), Duration.ofHours(2), 0.5),
  /** A week. A workstation runs for some hours a day: from here on a value may stand on a tenth of its step. */
  HOURS(Duration.ofHours(1), Duration.ofDays(7), 0.9),
  /** A year. */
  DAYS(Duration.ofDays(1), Duration.ofDays(365), 0.9);

  /** More would be closer to each other than they can be told apart on a chart. */
  private static final long MOST_STEPS = 400;

  private final Duration step;
  private final Duration reach;
  private final double mayLack;

  Resolution(Duration step, Duration reach, double mayLack) {
    this.step = step;
    this.reach = reach;
    this.mayLack = mayLack;
  }

  /** The finest in which a stretch of time of that length has no more values than a chart can show. */
  public static Resolution of(Duration length) {
    return Stream.of(values()).filter(each -> each.step.multipliedBy(MOST_STEPS).compareTo(length) >= 0).findFirst()
        .orElse(DAYS);
  }

  /** The coarsest whose steps are not longer than that, the finest if all are. */
  public static Resolution ofStep(Duration step) {
    return Stream.of(values()).filter(each -> each.step.compareTo(step) <= 0).reduce((finer, coarser) -> coarser)
        .orElse(SAMPLES);
  }

  /**
   * How fine history of a time is kept.
   *
   * @param from when that time begins
   * @param now what time it is
   */
  public static Resolution kept(Instant from, Instant now) {
    return Stream.of(values()).filter(each -> !from.isBefore(now.minus(each.reach))).findFirst().orElse(DAYS);
  }

  /** The time between two values. */
  public Duration step() {
    return step;
  }

  /** How far back from now it is kept. */
  public Duration reach() {
    return reach;
  }

  /** The greatest share of a step that may be unknown: where it is more, the step is a gap. */
  public double mayLack() {
    return mayLack;
  }
}
