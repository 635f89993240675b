/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How fine history is kept, and for how long: what is older than that is only kept in the next one, of which each value
 * has its mean, minimum and maximum.
 *
 * @since 0.1
 */
public enum Resolution {
  /** As it is sampled, and on disk in steps of five seconds: ten minutes. */
  SAMPLES(Duration.ofSeconds(5), Duration.ofMinutes(10)),
  /** Two hours. */
  MINUTES(Duration.ofMinutes(1), Duration.ofHours(2)),
  /** A week. */
  HOURS(Duration.ofHours(1), Duration.ofDays(7)),
  /** A year. */
  DAYS(Duration.ofDays(1), Duration.ofDays(365));

  /** More would be closer to each other than they can be told apart on a chart. */
  private static final long MOST_STEPS = 400;

  private final Duration step;
  private final Duration reach;

  Resolution(Duration step, Duration reach) {
    this.step = step;
    this.reach = reach;
  }

  /** The finest in which a stretch of time of that length has no more values than a chart can show. */
  public static Resolution of(Duration length) {
    return Stream.of(values()).filter(each -> each.step.multipliedBy(MOST_STEPS).compareTo(length) >= 0).findFirst()
        .orElse(DAYS);
  }

  /** The time between two values. */
  public Duration step() {
    return step;
  }

  /** How far back from now it is kept. */
  public Duration reach() {
    return reach;
  }
}
