/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

/**
 * Values over time, oldest first. A point stands for one sample, or for the samples of the time since the point before:
 * then its value is their average. What comes from disk is made of steps of five seconds, which count as one sample
 * each. The arrays are shared and must not be changed.
 *
 * @param times milliseconds since the epoch, ascending
 * @param values the value at each time; NaN is a gap
 * @param minima the lowest sample that each point stands for; NaN where the value is
 * @param maxima the highest sample that each point stands for; NaN where the value is
 * @since 0.1
 */
public record TimeSeries(long[] times, double[] values, double[] minima, double[] maxima) {

  /** No values. */
  public static final TimeSeries EMPTY = new TimeSeries(new long[0], new double[0]);

  /** A series whose points are samples. */
  public TimeSeries(long[] times, double[] values) {
    this(times, values, values, values);
  }

  /** Number of points. */
  public int size() {
    return times.length;
  }

  /**
   * Since when a point stands for what was, in milliseconds since the epoch: since the point before. After a gap, which
   * is as long as it is, a point stands for no longer than its neighbours do; so does the first one.
   *
   * @param index which point
   * @throws IndexOutOfBoundsException if there is no such point
   */
  public long begin(int index) {
    long next = index + 1 < times.length ? times[index + 1] - times[index] : 0;
    if (index == 0) {
      return times[0] - (next > 0 ? next : Resolution.SAMPLES.step().toMillis());
    }
    long since = times[index] - times[index - 1];
    if (Double.isFinite(values[index - 1])) {
      return times[index] - since;
    }
    long before = index > 1 ? times[index - 1] - times[index - 2] : Resolution.SAMPLES.step().toMillis();
    return times[index] - Math.min(since, next > 0 ? next : before);
  }
}
