/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Round times in local time: whole seconds and minutes, hours of the clock on the wall also where it is put forward or
 * back in between, days, Mondays, and firsts of months.
 *
 * @param times the ticks in milliseconds since the epoch
 * @param labels the text of each
 */
public record TimeTicks(long[] times, String[] labels) {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long SHORTEST_MONTH = 28 * DAY;
  private static final int YEAR = 12;
  private static final long[] BELOW_AN_HOUR = {
      SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
      MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE
  };
  private static final long[] HOURS = {1, 2, 3, 6, 12};
  private static final long[] DAYS = {1, 2, 7, 14};
  private static final long[] MONTHS = {1, 3, 6, YEAR};
  /** Days are counted from a Monday. */
  private static final LocalDate MONDAY = LocalDate.of(1970, 1, 5);

  /**
   * The ticks of a range.
   *
   * @param from the start in milliseconds since the epoch
   * @param to the end
   * @param zone the zone in which they are round
   * @param atMost how many steps there may be, at least 1
   */
  public static TimeTicks of(long from, long to, ZoneId zone, int atMost) {
    long least = (to - from) / Math.max(1, atMost);
    long seconds = first(BELOW_AN_HOUR, 1, least);
    if (seconds > 0) {
      return ticks(from, to, zone, seconds < MINUTE ? "HH:mm:ss" : "HH:mm", below(from, to, zone, seconds));
    }
    long hours = first(HOURS, HOUR, least);
    if (hours > 0) {
      return ticks(from, to, zone, "HH:mm", hours(from, to, zone, hours));
    }
    long days = first(DAYS, DAY, least);
    if (days > 0) {
      return ticks(from, to, zone, "MM-dd", days(from, to, zone, days));
    }
    long months = first(MONTHS, SHORTEST_MONTH, least);
    long step = months > 0 ? months : YEAR * (least / (YEAR * SHORTEST_MONTH) + 1);
    return ticks(from, to, zone, "yyyy-MM", months(from, to, zone, step));
  }

  /** The first of steps that is long enough; 0 if none is. */
  private static long first(long[] steps, long unit, long least) {
    return LongStream.of(steps).filter(step -> step * unit >= least).findFirst().orElse(0);
  }

  /** A day begins with its date, a year with its number. */
  private static TimeTicks ticks(long from, long to, ZoneId zone, String pattern, List<Long> all) {
    long[] times = all.stream().mapToLong(Long::longValue).filter(time -> time >= from && time <= to).toArray();
    DateTimeFormatter usual = DateTimeFormatter.ofPattern(pattern);
    DateTimeFormatter date = DateTimeFormatter.ofPattern("MM-dd");
    String[] labels = LongStream.of(times).mapToObj(time -> {
      ZonedDateTime local = Instant.ofEpochMilli(time).atZone(zone);
      boolean isDate = pattern.equals("HH:mm") && local.equals(local.toLocalDate().atStartOfDay(zone));
      return (isDate ? date : usual).format(local);
    }).toArray(String[]::new);
    return new TimeTicks(times, labels);
  }

  /** A change of the clock is by whole steps, so that what is round before it is so after it. */
  private static List<Long> below(long from, long to, ZoneId zone, long step) {
    long offset = zone.getRules().getOffset(Instant.ofEpochMilli(from)).getTotalSeconds() * SECOND;
    long first = -Math.floorDiv(-(from + offset), step) * step - offset;
    List<Long> times = new ArrayList<>();
    for (long time = first; time <= to; time += step) {
      times.add(time);
    }
    return times;
  }

  /** An hour that the clock leaves out has no tick, one that it has twice has one. */
  private static List<Long> hours(long from, long to, ZoneId zone, long step) {
    List<Long> times = new ArrayList<>();
    LocalDate last = date(to, zone);
    for (LocalDate day = date(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
      for (int hour = 0; hour < DAY / HOUR; hour += (int) step) {
        LocalDateTime wanted = day.atTime(hour, 0);
        ZonedDateTime found = wanted.atZone(zone);
        if (found.toLocalDateTime().equals(wanted)) {
          times.add(found.toInstant().toEpochMilli());
        }
      }
    }
    return times;
  }

  private static List<Long> days(long from, long to, ZoneId zone, long step) {
    List<Long> times = new ArrayList<>();
    LocalDate first = date(from, zone);
    LocalDate round = first.minusDays(Math.floorMod(ChronoUnit.DAYS.between(MONDAY, first), step));
    for (LocalDate day = round; !day.isAfter(date(to, zone)); day = day.plusDays(step)) {
      times.add(day.atStartOfDay(zone).toInstant().toEpochMilli());
    }
    return times;
  }

  private static List<Long> months(long from, long to, ZoneId zone, long step) {
    List<Long> times = new ArrayList<>();
    LocalDate first = date(from, zone).withDayOfMonth(1);
    long since = first.getYear() * (long) YEAR + first.getMonthValue() - 1;
    for (LocalDate month = first.minusMonths(Math.floorMod(since, step)); !month.isAfter(date(to, zone)); month =
        month.plusMonths(step)) {
      times.add(month.atStartOfDay(zone).toInstant().toEpochMilli());
    }
    return times;
  }

  private static LocalDate date(long time, ZoneId zone) {
    return Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
  }

  /** The time of the cursor, to the second, with the date where the range is longer than a day. */
  public static String exact(long timeMillis, long rangeMillis, ZoneId zone) {
    String pattern = rangeMillis >= DAY ? "yyyy-MM-dd HH:mm:ss" : "HH:mm:ss";
    return DateTimeFormatter.ofPattern(pattern).withZone(zone).format(Instant.ofEpochMilli(timeMillis));
  }
}
