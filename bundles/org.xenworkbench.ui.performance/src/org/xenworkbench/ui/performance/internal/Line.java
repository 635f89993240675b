/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.performance.internal.top.ShareTimes;

/**
 * A metric's values as the line of a chart. What stands for the samples of a longer time stands in its middle: at its
 * end, as it is kept, a burst would seem to come half a day after the migration that caused it.
 */
final class Line {

  private final TimeSeries known;
  /** Where each value stands. */
  private final long[] places;
  private final long[] begins;
  private final long[] ends;
  private final boolean isCut;
  private final long end;
  private long begin = Long.MIN_VALUE;

  /**
   * Creates it.
   *
   * @param step for how long a value stands of which its neighbours do not tell
   * @param alive from when on there must be a value for the line not to have ended
   * @param end where it has ended at the latest: there is a gap, and no last value
   */
  Line(TimeSeries known, Duration step, Instant alive, Instant end) {
    this(known, places(known, step), begins(known, step), known.times(), alive, end);
  }

  /** One of those that stand on each other, at their points. */
  Line(TimeSeries known, ShareTimes points, Instant alive, Instant end) {
    this(known, points.places(), points.begins(), points.ends(), alive, end);
  }

  private Line(TimeSeries known, long[] places, long[] begins, long[] ends, Instant alive, Instant end) {
    this.known = known;
    this.places = places;
    this.begins = begins;
    this.ends = ends;
    this.end = end.toEpochMilli();
    int size = known.size();
    isCut = size > 0 && ends[size - 1] < alive.toEpochMilli() && ends[size - 1] < this.end;
  }

  private static long[] places(TimeSeries known, Duration step) {
    return IntStream.range(0, known.size()).mapToLong(i -> time(known, i, step)).toArray();
  }

  private static long[] begins(TimeSeries known, Duration step) {
    return known.size() < 2 ? new long[0] : IntStream.range(0, known.size())
        .mapToLong(i -> known.times()[i] - interval(known, i, step.toMillis())).toArray();
  }

  /** When it begins, if values stand for such a step; the end of time if it has no value. */
  static long begin(TimeSeries series, Duration step) {
    for (int i = 0; i < series.size(); i++) {
      if (Double.isFinite(series.values()[i])) {
        return time(series, i, step);
      }
    }
    return Long.MAX_VALUE;
  }

  private static long time(TimeSeries series, int index, Duration step) {
    long stands = series.size() < 2 ? 0 : interval(series, index, step.toMillis());
    return stands > ShareTimes.LONGEST_SAMPLE ? series.times()[index] - stands / 2 : series.times()[index];
  }

  /** The time since the value before; where that is a gap, which is as long as it is, the one to the next value. */
  private static long interval(TimeSeries series, int index, long step) {
    long[] times = series.times();
    if (index == 0) {
      return times[1] - times[0];
    }
    long since = times[index] - times[index - 1];
    long next = index + 1 < times.length ? times[index + 1] - times[index] : 0;
    return Double.isFinite(series.values()[index - 1]) ? since : Math.min(since, Math.max(next, step));
  }

  /** Where the chart begins: what stands for all of it, and more, is told at both edges. */
  Line from(Instant edge) {
    begin = edge.toEpochMilli();
    return this;
  }

  /** Before which the edges belong, if no value stands between them, but one on either side; else 0. */
  private int across(long[] times) {
    for (int i = 1; i < known.size(); i++) {
      if (times[i - 1] < begin && times[i] > end && Double.isFinite(known.values()[i - 1])
          && Double.isFinite(known.values()[i])) {
        return i;
      }
    }
    return 0;
  }

  /** The same with the values of the edges, which are those of the steps that they lie in. */
  private double[] withEdges(double[] all, int at) {
    double[] more = new double[all.length + 2];
    System.arraycopy(all, 0, more, 0, at);
    more[at] = all[begin <= ends[at - 1] ? at - 1 : at];
    more[at + 1] = all[end <= ends[at - 1] ? at - 1 : at];
    System.arraycopy(all, at, more, at + 2, all.length - at);
    return more;
  }

  private static long[] withEdges(long[] all, int at, long first, long last) {
    long[] more = new long[all.length + 2];
    System.arraycopy(all, 0, more, 0, at);
    more[at] = first;
    more[at + 1] = last;
    System.arraycopy(all, at, more, at + 2, all.length - at);
    return more;
  }

  /** The line, for a chart in which it has that name and colour. */
  Series series(String metric, String label, int color) {
    int size = known.size();
    boolean isShort = size > 0 && places[size - 1] < ends[size - 1];
    int stretched = isShort ? size + 1 : size;
    int length = isCut ? stretched + 1 : stretched;
    long[] times = Arrays.copyOf(places, length);
    if (isShort) {
      times[size] = ends[size - 1]; // to its end: the line reaches the edge where it is live
    }
    if (isCut) {
      times[length - 1] = end;
    }
    double[] values = values(known.values(), stretched, length);
    double[] minima = values(known.minima(), stretched, length);
    double[] maxima = values(known.maxima(), stretched, length);
    int at = across(times);
    Series line = at == 0 ? new Series(metric, label, color, times, values).withRange(minima, maxima)
        : new Series(metric, label, color, withEdges(times, at, begin, end), withEdges(values, at))
            .withRange(withEdges(minima, at), withEdges(maxima, at));
    int edges = at == 0 ? 0 : 2;
    return begins.length == 0 ? line.withMeasured(size + edges)
        : line.withMeasured(size + edges).withSpans(at == 0 ? begins : withEdges(begins, at, begin, end),
            at == 0 ? ends : withEdges(ends, at, begin, end));
  }

  private static double[] values(double[] from, int stretched, int length) {
    double[] all = Arrays.copyOf(from, length);
    if (stretched > from.length) {
      all[from.length] = from[from.length - 1];
    }
    Arrays.fill(all, stretched, length, Double.NaN);
    return all;
  }
}
