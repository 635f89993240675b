/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.Formats;

/**
 * The time of which entries are wanted: one that goes along with the clock, or a certain one. Immutable.
 *
 * @param kind which
 * @param first of a certain one its beginning, empty for any
 * @param last of a certain one its end, empty for any
 */
record LogPeriod(Kind kind, Optional<Instant> first, Optional<Instant> last) {

  static final LogPeriod ANY = of(Kind.ANY);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int WEEK_DAYS = 7;

  /** What can be chosen. */
  enum Kind {
    ANY, LAST_HOUR, TODAY, YESTERDAY, LAST_WEEK, CERTAIN
  }

  /** One of those that are no certain one. */
  static LogPeriod of(Kind kind) {
    return new LogPeriod(kind, Optional.empty(), Optional.empty());
  }

  /** A certain one; any if it has neither beginning nor end. */
  static LogPeriod between(Optional<Instant> first, Optional<Instant> last) {
    return first.isEmpty() && last.isEmpty() ? ANY : new LogPeriod(Kind.CERTAIN, first, last);
  }

  /** Since when entries are wanted, now; to the minute, so that a query stays the same for one. */
  Optional<Instant> from(Clock clock) {
    return switch (kind) {
      case ANY -> Optional.empty();
      case LAST_HOUR -> Optional.of(clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(HOUR));
      case TODAY -> Optional.of(midnight(clock, 0));
      case YESTERDAY -> Optional.of(midnight(clock, 1));
      case LAST_WEEK -> Optional.of(midnight(clock, WEEK_DAYS - 1));
      case CERTAIN -> first;
    };
  }

  /** Until when, now. */
  Optional<Instant> to(Clock clock) {
    return kind == Kind.YESTERDAY ? Optional.of(midnight(clock, 0)) : last;
  }

  /** The day begins when it does where the user is, also where the clock is put forward at midnight. */
  private static Instant midnight(Clock clock, int daysAgo) {
    return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault()).minusDays(daysAgo)
        .atStartOfDay(ZoneId.systemDefault())
        .toInstant();
  }

  /** Whether it becomes another as time goes on. */
  boolean isMoving() {
    return kind != Kind.ANY && kind != Kind.CERTAIN;
  }

  /** What it is called. */
  String text() {
    return switch (kind) {
      case ANY -> Messages.LogPeriod_any;
      case LAST_HOUR -> Messages.LogPeriod_lastHour;
      case TODAY -> Messages.LogPeriod_today;
      case YESTERDAY -> Messages.LogPeriod_yesterday;
      case LAST_WEEK -> Messages.LogPeriod_lastWeek;
      case CERTAIN -> first.isEmpty() ? NLS.bind(Messages.LogPeriod_until, said(last))
          : last.isEmpty() ? NLS.bind(Messages.LogPeriod_since, said(first))
          : NLS.bind(Messages.LogPeriod_between, said(first), said(last));
    };
  }

  private static String said(Optional<Instant> time) {
    return Formats.dateTime(time.orElseThrow());
  }
}
