/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which stretch of time is shown. Immutable.
 *
 * @param length how long it is
 * @param end where it ends; empty if that is now, whatever time it is
 */
public record TimeWindow(Duration length, Optional<Instant> end) {

  static final Duration SHORTEST = Duration.ofSeconds(10);
  /** As long as history is kept. */
  static final Duration LONGEST = Duration.ofDays(365);

  /** The one up to now. */
  public static TimeWindow live(Duration length) {
    return new TimeWindow(within(length), Optional.empty());
  }

  /**
   * From one time to another; up to now if it ends there or later.
   *
   * @param edge what is now, or was when it was shown
   */
  public static TimeWindow between(Instant from, Instant to, Instant edge) {
    Duration length = within(Duration.between(from, to));
    Instant middle = from.plus(Duration.between(from, to).dividedBy(2));
    Instant end = length.equals(Duration.between(from, to)) ? to : middle.plus(length.dividedBy(2));
    return end.isBefore(edge) ? new TimeWindow(length, Optional.of(end)) : live(length);
  }

  private static Duration within(Duration length) {
    return length.compareTo(SHORTEST) < 0 ? SHORTEST : length.compareTo(LONGEST) > 0 ? LONGEST : length;
  }

  /** Whether it goes on with time; else one looks back. */
  public boolean isLive() {
    return end.isEmpty();
  }

  /** Where it ends. */
  public Instant to(Instant now) {
    return end.orElse(now);
  }

  /** Where it begins. */
  public Instant from(Instant now) {
    return to(now).minus(length);
  }
}
