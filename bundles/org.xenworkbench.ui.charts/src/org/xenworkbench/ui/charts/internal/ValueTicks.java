/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.SeriesStack;
import org.xenworkbench.ui.charts.model.Statistics;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

/**
 * The ends of a value axis and its round values. The ends of one that follows its values are round, too, so that the
 * highest line of the grid is the top of the plot.
 *
 * @param range its ends
 * @param values the values with a label, ascending, the maximum among them
 */
public record ValueTicks(AxisRange range, double[] values) {

  private static final double HEADROOM = 1.05;
  private static final double[] DECIMAL = {1, 2, 5, 10};
  private static final double[] RATIO = {1, 2, 2.5, 5, 10};
  private static final double UNIT = 1024;
  /** From this part of the next unit on, the axis is labelled in that: no label has four digits. */
  private static final double NEXT_UNIT = 0.75;
  private static final double TOLERANCE = 1e-9;
  /** Beyond these, steps are not exact any more, or 0 or infinite: values are drawn at the edge. */
  private static final double SMALLEST = 1e-290;
  private static final double LARGEST = 1e300;
  /** A logarithmic axis that reaches further down is mostly empty. */
  private static final double MOST_RATIO = 1e6;
  /** So many times as far from 0 as all values a threshold may be: it leaves them half of the height. */
  private static final double NEAR_THRESHOLD = 2;
  /** The same where equal distances are equal ratios. */
  private static final double NEAR_RATIO = 10;
  /** A round value that is nearer to the maximum than this part of a step would have its label on the other one. */
  private static final double NEAR = 0.6;

  /**
   * The axis of a model.
   *
   * @param presentation which series are drawn, and how
   * @param atMost how many steps there may be, at least 1
   */
  public static ValueTicks of(ChartModel model, Presentation presentation, int atMost) {
    ValueAxis axis = model.axis();
    Optional<SeriesStack> stack = presentation.stack(model);
    List<Series> shown = stack.map(SeriesStack::tops).orElseGet(() -> presentation.shown(model));
    boolean logarithmic = presentation.logarithmic() && stack.isEmpty();
    double valley = extreme(model, shown, Statistics::minimum, Math::min);
    double peak = extreme(model, shown, Statistics::maximum, Math::max);
    double[] near = near(model, Math.max(peak, -valley) * (logarithmic ? NEAR_RATIO : NEAR_THRESHOLD));
    double lowest = DoubleStream.of(near).reduce(valley, Math::min);
    double highest = DoubleStream.of(near).reduce(peak, Math::max);
    // A chart of nothing but zeros still needs an axis.
    double top = axis.maximum().orElse(highest >= SMALLEST ? Math.min(LARGEST, highest * HEADROOM)
        : lowest <= -SMALLEST ? 0 : axis.steps() == Steps.BINARY ? 1024 : 1);
    if (logarithmic && axis.maximum().isEmpty() && top > SMALLEST) {
      return logarithmic(lowestAboveZero(model, shown, top), top, axis.steps(), Math.max(1, atMost));
    }
    double bottom = lowest > -SMALLEST ? 0 : Math.max(-LARGEST, lowest * HEADROOM);
    return linear(bottom, top, axis.maximum().isPresent(), axis.steps(),
        Math.max(1, atMost));
  }

  private static double extreme(ChartModel model, Collection<Series> shown, ToDoubleFunction<Statistics> value,
      DoubleBinaryOperator further) {
    return shown.stream().map(model::statistics).mapToDouble(value).filter(Double::isFinite).reduce(0, further);
  }

  /** The thresholds that are near; where there is nothing but zeros, none flattens anything. */
  private static double[] near(ChartModel model, double distance) {
    return model.thresholds().stream().mapToDouble(Threshold::value)
        .filter(value -> distance < SMALLEST || Math.abs(value) <= distance).toArray();
  }

  static ValueTicks linear(double lowest, double highest, boolean isFixed, Steps steps, int atMost) {
    double raw = (highest - lowest) / atMost;
    double step = step(steps == Steps.BINARY ? Math.max(raw, quarter(Math.max(highest, -lowest))) : raw, steps);
    long first = (long) Math.floor(lowest / step * (1 - TOLERANCE));
    long last = (long) Math.ceil(highest / step * (1 - TOLERANCE));
    // With values on both sides of 0 there are two steps, however large they are.
    int fewest = lowest < 0 && highest > 0 ? 2 : 1;
    while (last - first > Math.max(fewest, atMost) && (!isFixed || first < 0)) { // for the parts of a step at both ends
      step = step(step * (1 + 2 * TOLERANCE), steps);
      first = (long) Math.floor(lowest / step * (1 - TOLERANCE));
      last = (long) Math.ceil(highest / step * (1 - TOLERANCE));
    }
    double maximum = isFixed ? highest : last * step;
    double size = step;
    long between = last - first > atMost ? 1 : last - first + 1; // there is no room for the label of 0
    DoubleStream round = DoubleStream.iterate(first, at -> at + 1).limit(between).map(at -> at * size)
        .filter(at -> at < maximum - size * NEAR);
    return new ValueTicks(new AxisRange(first * step, maximum, false),
        DoubleStream.concat(round, DoubleStream.of(maximum)).toArray());
  }

  private static ValueTicks logarithmic(double lowest, double highest, Steps steps, int atMost) {
    double factor = steps == Steps.BINARY ? 4 : 10;
    double base = factor;
    // 1 is a power of any factor: with values on both sides of it there are two steps, however large they are.
    int fewest = lowest < 1 && highest > 1 ? 2 : 1;
    while (Math.ceil(log(highest, factor)) - Math.floor(log(lowest, factor)) > Math.max(fewest, atMost)) {
      factor *= base;
    }
    double least = Math.floor(log(lowest, factor));
    double most = Math.max(least + 1, Math.ceil(log(highest, factor)));
    double size = factor;
    double[] values = DoubleStream.iterate(least, power -> power + 1).limit((long) (most - least) + 1)
        .filter(power -> most - least <= atMost || power == least || power == most) // else labels without room
        .map(power -> Math.pow(size, power)).toArray();
    return new ValueTicks(new AxisRange(values[0], values[values.length - 1], true), values);
  }

  private static double log(double value, double base) {
    double log = Math.log(value) / Math.log(base);
    return Math.abs(log - Math.rint(log)) < TOLERANCE ? Math.rint(log) : log;
  }

  private static double lowestAboveZero(ChartModel model, Collection<Series> shown, double highest) {
    double lowest = highest;
    for (Series series : shown) {
      int end = series.ceilingIndex(model.to().toEpochMilli() + 1);
      for (int i = series.ceilingIndex(model.from().toEpochMilli()); i < end; i++) {
        double value = series.minimum(i);
        lowest = value > 0 && value < lowest ? value : lowest;
      }
    }
    double least = lowest / NEAR_RATIO;
    double withThresholds = model.thresholds().stream().mapToDouble(Threshold::value)
        .filter(value -> value > 0 && value >= least).reduce(lowest, Math::min);
    return Math.max(withThresholds, highest / MOST_RATIO);
  }

  /** A quarter of the unit that an axis is labelled in: no smaller part of it is round, such as 0.125 GiB. */
  private static double quarter(double farthest) {
    double unit = 1;
    while (unit * UNIT * NEXT_UNIT <= farthest) {
      unit *= UNIT;
    }
    return unit / 4;
  }

  /** The smallest round step that is not below a raw one. */
  static double step(double raw, Steps steps) {
    if (steps == Steps.BINARY) {
      double step = 1;
      while (step < raw) {
        step *= 2;
      }
      return step;
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double factor : steps == Steps.RATIO ? RATIO : DECIMAL) {
      if (factor * magnitude >= raw * (1 - TOLERANCE)) {
        return factor * magnitude;
      }
    }
    return 10 * magnitude;
  }
}
