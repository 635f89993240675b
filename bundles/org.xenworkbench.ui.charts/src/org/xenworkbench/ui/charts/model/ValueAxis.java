/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.text.DecimalFormat;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * The value axis of a chart. It begins at 0 and ends at a fixed maximum, or at 1.05 times the highest value shown.
 *
 * @param steps which tick values count as round
 * @param formatter turns a value in base units into text with its unit; called on any thread, with finite values
 * @param maximum the fixed upper end, finite and above 0; empty to follow the values
 */
public record ValueAxis(Steps steps, DoubleFunction<String> formatter, OptionalDouble maximum) {

  /** Which tick values count as round. */
  public enum Steps {
    /** 1, 2, 5, 10, 20, 50 … */
    DECIMAL,
    /** Powers of two: for bytes, so that ticks are round in KiB, MiB, GiB. */
    BINARY,
    /** 1, 2, 2.5, 5, 10 …: for ratios, so that quarters are possible. */
    RATIO
  }

  private static final String[] BINARY_PREFIXES = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

  /** Checks its arguments. @throws IllegalArgumentException when the maximum is not finite or not above 0 */
  public ValueAxis {
    Objects.requireNonNull(steps);
    Objects.requireNonNull(formatter);
    if (maximum.isPresent() && !(maximum.getAsDouble() > 0 && Double.isFinite(maximum.getAsDouble()))) {
      throw new IllegalArgumentException("An axis cannot end at " + maximum.getAsDouble());
    }
  }

  /** An axis for ratios, shown as percent, from 0 to 100 %. */
  public static ValueAxis ratio() {
    return new ValueAxis(Steps.RATIO, ValueAxis::percent, OptionalDouble.of(1));
  }

  /** An axis for bytes, shown in KiB, MiB, GiB. */
  public static ValueAxis bytes() {
    return new ValueAxis(Steps.BINARY, value -> binary(value, "B"), OptionalDouble.empty());
  }

  /** An axis for bytes per second. */
  public static ValueAxis bytesPerSecond() {
    return new ValueAxis(Steps.BINARY, value -> binary(value, "B/s"), OptionalDouble.empty());
  }

  /** An axis for plain numbers. @param unit written behind the number; empty for none */
  public static ValueAxis number(String unit) {
    String suffix = unit.isEmpty() ? "" : "\u00a0" + unit;
    return new ValueAxis(Steps.DECIMAL, value -> number(value, "#,##0.##") + suffix, OptionalDouble.empty());
  }

  /** The same axis with a fixed maximum, in base units. */
  public ValueAxis withMaximum(double value) {
    return new ValueAxis(steps, formatter, OptionalDouble.of(value));
  }

  /** The same axis without a fixed maximum. */
  public ValueAxis withoutMaximum() {
    return new ValueAxis(steps, formatter, OptionalDouble.empty());
  }

  /** The text for a value in base units; an en dash for one that is not finite. */
  public String format(double value) {
    return Double.isFinite(value) ? formatter.apply(value) : "\u2013";
  }

  private static String percent(double ratio) {
    return number(ratio * 100, "0.#") + "\u00a0%";
  }

  private static String binary(double value, String unit) {
    int prefix = 0;
    double scaled = value;
    while (Math.abs(scaled) >= 1024 && prefix < BINARY_PREFIXES.length - 1) {
      scaled /= 1024;
      prefix++;
    }
    return number(scaled, Math.abs(scaled) < 10 ? "0.##" : "0.#") + "\u00a0" + BINARY_PREFIXES[prefix] + unit;
  }

  private static String number(double value, String pattern) {
    return new DecimalFormat(pattern).format(value);
  }
}
