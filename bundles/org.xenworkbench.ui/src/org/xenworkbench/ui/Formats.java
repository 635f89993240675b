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
import org.xenworkbench.core.metric.Unit;

/**
 * The one place that turns base units into text for the user, in the default locale and time zone. What is not known
 * (NaN, infinite, empty) is {@link #UNKNOWN}, never a zero. Any thread.
 */
public final class Formats {

  /** Stands for a value that nobody knows. */
  public static final String UNKNOWN = "\u2013";

  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
  private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Formats() {
  }

  /** Bytes, such as “512 B”, “1.5 GiB”, “96 MiB”. */
  public static String bytes(double bytes) {
    if (!Double.isFinite(bytes)) {
      return UNKNOWN;
    }
    double value = Math.abs(bytes);
    int unit = 0;
    while (value >= 999.5 && unit < BINARY.length - 1) {
      value /= 1024;
      unit++;
    }
    String sign = bytes < 0 ? "-" : "";
    return sign + (unit == 0 ? String.format("%.0f", value) : threeDigits(value)) + ' ' + BINARY[unit];
  }

  /** Bytes per second, such as “1.2 MiB/s”. */
  public static String rate(double bytesPerSecond) {
    return Double.isFinite(bytesPerSecond) ? bytes(bytesPerSecond) + "/s" : UNKNOWN;
  }

  /** A ratio 0..1 as per cent, such as “3.4 %” or “87 %”. */
  public static String percent(double ratio) {
    if (!Double.isFinite(ratio)) {
      return UNKNOWN;
    }
    double percent = ratio * 100;
    return String.format(Math.abs(percent) < 9.95 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** A ratio 0..1 as per cent. */
  public static String percent(OptionalDouble ratio) {
    return percent(ratio.orElse(Double.NaN));
  }

  /** A number without a unit, such as “4” or “0.25”. */
  public static String count(double value) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? String.format("%,d", (long) value) : threeDigits(value);
  }

  /** A duration, such as “850 ms”, “12.4 s”, “1 min 05 s”, “2 h 05 min”, “3 d 04 h”. */
  public static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    double seconds = millis / 1000.0;
    if (seconds < 59.95) {
      return String.format("%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 3600) {
      return String.format("%d min %02d s", whole / 60, whole % 60);
    }
    return whole < 86_400 ? String.format("%d h %02d min", whole / 3600, whole / 60 % 60)
        : String.format("%d d %02d h", whole / 86_400, whole / 3600 % 24);
  }

  /** A duration, if it is known. */
  public static String duration(Optional<Duration> duration) {
    return duration.map(Formats::duration).orElse(UNKNOWN);
  }

  /** Date and time to the second. */
  public static String dateTime(Instant instant) {
    return DATE_TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** Time of the day to the second. */
  public static String time(Instant instant) {
    return TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  /** A metric's value with its unit. */
  public static String value(Unit unit, double value) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    return switch (unit) {
      case RATIO -> percent(value);
      case BYTES -> bytes(value);
      case BYTES_PER_SECOND -> rate(value);
      case PER_SECOND -> count(value) + "/s";
      case SECONDS -> duration(Duration.ofNanos(Math.round(value * 1e9)));
      case COUNT -> count(value);
    };
  }

  private static String threeDigits(double value) {
    double size = Math.abs(value);
    String text = String.format(size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f", value);
    return text.replaceFirst("([.,]\\d*?)0+$", "$1").replaceFirst("[.,]$", "");
  }
}
