/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * The value axis of a chart. It begins at 0, or below the lowest value if that is negative, and ends at a fixed
 * maximum, or at a round value with some room above the highest one shown.
 *
 * @param steps which tick values count as round
 * @param formatter turns a value in base units into text with its unit; called on any thread, with finite values
 * @param scale turns the values at the axis, the lowest first, into as many texts that go together; on the UI thread
 * @param maximum the fixed upper end, finite and above 0; empty to follow the values
 * @param unit the name of the base unit, for data that are exported; may be empty
 * @since 0.1
 */
public record ValueAxis(Steps steps, DoubleFunction<String> formatter, Function<double[], List<String>> scale,
    OptionalDouble maximum, String unit) {

  /** Which tick values count as round. */
  public enum Steps {
    /** 1, 2, 5, 10, 20, 50 … */
    DECIMAL,
    /** Powers of two: for bytes, so that ticks are round in KiB, MiB, GiB. */
    BINARY,
    /** 1, 2, 2.5, 5, 10 …: for ratios, so that quarters are possible. */
    RATIO
  }

  /** Checks its arguments. @throws IllegalArgumentException when the maximum is not finite or not above 0 */
  public ValueAxis {
    Objects.requireNonNull(steps);
    Objects.requireNonNull(formatter);
    Objects.requireNonNull(scale);
    Objects.requireNonNull(unit);
    if (maximum.isPresent() && !(maximum.getAsDouble() > 0 && Double.isFinite(maximum.getAsDouble()))) {
      throw new IllegalArgumentException("An axis cannot end at " + maximum.getAsDouble());
    }
  }

  /** An axis that follows the values and says each as it is said elsewhere. */
  public static ValueAxis of(Steps steps, DoubleFunction<String> formatter) {
    return new ValueAxis(steps, formatter, values -> DoubleStream.of(values).mapToObj(formatter).toList(),
        OptionalDouble.empty(), "");
  }

  /** The same axis with texts at it that go together, in one unit and with the same decimals. */
  public ValueAxis withScale(Function<double[], List<String>> texts) {
    return new ValueAxis(steps, formatter, texts, maximum, unit);
  }

  /** The same axis with a fixed maximum, in base units. */
  public ValueAxis withMaximum(double value) {
    return new ValueAxis(steps, formatter, scale, OptionalDouble.of(value), unit);
  }

  /** The same axis without a fixed maximum. */
  public ValueAxis withoutMaximum() {
    return new ValueAxis(steps, formatter, scale, OptionalDouble.empty(), unit);
  }

  /** The same axis whose base unit has a name. */
  public ValueAxis withUnit(String name) {
    return new ValueAxis(steps, formatter, scale, maximum, name);
  }

  /** The text for a value in base units; an en dash for one that is not finite. */
  public String format(double value) {
    return Double.isFinite(value) ? formatter.apply(value) : "\u2013";
  }
}
