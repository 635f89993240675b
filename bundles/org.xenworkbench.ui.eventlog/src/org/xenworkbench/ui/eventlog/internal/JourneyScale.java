/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Where times are on a line so many pixels long, and which of them are written below. Immutable.
 *
 * @param from the time at the left end
 * @param to the time at the right end, later
 * @param width the length of the line
 */
record JourneyScale(Instant from, Instant to, int width) {

  private static final int ROOM = 110;
  private static final Duration DAY = Duration.ofDays(1);
  private static final List<Duration> STEPS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
      Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1),
      Duration.ofHours(3), Duration.ofHours(6), DAY, DAY.multipliedBy(2), DAY.multipliedBy(7), DAY.multipliedBy(30),
      DAY.multipliedBy(90), DAY.multipliedBy(365));
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final Duration CLOSEST = Duration.ofSeconds(10);

  /** A time that is written. */
  record Tick(Instant time, String text) {
  }

  /** The pixel of a time, which may be beyond the ends. */
  int x(Instant time) {
    double share = seconds(Duration.between(from, time)) / seconds(Duration.between(from, to));
    return (int) Math.round(Math.max(-1, Math.min(2, share)) * width);
  }

  Instant time(int x) {
    return from.plusMillis(Math.round(Duration.between(from, to).toMillis() * ((double) x / Math.max(1, width))));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /** The same with a part of it, around what is at a pixel, on all of the line; never beyond these ends. */
  JourneyScale zoomed(double factor, int around, Instant first, Instant last) {
    Duration all = Duration.between(first, last);
    Duration wanted = Duration.ofMillis(Math.round(Duration.between(from, to).toMillis() * factor));
    Duration span = wanted.compareTo(all) > 0 ? all : wanted.compareTo(CLOSEST) < 0 ? CLOSEST : wanted;
    Instant center = time(around);
    Instant begin = center.minusMillis(Math.round(span.toMillis() * ((double) around / Math.max(1, width))));
    Instant end = begin.plus(span);
    if (end.isAfter(last)) {
      begin = last.minus(span);
    }
    Instant shown = begin.isBefore(first) ? first : begin;
    return new JourneyScale(shown, shown.plus(span), width);
  }

  /** Round times of this time zone, far enough from each other to be read. */
  List<Tick> ticks() {
    double most = Math.max(1, width / ROOM);
    Duration span = Duration.between(from, to);
    Duration step = STEPS.stream().filter(each -> seconds(span) / seconds(each) <= most).findFirst()
        .orElse(span.dividedBy((long) most).plusMillis(1));
    DateTimeFormatter format =
        step.compareTo(Duration.ofMinutes(1)) < 0 ? SECONDS : step.compareTo(DAY) < 0 ? MINUTES : DAYS;
    List<Tick> ticks = new ArrayList<>();
    ZonedDateTime midnight = from.atZone(ZoneId.systemDefault()).toLocalDate().atStartOfDay(ZoneId.systemDefault());
    long passed = Duration.between(midnight, from.atZone(ZoneId.systemDefault())).dividedBy(step);
    for (long i = passed; ticks.size() <= most + 1; i++) {
      Instant time = midnight.toInstant().plus(step.multipliedBy(i));
      if (time.isAfter(to)) {
        break;
      }
      if (!time.isBefore(from)) {
        ticks.add(new Tick(time, format.format(time.atZone(ZoneId.systemDefault()))));
      }
    }
    return ticks;
  }
}
