/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.osgi.util.NLS;

/**
 * Round times in local time, also where daylight saving begins or ends. Where a day begins, the date is the label.
 *
 * @param times the ticks in milliseconds since the epoch
 * @param labels the text of each
 */
public record TimeTicks(long[] times, String[] labels) {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long MONTH = 31 * DAY;
  private static final long YEAR = 365 * DAY;
  private static final long[] STEPS = {
      SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
      MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
      HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY,
      MONTH, 2 * MONTH, 3 * MONTH, 4 * MONTH, 6 * MONTH, YEAR
  };
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter MONTHS = DateTimeFormatter.ofPattern("yyyy-MM");
  private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /**
   * The ticks of a range: at least two, so that one can tell how long it is, which are not close to each other. Where
   * steps for which there is room have fewer, some of finer steps are taken.
   *
   * @param from the start in milliseconds since the epoch
   * @param to the end
   * @param zone the zone in which they are round
   * @param atMost how many steps there may be, at least 1
   */
  public static TimeTicks of(long from, long to, ZoneId zone, int atMost) {
    long step = step((to - from) / Math.max(1, atMost));
    TimeTicks ticks = inSteps(from, to, zone, step);
    while (!ticks.tellsLength(to - from) && step > STEPS[0]) {
      step = finer(step);
      ticks = inSteps(from, to, zone, step).some(Math.max(2, atMost));
    }
    return ticks;
  }

  private boolean tellsLength(long range) {
    return times.length > 1 && times[times.length - 1] - times[0] >= range / 2;
  }

  private static long finer(long step) {
    int index = STEPS.length - 1;
    while (index > 0 && STEPS[index] >= step) {
      index--;
    }
    return STEPS[index];
  }

  /** The first, the last, and as many between them as may be, equally far from each other. */
  private TimeTicks some(int atMost) {
    int gaps = times.length - 1;
    int wanted = Math.min(gaps, atMost - 1);
    while (wanted > 1 && gaps % wanted != 0) {
      wanted--;
    }
    if (wanted < 1) {
      return this;
    }
    int stride = gaps / wanted;
    int[] chosen = IntStream.rangeClosed(0, wanted).map(i -> i * stride).toArray();
    return new TimeTicks(IntStream.of(chosen).mapToLong(i -> times[i]).toArray(),
        IntStream.of(chosen).mapToObj(i -> labels[i]).toArray(String[]::new));
  }

  private static TimeTicks inSteps(long from, long to, ZoneId zone, long step) {
    List<Long> times = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    LocalDateTime at = roundedDown(Instant.ofEpochMilli(from).atZone(zone).toLocalDateTime(), step);
    for (long time = millis(at, zone); time <= to; at = next(at, step), time = millis(at, zone)) {
      boolean exists = zone.getRules().getValidOffsets(at).size() > 0; // not where daylight saving begins
      if (time >= from && exists) {
        times.add(time);
        labels.add(format(at, step).format(at));
      }
    }
    return new TimeTicks(times.stream().mapToLong(Long::longValue).toArray(), labels.toArray(String[]::new));
  }

  /** The time of the cursor, to the second, with the date where the range is longer than a day. */
  public static String exact(long timeMillis, long rangeMillis, ZoneId zone) {
    return (rangeMillis >= DAY ? DATE_AND_TIME : SECONDS).withZone(zone).format(Instant.ofEpochMilli(timeMillis));
  }

  /** The day of a time. */
  static String day(long timeMillis, ZoneId zone) {
    return DATE.withZone(zone).format(Instant.ofEpochMilli(timeMillis));
  }

  /** The day of a range, or its first and its last, and the zone: what labels of a day's times leave out. */
  static String days(Instant from, Instant to, ZoneId zone) {
    String first = DATE.withZone(zone).format(from);
    String last = DATE.withZone(zone).format(to);
    String name = zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    return first.equals(last) ? NLS.bind(Messages.TimeTicks_day, first, name)
        : NLS.bind(Messages.TimeTicks_days, new Object[] {first, last, name});
  }

  /** A label that is as wide as any in a range of that length. */
  static String widest(long rangeMillis) {
    return rangeMillis < HOUR ? "00:00:00" : "0000-00-00";
  }

  /** A label as wide as any if there are so many steps: months are shorter than dates, more of them fit. */
  static String widest(long rangeMillis, int atMost) {
    return step(rangeMillis / Math.max(1, atMost)) >= MONTH ? "0000-00" : widest(rangeMillis);
  }

  private static long step(long raw) {
    for (long step : STEPS) {
      if (step >= raw) {
        return step;
      }
    }
    return (raw / YEAR + 1) * YEAR;
  }

  private static LocalDateTime roundedDown(LocalDateTime time, long step) {
    if (step >= YEAR) {
      int years = (int) (step / YEAR);
      return time.toLocalDate().withDayOfYear(1).withYear(Math.floorDiv(time.getYear(), years) * years).atStartOfDay();
    }
    if (step >= MONTH) {
      int months = (int) (step / MONTH);
      return time.toLocalDate().withDayOfMonth(1).withMonth((time.getMonthValue() - 1) / months * months + 1)
          .atStartOfDay();
    }
    if (step >= DAY) {
      long days = step / DAY;
      long monday = 4; // the first Monday after the epoch, in days
      long day = Math.floorDiv(time.toLocalDate().toEpochDay() - monday, days) * days + monday;
      return LocalDateTime.ofEpochSecond(day * DAY / SECOND, 0, ZoneOffset.UTC);
    }
    long ofDay = time.toLocalTime().toNanoOfDay() / 1_000_000 / step * step;
    return time.toLocalDate().atTime(LocalTime.ofNanoOfDay(ofDay * 1_000_000));
  }

  private static LocalDateTime next(LocalDateTime time, long step) {
    return step >= YEAR ? time.plusYears(step / YEAR) : step >= MONTH ? time.plusMonths(step / MONTH)
        : step >= DAY ? time.plusDays(step / DAY) : time.plusNanos(step * 1_000_000);
  }

  private static long millis(LocalDateTime time, ZoneId zone) {
    return time.atZone(zone).toInstant().toEpochMilli();
  }

  private static DateTimeFormatter format(LocalDateTime time, long step) {
    if (step >= MONTH) {
      return MONTHS;
    }
    return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? DATE : step < MINUTE ? SECONDS : MINUTES;
  }
}
