/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.util.Arrays;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * Points of one series, put together from archives of ever finer steps. A point at t covers the step that ends at t.
 */
final class PointList {

  private long[] times = new long[1_024];
  private double[] values = new double[1_024];
  private double[] minima = new double[1_024];
  private double[] maxima = new double[1_024];
  private int size;
  private long step;

  /**
   * Replaces the end of the list by a finer archive, from the first point on that lies wholly within it.
   *
   * @param start time of its first row, in milliseconds
   * @param rowStep milliseconds between two rows
   * @param rows its values, oldest first
   * @param lowest the lowest sample of each row
   * @param highest the highest sample of each row
   */
  void refine(long start, long rowStep, double[] rows, double[] lowest, double[] highest) {
    long covered = start - rowStep;
    while (size > 0 && times[size - 1] - step >= covered) {
      size--;
    }
    step = rowStep;
    for (int i = 0; i < rows.length; i++) {
      long time = start + i * rowStep;
      if (size == 0 ? !Double.isNaN(rows[i]) : time > times[size - 1]) {
        add(time, rows[i], lowest[i], highest[i]);
      }
    }
  }

  private void add(long time, double value, double lowest, double highest) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      minima = Arrays.copyOf(minima, 2 * size);
      maxima = Arrays.copyOf(maxima, 2 * size);
    }
    times[size] = time;
    minima[size] = lowest;
    maxima[size] = highest;
    values[size++] = value;
  }

  /** The points as a series. */
  TimeSeries series() {
    return part(new TimeSeries(times, values, minima, maxima), 0, size);
  }

  /** The points of a series from one time to another, both included, in milliseconds. */
  static TimeSeries window(TimeSeries all, long from, long to) {
    return part(all, lowerBound(all.times(), from),
        to == Long.MAX_VALUE ? all.size() : lowerBound(all.times(), to + 1));
  }

  private static TimeSeries part(TimeSeries all, int first, int end) {
    return first >= end ? TimeSeries.EMPTY
        : new TimeSeries(Arrays.copyOfRange(all.times(), first, end), Arrays.copyOfRange(all.values(), first, end),
            Arrays.copyOfRange(all.minima(), first, end), Arrays.copyOfRange(all.maxima(), first, end));
  }

  private static int lowerBound(long[] times, long time) {
    int found = Arrays.binarySearch(times, time);
    return found < 0 ? -found - 1 : found;
  }

  /**
   * At most {@code max} points: each the average of the known values of an equal share of the time, at the time of the
   * share's last point; a share that is unknown for the most part stays unknown.
   */
  static TimeSeries thin(TimeSeries all, int max) {
    if (all.size() <= Math.max(1, max)) {
      return all;
    }
    long begin = all.times()[0];
    long span = all.times()[all.size() - 1] - begin + 1;
    PointList thin = new PointList();
    int next = 0;
    for (int share = 0; share < max; share++) {
      long end = begin + (span * (share + 1) + max - 1) / max;
      int first = next;
      while (next < all.size() && all.times()[next] < end) {
        next++;
      }
      if (next > first) {
        thin.addShare(all, first, next);
      }
    }
    return thin.series();
  }

  private void addShare(TimeSeries all, int first, int end) {
    double sum = 0;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    int known = 0;
    for (int i = first; i < end; i++) {
      if (!Double.isNaN(all.values()[i])) {
        sum += all.values()[i];
        lowest = Math.min(lowest, all.minima()[i]);
        highest = Math.max(highest, all.maxima()[i]);
        known++;
      }
    }
    boolean unknown = 2 * known <= end - first;
    add(all.times()[end - 1], unknown ? Double.NaN : sum / known, unknown ? Double.NaN : lowest,
        unknown ? Double.NaN : highest);
  }
}
