/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Times as they are written: of years that have four digits, with which everybody can reckon. */
final class Times {

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
  /** A hundred years. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** A time that a recording cannot have. */
  static final class OutsideException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private OutsideException(String text) {
      super(text);
    }
  }

  private Times() {
  }

  /** Whether a recording can be of that time. */
  static boolean canBe(Instant from, Instant to) {
    return !from.isBefore(FIRST) && !to.isAfter(LAST) && Duration.between(from, to).compareTo(LONGEST) <= 0;
  }

  /**
   * Reads what an instant wrote.
   *
   * @throws IllegalArgumentException if it is none, an {@link OutsideException} if it is one that cannot be
   */
  static Instant instant(String text) {
    try {
      Instant time = Instant.parse(text);
      if (time.isBefore(FIRST) || time.isAfter(LAST)) {
        throw new OutsideException(text);
      }
      return time;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Reads milliseconds since 1970.
   *
   * @throws IllegalArgumentException if they are none, or of another time than can be
   */
  static long millis(String text) {
    long time = Long.parseLong(text);
    if (time < FIRST.toEpochMilli() || time > LAST.toEpochMilli()) {
      throw new OutsideException(text);
    }
    return time;
  }

  /**
   * Checks the time that a recording is of.
   *
   * @throws IllegalArgumentException if it lasts none, an {@link OutsideException} if it lasts too long
   */
  static void check(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("It lasts no time.");
    }
    if (!canBe(from, to)) {
      throw new OutsideException(from + " to " + to);
    }
  }
}
