/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.Arrays;
import org.xenworkbench.core.metric.TimeSeries;

/** Finds points of a series. */
final class Series {

  private Series() {
  }

  /** How many points there are until a moment, that one included. */
  static int until(TimeSeries series, long millis) {
    int place = Arrays.binarySearch(series.times(), millis);
    return place < 0 ? -place - 1 : place + 1;
  }

  /** The points from one moment to another, both included. */
  static TimeSeries between(TimeSeries series, long from, long to) {
    int first = from == Long.MIN_VALUE ? 0 : until(series, from - 1);
    int end = Math.max(first, until(series, to));
    return first == 0 && end == series.size() ? series
        : new TimeSeries(Arrays.copyOfRange(series.times(), first, end),
            Arrays.copyOfRange(series.values(), first, end), Arrays.copyOfRange(series.minima(), first, end),
            Arrays.copyOfRange(series.maxima(), first, end));
  }

  /**
   * The value that holds at a moment; NaN if none does: the last point lies back by more than the time in which another
   * would have come.
   *
   * @param interval the time between samples in milliseconds; that between the point's neighbours may be longer
   */
  static double at(TimeSeries series, long millis, long interval) {
    int last = until(series, millis) - 1;
    if (last < 0) {
      return Double.NaN;
    }
    long[] times = series.times();
    long before = last > 0 ? times[last] - times[last - 1] : Long.MAX_VALUE;
    long after = last + 1 < times.length ? times[last + 1] - times[last] : Long.MAX_VALUE;
    long nearest = Math.min(before, after);
    long step = Math.max(interval, nearest == Long.MAX_VALUE ? 0 : nearest);
    return millis - times[last] <= step * 5 / 2 ? series.values()[last] : Double.NaN;
  }
}
