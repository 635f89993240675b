/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.text.Quantities;

/**
 * Base unit of a metric, and how its values are told. An open set: {@link #of} makes a unit of one's own. Two of one
 * name are the same. Immutable; what makes texts is called on any thread, and must not block.
 *
 * @since 0.1
 */
public final class Unit {

  /** A share, 0..1. */
  public static final Unit RATIO = of("RATIO", Quantities::percent).withScale(Quantities::percentScale)
      .withSteps(Steps.QUARTERS).withMaximum(1);
  /** Bytes. */
  public static final Unit BYTES = of("BYTES", Quantities::bytes).withScale(Quantities::byteScale)
      .withSteps(Steps.BINARY);
  /** Bytes per second. */
  public static final Unit BYTES_PER_SECOND = of("BYTES_PER_SECOND", Quantities::rate)
      .withScale(values -> perSecond(Quantities.byteScale(values))).withSteps(Steps.BINARY);
  /** Events per second. */
  public static final Unit PER_SECOND = of("PER_SECOND", value -> Quantities.count(value) + "/s")
      .withScale(values -> perSecond(Quantities.countScale(values)));
  /** Seconds. */
  public static final Unit SECONDS = of("SECONDS",
      value -> Quantities.duration(Duration.ofNanos(Math.round(value * 1e9)))).withScale(Quantities::secondScale);
  /** A number without a unit. */
  public static final Unit COUNT = of("COUNT", Quantities::count).withScale(Quantities::countScale);
  /** The units of the core. */
  public static final List<Unit> ALL = List.of(RATIO, BYTES, BYTES_PER_SECOND, PER_SECOND, SECONDS, COUNT);

  private final String name;
  private final Steps steps;
  private final OptionalDouble maximum;
  private final DoubleFunction<String> text;
  private final Function<double[], List<String>> scale;

  /** Which values are round, for the ticks of an axis; more in time, so a switch needs a default branch. */
  public enum Steps {
    /** 1, 2, 5, 10, 20, 50 … */
    DECIMAL,
    /** Powers of two. */
    BINARY,
    /** 1, 2, 2.5, 5, 10 … */
    QUARTERS
  }

  private Unit(String name, Steps steps, OptionalDouble maximum, DoubleFunction<String> text,
      Function<double[], List<String>> scale) {
    this.name = Objects.requireNonNull(name);
    this.steps = Objects.requireNonNull(steps);
    this.maximum = maximum;
    this.text = Objects.requireNonNull(text);
    this.scale = Objects.requireNonNull(scale);
  }

  /**
   * A unit with decimal steps and without a maximum, whose axis is labelled like its values.
   *
   * @param name its identity, which MBeans show, such as {@code CELSIUS}
   * @param text tells a finite value with its unit, such as “21.5 °C”
   */
  public static Unit of(String name, DoubleFunction<String> text) {
    return new Unit(name, Steps.DECIMAL, OptionalDouble.empty(), text,
        values -> DoubleStream.of(values).mapToObj(text).toList());
  }

  /** The same unit, with labels of an axis that go together: one for each value, in one unit and form. */
  public Unit withScale(Function<double[], List<String>> labels) {
    return new Unit(name, steps, maximum, text, labels);
  }

  /** The same unit with other steps. */
  public Unit withSteps(Steps round) {
    return new Unit(name, round, maximum, text, scale);
  }

  /**
   * The same unit, of which no value is larger: charts end there.
   *
   * @throws IllegalArgumentException if that is not finite or not above 0
   */
  public Unit withMaximum(double largest) {
    if (!(largest > 0 && Double.isFinite(largest))) {
      throw new IllegalArgumentException("No values end at " + largest);
    }
    return new Unit(name, steps, OptionalDouble.of(largest), text, scale);
  }

  /** Its identity, such as {@code BYTES_PER_SECOND}. */
  public String name() {
    return name;
  }

  /** Which values are round. */
  public Steps steps() {
    return steps;
  }

  /** The largest value there can be, if there is one. */
  public OptionalDouble maximum() {
    return maximum;
  }

  /** A value with its unit, for the user; {@link Quantities#UNKNOWN} for one that is not finite. */
  public String text(double value) {
    return Double.isFinite(value) ? text.apply(value) : Quantities.UNKNOWN;
  }

  /** The labels of an axis, from 0 upwards. */
  public List<String> scale(double[] values) {
    return scale.apply(values);
  }

  private static List<String> perSecond(List<String> labels) {
    return labels.stream().map(label -> label + "/s").toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Unit unit && unit.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
