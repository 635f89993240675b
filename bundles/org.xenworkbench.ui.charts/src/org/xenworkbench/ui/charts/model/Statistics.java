/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.time.Duration;

/**
 * What a series was in a stretch of time, in base units; all are NaN where it has no value there.
 *
 * @param last the newest value; NaN when that is a gap
 * @param minimum the lowest value, of those too that a sample stands for
 * @param mean the mean over time: where samples lie closer, each counts less
 * @param maximum the highest value, of those too that a sample stands for
 * @param unknown for how long nothing is known of it in that time, as far as its samples say for how long they stand;
 *     else zero
 * @since 0.1
 */
public record Statistics(double last, double minimum, double mean, double maximum, Duration unknown) {

  /** So many samples beside what is seen may stand for a part of it. */
  private static final int NEAR = 3;

  /** What there is to say where nothing was measured. */
  public static final Statistics NONE = new Statistics(Double.NaN, Double.NaN, Double.NaN, Double.NaN,
      Duration.ZERO);

  /** Of the samples from a time to another, both included. */
  static Statistics of(Series series, long from, long to) {
    Statistics seen = of(series, series.ceilingIndex(from), series.ceilingIndex(to + 1));
    return series.spans().isKnown() ? seen.overTime(series, from, to) : seen;
  }

  /** The same with the mean of what all samples stand for in that time: also of those that are drawn outside of it. */
  private Statistics overTime(Series series, long from, long to) {
    double sum = 0;
    long known = 0;
    double lowest = minimum;
    double highest = maximum;
    int first = series.ceilingIndex(from);
    int end = series.ceilingIndex(to + 1);
    for (int i = Math.max(0, first - NEAR); i < Math.min(series.size(), end + NEAR); i++) {
      long within = series.spans().within(i, from, to);
      double value = series.value(i);
      if (within > 0 && isNumber(value)) {
        known += within;
        sum += value * within;
        lowest = Double.isNaN(lowest) || series.minimum(i) < lowest ? series.minimum(i) : lowest;
        highest = Double.isNaN(highest) || series.maximum(i) > highest ? series.maximum(i) : highest;
      }
    }
    return known == 0 || !isNumber(sum) ? this
        : new Statistics(last, lowest, sum / known, highest, Duration.ofMillis(to - from - known));
  }

  /** Of the samples from an index to before another. */
  private static Statistics of(Series series, int first, int end) {
    boolean hasRange = series.hasRange();
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double weights = 0;
    long before = since(series, first);
    for (int i = first; i < end; i++) {
      double value = series.value(i);
      long after = since(series, i + 1);
      if (isNumber(value)) {
        double low = hasRange && isNumber(series.minimum(i)) ? series.minimum(i) : value;
        double high = hasRange && isNumber(series.maximum(i)) ? series.maximum(i) : value;
        minimum = low < minimum ? low : minimum;
        maximum = high > maximum ? high : maximum;
        double weight = weight(before, after);
        weights += weight;
        sum += weight * value;
      }
      before = after;
    }
    return weights == 0 ? NONE : new Statistics(isNumber(series.value(end - 1)) ? series.value(end - 1) : Double.NaN,
        minimum, isNumber(sum) ? sum / weights : meanOfHuge(series, first, end), maximum, Duration.ZERO);
  }

  /** From step to step, since the sum of all is infinite; that takes several times as long. */
  private static double meanOfHuge(Series series, int first, int end) {
    double mean = 0;
    double weights = 0;
    for (int i = first; i < end; i++) {
      if (isNumber(series.value(i))) {
        double weight = weight(since(series, i), since(series, i + 1));
        weights += weight;
        double half = series.value(i) / 2 - mean / 2; // the whole of it may be infinite, too
        mean += half * (weight / weights) * 2;
      }
    }
    return mean;
  }

  /** Neither infinite nor NaN, with which no comparison holds. */
  private static boolean isNumber(double value) {
    return Math.abs(value) <= Double.MAX_VALUE;
  }

  /** The time between a sample and the one before; the longest of all before the first and behind the last one. */
  private static long since(Series series, int index) {
    return index > 0 && index < series.size() ? series.timeMillis(index) - series.timeMillis(index - 1)
        : Long.MAX_VALUE;
  }

  /** The time that a sample stands for: the shorter one to its neighbours, since there may be a hole on one side. */
  private static double weight(long before, long after) {
    long nearer = Math.min(before, after);
    return nearer == Long.MAX_VALUE ? 1 : Math.max(1, nearer);
  }

  /** Whether there is a value at all. */
  public boolean isAny() {
    return !Double.isNaN(minimum);
  }
}
