/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

/**
 * Values over time, oldest first. The arrays are shared and must not be changed.
 *
 * @param times milliseconds since the epoch, ascending
 * @param values the value at each time; NaN is a gap
 */
public record TimeSeries(long[] times, double[] values) {

  /** No values. */
  public static final TimeSeries EMPTY = new TimeSeries(new long[0], new double[0]);

  /** Number of points. */
  public int size() {
    return times.length;
  }
}
