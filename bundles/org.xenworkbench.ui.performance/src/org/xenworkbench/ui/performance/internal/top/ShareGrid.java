/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.xenworkbench.core.metric.TimeSeries;

/** Puts series of several VMs side by side. */
final class ShareGrid {

  private ShareGrid() {
  }

  /** All times at which any of them has a point, in order. */
  static long[] times(Collection<TimeSeries> all) {
    List<TimeSeries> some = all.stream().filter(series -> series.size() > 0).toList();
    if (some.isEmpty()) {
      return new long[0];
    }
    long[] first = some.get(0).times();
    return some.stream().allMatch(series -> Arrays.equals(series.times(), first)) ? first
        : some.stream().flatMapToLong(series -> LongStream.of(series.times())).sorted().distinct().toArray();
  }

  /**
   * The values of a series at other times, on the straight line between its points; after a gap a point stands for as
   * long as the next does. NaN where there is none.
   */
  static double[] at(long[] times, TimeSeries series) {
    if (Arrays.equals(times, series.times())) {
      return series.values();
    }
    double[] values = new double[times.length];
    int next = 0;
    for (int i = 0; i < times.length; i++) {
      while (next < series.size() && series.times()[next] < times[i]) {
        next++;
      }
      values[i] = next < series.size() ? before(series, next, times[i]) : Double.NaN;
    }
    return values;
  }

  /** The value at a time that is not after a point, but after the one before. */
  private static double before(TimeSeries series, int index, long time) {
    double value = series.values()[index];
    long end = series.times()[index];
    if (time == end || index == 0 || !Double.isFinite(series.values()[index - 1])) {
      return time == end || begin(series, index) < time ? value : Double.NaN;
    }
    double share = (double) (end - time) / (end - series.times()[index - 1]);
    return value * (1 - share) + series.values()[index - 1] * share;
  }

  /** Since when a point stands for what was. */
  private static long begin(TimeSeries series, int index) {
    long[] times = series.times();
    if (times.length == 1) {
      return times[0];
    }
    if (index == 0) {
      return times[0] - (times[1] - times[0]);
    }
    long since = times[index] - times[index - 1];
    boolean isGap = !Double.isFinite(series.values()[index - 1]);
    long usual = index + 1 < times.length ? times[index + 1] - times[index] : since;
    return times[index] - (isGap ? Math.min(since, usual) : since);
  }

  /**
   * What a VM took of a host: its own, for as long as it was there, and the part of it of a point that stands for more.
   * What is negative or not finite is not known. Of the time that it was elsewhere there are no points but the ends.
   */
  static TimeSeries within(TimeSeries series, VmStay stay, double factor) {
    double[] values = new double[series.size()];
    double[] shares = new double[series.size()];
    for (int i = 0; i < values.length; i++) {
      shares[i] = stay.share(begin(series, i), series.times()[i]);
      double value = series.values()[i] * factor * shares[i];
      values[i] = shares[i] > 0 && value >= 0 && Double.isFinite(value) ? value : Double.NaN;
    }
    int[] kept = IntStream.range(0, values.length)
        .filter(i -> shares[i] > 0 || i > 0 && shares[i - 1] > 0 || i + 1 < values.length && shares[i + 1] > 0)
        .toArray();
    return new TimeSeries(IntStream.of(kept).mapToLong(i -> series.times()[i]).toArray(),
        IntStream.of(kept).mapToDouble(i -> values[i]).toArray());
  }

  static boolean isAny(TimeSeries series) {
    return Arrays.stream(series.values()).anyMatch(Double::isFinite);
  }

  /** How much it is in a stretch of time, in the mean over all of that: what is not known is nothing. */
  static double mean(TimeSeries series, long from, long to) {
    double sum = 0;
    for (int i = 0; i < series.size(); i++) {
      double value = series.values()[i];
      long known = Math.min(to, series.times()[i]) - Math.max(from, begin(series, i));
      if (Double.isFinite(value) && known > 0) {
        sum += value * ((double) known / Math.max(1, to - from));
      }
    }
    return sum;
  }

  /** The sum of what is known at each time; the largest number, where it is larger than that. */
  static double[] sum(long[] times, Collection<double[]> all) {
    double[] sums = new double[times.length];
    Arrays.fill(sums, Double.NaN);
    for (double[] values : all) {
      for (int i = 0; i < sums.length; i++) {
        if (Double.isFinite(values[i])) {
          sums[i] = Math.min(Double.MAX_VALUE, Double.isNaN(sums[i]) ? values[i] : sums[i] + values[i]);
        }
      }
    }
    return sums;
  }
}
