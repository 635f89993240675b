/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

/**
 * What a series was in a stretch of time, in base units; all are NaN where it has no value there.
 *
 * @param last the newest value; NaN when that is a gap
 * @param minimum the lowest value, of those too that a sample stands for
 * @param mean the mean over time: where samples lie closer, each counts less
 * @param maximum the highest value, of those too that a sample stands for
 * @since 0.1
 */
public record Statistics(double last, double minimum, double mean, double maximum) {

  /** What there is to say where nothing was measured. */
  public static final Statistics NONE = new Statistics(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Of the samples from an index to before another. */
  static Statistics of(Series series, int first, int end) {
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    double mean = 0;
    double weights = 0;
    for (int i = first; i < end; i++) {
      double value = series.value(i);
      if (Double.isFinite(value)) {
        minimum = Math.min(minimum, finite(series.minimum(i), value));
        maximum = Math.max(maximum, finite(series.maximum(i), value));
        double weight = weight(series, i);
        weights += weight;
        mean += weight * (value - mean) / weights; // not their sum, which may be infinite
      }
    }
    return weights == 0 ? NONE : new Statistics(finite(series.value(end - 1), Double.NaN), minimum, mean, maximum);
  }

  private static double finite(double value, double otherwise) {
    return Double.isFinite(value) ? value : otherwise;
  }

  /** The time that a sample stands for: the shorter one to its neighbours, since there may be a hole on one side. */
  private static double weight(Series series, int index) {
    long before = index > 0 ? series.timeMillis(index) - series.timeMillis(index - 1) : Long.MAX_VALUE;
    long after = index + 1 < series.size() ? series.timeMillis(index + 1) - series.timeMillis(index) : Long.MAX_VALUE;
    long nearer = Math.min(before, after);
    return nearer == Long.MAX_VALUE ? 1 : Math.max(1, nearer);
  }

  /** Whether there is a value at all. */
  public boolean isAny() {
    return !Double.isNaN(minimum);
  }
}
