/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalDouble;
import org.xenworkbench.core.text.Quantities;

/**
 * Turns numbers in base units and times into text for the user, in the default locale and time zone; numbers by the
 * rule of {@link Quantities}, which log and terminal share; a metric's values are told by its
 * {@link org.xenworkbench.core.metric.Unit}. What is not known (NaN, infinite, empty) is {@link #UNKNOWN}, never a
 * zero. Any thread.
 *
 * @since 0.1
 */
public final class Formats {

  /** Stands for a value that nobody knows. */
  public static final String UNKNOWN = Quantities.UNKNOWN;

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Formats() {
  }

  /** Bytes, such as “512 B”, “1.5 GiB”, “96.0 MiB”. */
  public static String bytes(double bytes) {
    return Quantities.bytes(bytes);
  }

  /** Some bytes of all, such as “25.0 of 64.0 GiB”. */
  public static String bytesOf(double part, double total) {
    return Quantities.bytesOf(part, total);
  }

  /** Bytes per second, such as “1.2 MiB/s”. */
  public static String rate(double bytesPerSecond) {
    return Quantities.rate(bytesPerSecond);
  }

  /** A ratio 0..1 as per cent, such as “3.4 %” or “87.0 %”. */
  public static String percent(double ratio) {
    return Quantities.percent(ratio);
  }

  /** A ratio 0..1 as per cent. */
  public static String percent(OptionalDouble ratio) {
    return percent(ratio.orElse(Double.NaN));
  }

  /** A number without a unit, such as “4” or “0.25”. */
  public static String count(double value) {
    return Quantities.count(value);
  }

  /** A duration, such as “850 ms”, “12.4 s”, “1 min 05 s”, “2 h”, “3 d 04 h”. */
  public static String duration(Duration duration) {
    return Quantities.duration(duration);
  }

  /** A duration, if it is known. */
  public static String duration(Optional<Duration> duration) {
    return duration.map(Formats::duration).orElse(UNKNOWN);
  }

  /** Date and time to the second. */
  public static String dateTime(Instant instant) {
    return Quantities.dateTime(instant);
  }

  /** The date alone. */
  public static String date(Instant instant) {
    return DATE.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** Time of the day to the second. */
  public static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }
}
