/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Round times in local time.
 *
 * @param times the ticks in milliseconds since the epoch
 * @param labels the text of each
 */
public record TimeTicks(long[] times, String[] labels) {

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long[] STEPS = {
      SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
      MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
      HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 365 * DAY
  };

  /**
   * The ticks of a range.
   *
   * @param from the start in milliseconds since the epoch
   * @param to the end
   * @param zone the zone in which they are round
   * @param atMost how many steps there may be, at least 1
   */
  public static TimeTicks of(long from, long to, ZoneId zone, int atMost) {
    long step = step((to - from) / Math.max(1, atMost));
    DateTimeFormatter format = format(step).withZone(zone);
    // Round in local time: shifted by the offset at the start. A change of daylight saving shifts the rest by an hour.
    long offset = zone.getRules().getOffset(Instant.ofEpochMilli(from)).getTotalSeconds() * SECOND;
    long first = -Math.floorDiv(-(from + offset), step) * step - offset;
    int count = first > to ? 0 : (int) ((to - first) / step) + 1;
    long[] times = new long[count];
    String[] labels = new String[count];
    for (int i = 0; i < count; i++) {
      times[i] = first + i * step;
      labels[i] = format.format(Instant.ofEpochMilli(times[i]));
    }
    return new TimeTicks(times, labels);
  }

  /** The time of the cursor, to the second, with the date where the range is longer than a day. */
  public static String exact(long timeMillis, long rangeMillis, ZoneId zone) {
    String pattern = rangeMillis > DAY ? "yyyy-MM-dd HH:mm:ss" : "HH:mm:ss";
    return DateTimeFormatter.ofPattern(pattern).withZone(zone).format(Instant.ofEpochMilli(timeMillis));
  }

  private static long step(long raw) {
    for (long step : STEPS) {
      if (step >= raw) {
        return step;
      }
    }
    return (raw / STEPS[STEPS.length - 1] + 1) * STEPS[STEPS.length - 1];
  }

  private static DateTimeFormatter format(long step) {
    return DateTimeFormatter.ofPattern(step < HOUR ? "HH:mm:ss" : step < DAY ? "MM-dd HH:mm" : "yyyy-MM-dd");
  }
}
