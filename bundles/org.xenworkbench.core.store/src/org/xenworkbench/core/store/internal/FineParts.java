/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;

/** Puts samples of a short time into a series that has that time coarser. A point at t covers the time until t. */
final class FineParts {

  /** A silence that is no gap yet, in intervals. */
  private static final int PATIENCE = 3;

  private FineParts() {
  }

  /**
   * The series with the samples in place of what it has of their time. What covered that time together with the time
   * before stands for the time before.
   */
  static TimeSeries put(TimeSeries coarse, TimeSeries fine) {
    if (coarse.size() == 0 || fine.size() == 0) {
      return fine.size() == 0 ? coarse : fine;
    }
    long first = fine.times()[0];
    long interval = interval(fine);
    int before = upTo(coarse, first - 1);
    int after = upTo(coarse, fine.times()[fine.size() - 1]);
    TimeSeries begin = part(coarse, 0, before);
    if (before > 0 && first - coarse.times()[before - 1] > PATIENCE * interval) {
      begin = join(begin, at(first - interval, coarse, before));
    }
    return join(join(begin, fine), part(coarse, after, coarse.size()));
  }

  /** What a point tells of the time until then; nothing if there is none. */
  private static TimeSeries at(long time, TimeSeries from, int index) {
    boolean isKnown = index < from.size();
    return new TimeSeries(new long[] {time}, new double[] {isKnown ? from.values()[index] : Double.NaN},
        new double[] {isKnown ? from.minima()[index] : Double.NaN},
        new double[] {isKnown ? from.maxima()[index] : Double.NaN});
  }

  /** The least time between two samples. */
  private static long interval(TimeSeries fine) {
    long[] times = fine.times();
    return IntStream.range(1, times.length).mapToLong(i -> times[i] - times[i - 1]).filter(step -> step > 0).min()
        .orElse(Resolution.SAMPLES.step().toMillis());
  }

  /** How many points there are until a time, that one included. */
  private static int upTo(TimeSeries series, long time) {
    int place = Arrays.binarySearch(series.times(), time);
    return place < 0 ? -place - 1 : place + 1;
  }

  private static TimeSeries part(TimeSeries series, int from, int to) {
    return new TimeSeries(Arrays.copyOfRange(series.times(), from, to), Arrays.copyOfRange(series.values(), from, to),
        Arrays.copyOfRange(series.minima(), from, to), Arrays.copyOfRange(series.maxima(), from, to));
  }

  private static TimeSeries join(TimeSeries one, TimeSeries other) {
    return new TimeSeries(
        IntStream.range(0, one.size() + other.size())
            .mapToLong(i -> i < one.size() ? one.times()[i] : other.times()[i - one.size()]).toArray(),
        join(one.values(), other.values()), join(one.minima(), other.minima()), join(one.maxima(), other.maxima()));
  }

  private static double[] join(double[] one, double[] other) {
    double[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }
}
