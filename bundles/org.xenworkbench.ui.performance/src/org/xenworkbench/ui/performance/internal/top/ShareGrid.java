/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.xenworkbench.core.metric.TimeSeries;

/** Puts series of several VMs side by side. */
final class ShareGrid {

  /** What is less than this part of all there is is not seen; it may come from rounding. */
  private static final double SEEN = 0.01;

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
   * What a VM took of a host: its own, for as long as it was there. A point that stands for a longer time is cut where
   * the VM came or left: its mean is as good for the part of that time as for all of it. What is negative or not finite
   * is not known. Of the time that it was elsewhere there are no points but the ends.
   */
  static TimeSeries within(TimeSeries series, VmStay stay, double factor) {
    Cut cut = new Cut(series.size());
    long[] times = series.times();
    boolean wasThere = false;
    for (int i = 0; i < times.length; i++) {
      double value = series.values()[i] * factor;
      double known = value >= 0 && Double.isFinite(value) ? value : Double.NaN;
      boolean isThere = cut.add(begin(series, i), times[i], stay, known);
      boolean isNext = i + 1 < times.length && stay.share(begin(series, i + 1), times[i + 1]) > 0;
      if (!isThere && (wasThere || isNext)) {
        cut.add(times[i], Double.NaN);
      }
      wasThere = isThere;
    }
    return cut.series();
  }

  /** A series that grows by what was within stays. */
  private static final class Cut {

    private long[] times;
    private double[] values;
    private int size;

    Cut(int likely) {
      times = new long[likely + 8];
      values = new double[likely + 8];
    }

    /** Adds a point that stands for a time, as far as the VM was there; whether it was there at all. */
    boolean add(long begin, long end, VmStay stay, double value) {
      boolean isThere = false;
      for (VmStay.Span span : stay.spans()) {
        boolean isIn = begin == end ? span.from() <= end && end <= span.to() : span.within(begin, end) > 0;
        if (isIn) {
          add(begin, end, span, value);
          isThere = true;
        }
      }
      return isThere;
    }

    /** Where it came in the middle a gap ends, where it left one begins: two points keep the value up to there. */
    private void add(long begin, long end, VmStay.Span span, double value) {
      if (span.from() > begin) {
        add(span.from() - 1, Double.NaN);
        add(span.from(), value);
      }
      if (span.to() < end) {
        add(span.to() - 2, value);
        add(span.to() - 1, value);
        add(span.to(), Double.NaN);
      } else {
        add(end, value);
      }
    }

    /** At one time what is known goes before what is not. */
    void add(long time, double value) {
      if (size > 0 && time <= times[size - 1]) {
        values[size - 1] = Double.isNaN(values[size - 1]) ? value : values[size - 1];
        return;
      }
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      times[size] = time;
      values[size++] = value;
    }

    TimeSeries series() {
      return new TimeSeries(Arrays.copyOf(times, size), Arrays.copyOf(values, size));
    }
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

  /** The mean over that part of a stretch of time of which something is known; NaN if nothing is. */
  static double meanOfKnown(TimeSeries series, long from, long to) {
    double mean = Double.NaN;
    double weights = 0;
    for (int i = 0; i < series.size(); i++) {
      double value = series.values()[i];
      long known = Math.min(to, series.times()[i]) - Math.max(from, begin(series, i));
      if (Double.isFinite(value) && known > 0) {
        weights += known;
        mean = Double.isNaN(mean) ? value : mean + known * (value - mean) / weights; // their sum may be infinite
      }
    }
    return mean;
  }

  /** For how long the longest known point within a stretch of time stands, in milliseconds; 0 if there is none. */
  static long coarsest(TimeSeries series, long from, long to) {
    long longest = 0;
    for (int i = 0; i < series.size(); i++) {
      boolean isIn = series.times()[i] > from && begin(series, i) < to;
      if (isIn && Double.isFinite(series.values()[i])) {
        longest = Math.max(longest, series.times()[i] - begin(series, i));
      }
    }
    return longest;
  }

  /**
   * What a host took beyond what is known of its VMs, at their times; empty if that is nothing to be seen.
   *
   * @param parts all that its VMs took, at the same times
   */
  static Optional<TimeSeries> rest(TimeSeries total, List<TimeSeries> parts) {
    if (total.size() == 0 || parts.isEmpty()) {
      return Optional.empty();
    }
    long[] times = parts.get(0).times();
    double[] all = at(times, total);
    double[] known = sum(times, parts.stream().map(TimeSeries::values).toList());
    double[] rest = new double[times.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = Double.isFinite(all[i]) ? Math.max(0, all[i] - (Double.isNaN(known[i]) ? 0 : known[i])) : Double.NaN;
    }
    double most = highest(rest);
    return most > SEEN * highest(all) ? Optional.of(new TimeSeries(times, rest)) : Optional.empty();
  }

  private static double highest(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
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
