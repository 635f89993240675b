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
}
