/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.eclipse.osgi.util.NLS;

/**
 * The one place that turns numbers in base units into text, for windows, log, terminal and MBeans alike, so that one
 * number has one form everywhere. It is in the default locale. What is measured has one decimal whatever it is, so that
 * a column does not change its form from row to row or from second to second: “8.0 %”, “46.7 %”, “1.5 GiB”, “12.0 GiB”;
 * whole bytes and milliseconds have none, nor has a time of whole seconds, which somebody has set: “5 s”. What is not
 * known (NaN, infinite) is {@link #UNKNOWN}, never a zero. Any thread.
 *
 * @since 0.1
 */
public final class Quantities {

  /** Stands for a value that nobody knows. */
  public static final String UNKNOWN = "\u2013";

  private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  /** The end of an axis is told with an error of at most this part of it. */
  private static final double ROUGH = 0.005;
  private static final int MOST_DECIMALS = 4;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Quantities() {
  }

  /** Bytes, such as “512 B”, “1.5 GiB”, “96.0 MiB”. */
  public static String bytes(double bytes) {
    if (!Double.isFinite(bytes)) {
      return UNKNOWN;
    }
    int unit = binaryUnit(bytes);
    return decimals(bytes / unitSize(unit), unit == 0 ? 0 : 1) + ' ' + BINARY[unit];
  }

  /** Bytes that somebody has set, and which are not rounded to larger units: “512 MiB”, “1,536 MiB”. */
  public static String mebibytes(double bytes) {
    return Double.isFinite(bytes) ? count(bytes / unitSize(2)) + ' ' + BINARY[2] : UNKNOWN;
  }

  /** The unit in which there are at most three digits before the point. */
  private static int binaryUnit(double bytes) {
    double value = Math.abs(bytes);
    int unit = 0;
    while (value >= (unit == 0 ? 999.5 : 999.95) && unit < BINARY.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit;
  }

  private static double unitSize(int unit) {
    return Math.pow(1024, unit);
  }

  /** The labels of an axis of bytes, from 0 upwards: all in one unit and one form, such as “0.5 GiB” and “1.0 GiB”. */
  public static List<String> byteScale(double[] bytes) {
    int unit = binaryUnit(bytes[bytes.length - 1]);
    return scale(bytes, 1 / unitSize(unit), ' ' + BINARY[unit]);
  }

  /** The labels of an axis of ratios, such as “25 %” and “100 %”. */
  public static List<String> percentScale(double[] ratios) {
    return scale(ratios, 100, " %");
  }

  /** The labels of an axis of seconds. */
  public static List<String> secondScale(double[] seconds) {
    boolean inMillis = seconds[seconds.length - 1] < 1;
    return scale(seconds, inMillis ? 1000 : 1, inMillis ? " ms" : " s");
  }

  /** The labels of an axis of numbers without a unit. */
  public static List<String> countScale(double[] values) {
    return scale(values, 1, "");
  }

  /** With as few decimals as tell each round value exactly, and the end, which need not be round, roughly. */
  private static List<String> scale(double[] values, double factor, String unit) {
    double largest = values[values.length - 1] * factor;
    double[] round = Arrays.copyOf(values, values.length - 1);
    int decimals = 0;
    while (decimals < MOST_DECIMALS && !(areExact(round, factor * Math.pow(10, decimals), largest)
        && isNear(largest * Math.pow(10, decimals)))) {
      decimals++;
    }
    int places = decimals;
    return DoubleStream.of(values).mapToObj(value -> decimals(value * factor, places) + unit).toList();
  }

  private static boolean isNear(double value) {
    return Math.abs(value - Math.rint(value)) <= ROUGH * Math.abs(value);
  }

  private static boolean areExact(double[] values, double factor, double largest) {
    return DoubleStream.of(values).map(value -> value * factor)
        .allMatch(value -> Math.abs(value - Math.rint(value)) <= 1e-9 * Math.max(1, largest));
  }

  private static String decimals(double value, int places) {
    return Double.isFinite(value) ? Numerals.now().decimals(value, places) : UNKNOWN;
  }

  /** Some bytes of all, such as “25.0 of 64.0 GiB”: in one unit, that of the larger, which is said once. */
  public static String bytesOf(double part, double total) {
    if (!Double.isFinite(part) || !Double.isFinite(total)) {
      return Double.isFinite(part) || Double.isFinite(total)
          ? NLS.bind(Messages.Quantities_Of, bytes(part), bytes(total)) : UNKNOWN;
    }
    int unit = binaryUnit(Math.max(part, total));
    return NLS.bind(Messages.Quantities_Of, share(part, unit), share(total, unit) + ' ' + BINARY[unit]);
  }

  /** What is there is not nothing, however little it is. */
  private static String share(double bytes, int unit) {
    String text = decimals(bytes / unitSize(unit), unit == 0 ? 0 : 1);
    return bytes > 0 && text.equals(decimals(0, 1)) ? '<' + decimals(0.1, 1) : text;
  }

  /** Bytes per second, such as “1.2 MiB/s”. */
  public static String rate(double bytesPerSecond) {
    return Double.isFinite(bytesPerSecond) ? bytes(bytesPerSecond) + "/s" : UNKNOWN;
  }

  /** A ratio 0..1 as per cent, such as “3.4 %” or “87.0 %”. */
  public static String percent(double ratio) {
    return Double.isFinite(ratio) ? decimals(ratio * 100, 1) + " %" : UNKNOWN;
  }

  /** A number without a unit, such as “4”, “1,200” or “0.25”. */
  public static String count(double value) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    double size = Math.abs(value);
    return whole ? count((long) value)
        : decimals(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
  }

  /** A whole number, to the last digit: a {@code double} has not room for each. */
  public static String count(long value) {
    return Numerals.now().whole(value);
  }

  /** A duration, such as “< 1 ms”, “850 ms”, “12.4 s”, “1 min 05 s”, “2 h”, “3 d 04 h”. */
  public static String duration(Duration duration) {
    if (!duration.isZero() && duration.abs().toMillis() == 0) { // "0.0 s" would look as if nobody had measured
      return duration.isNegative() ? "> -1 ms" : "< 1 ms";
    }
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    long millis = duration.toMillis();
    if (millis < 1000 && millis > 0) {
      return millis + " ms";
    }
    double seconds = millis / 1000.0;
    if (seconds < 59.95) {
      return decimals(seconds, duration.getNano() == 0 ? 0 : 1) + " s";
    }
    long whole = Math.round(seconds);
    if (whole < HOUR) {
      return parts(whole, MINUTE, "min", 1, "s");
    }
    return whole < DAY ? parts(whole, HOUR, "h", MINUTE, "min") : parts(whole, DAY, "d", HOUR, "h");
  }

  /**
   * A duration that was measured with a resolution, such as “2.4 s ± 0.2 s”: both in the unit of the duration, so that
   * they can be compared at a glance.
   */
  public static String duration(Duration duration, Duration resolution) {
    boolean small = duration.toMillis() < 1000 || resolution.toMillis() < 50;
    return duration(duration) + " \u00b1 "
        + (small ? duration(resolution) : decimals(resolution.toMillis() / 1000.0, 1) + " s");
  }

  /**
   * From one duration to a longer one, such as “8.1–12.3 s”, “18–31 s” or “50 s – 1 min 20 s”: the ends are rounded
   * outwards, so that nothing that lies within is told to lie beyond.
   */
  public static String range(Duration least, Duration most) {
    double from = least.toMillis() / 1000.0;
    double to = most.plusNanos(999_999).toMillis() / 1000.0;
    if (to < 10) {
      return decimals(Math.floor(from * 10) / 10, 1) + '\u2013' + decimals(Math.ceil(to * 10) / 10, 1) + " s";
    }
    return to < MINUTE - 1 ? decimals(Math.floor(from), 0) + '\u2013' + decimals(Math.ceil(to), 0) + " s"
        : duration(Duration.ofSeconds((long) from)) + " \u2013 " + duration(Duration.ofSeconds((long) Math.ceil(to)));
  }

  /** Date and time of this time zone to the second. */
  public static String dateTime(Instant instant) {
    return DATE_TIME.format(instant.atZone(ZoneId.systemDefault()));
  }

  private static String parts(long seconds, long large, String largeUnit, long small, String smallUnit) {
    long rest = seconds % large / small;
    String first = count(seconds / large) + ' ' + largeUnit;
    return rest == 0 ? first : first + ' ' + Numerals.now().twoDigits(rest) + ' ' + smallUnit;
  }
}
