/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time that retention counts from: the newest that is stored, except that a leap must have lasted. What was stored
 * while the clock was wrong for some hours, through however many starts, makes nothing else old. Immutable.
 *
 * @param reached the time that it counts from
 * @param leap where a leap began that has not lasted yet
 */
record RetentionTime(Optional<Instant> reached, Optional<Instant> leap) {

  /** A longer time in which nothing was stored is a leap. */
  static final Duration LEAP = Duration.ofDays(30);
  /** How much must be stored after it. */
  static final Duration LASTING = Duration.ofDays(7);

  /** Where it is when that is the newest time. */
  RetentionTime advance(Instant newest) {
    if (reached.map(before -> !newest.isAfter(before.plus(LEAP))).orElse(true)) {
      return new RetentionTime(Optional.of(newest), Optional.empty());
    }
    Instant landed = leap.filter(before -> !newest.isBefore(before)).orElse(newest);
    return newest.isBefore(landed.plus(LASTING)) ? new RetentionTime(reached, Optional.of(landed))
        : new RetentionTime(Optional.of(newest), Optional.empty());
  }
}
