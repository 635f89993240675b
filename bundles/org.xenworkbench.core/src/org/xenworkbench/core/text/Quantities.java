/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.time.Duration;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.internal.Messages;

/**
 * The one place that turns numbers in base units into text, for windows, log, terminal and MBeans alike, so that one
 * number has one form everywhere. It is in the default locale, has at most three digits or one decimal, and no zeros at
 * its end: “8 %”, “46.7 %”, “1.5 GiB”, “5 min”. What is not known (NaN, infinite) is {@link #UNKNOWN}, never a zero.
 * Any thread.
 */
public final class Quantities {

  /** Stands for a value that nobody knows. */
  public static final String UNKNOWN = "\u2013";

  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Quantities() {
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

  /** Some bytes of all, such as “25 of 64 GiB”: a unit that both share is said once. */
  public static String bytesOf(double part, double total) {
    if (!Double.isFinite(part) && !Double.isFinite(total)) {
      return UNKNOWN;
    }
    String text = bytes(total);
    String unit = text.substring(Math.max(0, text.lastIndexOf(' ')));
    String first = bytes(part);
    return NLS.bind(Messages.Quantities_Of,
        first.endsWith(unit) ? first.substring(0, first.length() - unit.length()) : first, text);
  }

  /** Bytes per second, such as “1.2 MiB/s”. */
  public static String rate(double bytesPerSecond) {
    return Double.isFinite(bytesPerSecond) ? bytes(bytesPerSecond) + "/s" : UNKNOWN;
  }

  /** A ratio 0..1 as per cent, such as “3.4 %” or “87 %”. */
  public static String percent(double ratio) {
    return Double.isFinite(ratio) ? oneDecimal(ratio * 100) + " %" : UNKNOWN;
  }

  /** A number without a unit, such as “4”, “1,200” or “0.25”. */
  public static String count(double value) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? String.format("%,d", (long) value) : threeDigits(value);
  }

  /** A duration, such as “850 ms”, “12.4 s”, “1 min 05 s”, “2 h”, “3 d 04 h”. */
  public static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    long millis = duration.toMillis();
    if (millis < 1000 && millis > 0) {
      return millis + " ms";
    }
    double seconds = millis / 1000.0;
    if (seconds < 59.95) {
      return oneDecimal(seconds) + " s";
    }
    long whole = Math.round(seconds);
    if (whole < HOUR) {
      return parts(whole, MINUTE, "min", 1, "s");
    }
    return whole < DAY ? parts(whole, HOUR, "h", MINUTE, "min") : parts(whole, DAY, "d", HOUR, "h");
  }

  private static String parts(long seconds, long large, String largeUnit, long small, String smallUnit) {
    long rest = seconds % large / small;
    return rest == 0 ? String.format("%,d %s", seconds / large, largeUnit)
        : String.format("%,d %s %02d %s", seconds / large, largeUnit, rest, smallUnit);
  }

  private static String oneDecimal(double value) {
    return withoutZeros(String.format("%.1f", value));
  }

  private static String threeDigits(double value) {
    double size = Math.abs(value);
    return size < 99.95 ? withoutZeros(String.format(size < 9.995 ? "%.2f" : "%.1f", value))
        : String.format("%,.0f", value);
  }

  /** Of a text with decimals: the end of “1,200” stays. */
  private static String withoutZeros(String text) {
    return text.replaceFirst("\\D?0+$", "");
  }
}
