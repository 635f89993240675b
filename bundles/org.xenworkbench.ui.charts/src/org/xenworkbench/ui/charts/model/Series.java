/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One line of a chart: samples in order of time. A sample whose value is NaN is a gap and is drawn as a hole, never as
 * zero. A sample may stand for many, whose lowest and highest value it knows. Immutable; two series are equal only when
 * they are the same object.
 *
 * @since 0.1
 */
public final class Series {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final String id;
  private final String label;
  private final int colorIndex;
  private final long[] times;
  private final double[] values;
  private final double[] minima;
  private final double[] maxima;
  private final int measured;
  private final Spans spans;
  /** The last that were asked for: a chart asks for the same ones at each paint. */
  private volatile @Nullable Summary summary;
  /** Those before: while one range is painted still, the next one is planned. */
  private volatile @Nullable Summary former;

  /**
   * For which time each sample stands.
   *
   * @param begins since when, in milliseconds since the epoch; as long as {@code ends}, and shorter than the series
   *     where what follows stands for nothing; both are empty where that is not known
   * @param ends until when
   */
  record Spans(long[] begins, long[] ends) {

    static final Spans NONE = new Spans(new long[0], new long[0]);

    boolean isKnown() {
      return ends.length > 0;
    }

    /** For how long a sample stands within a stretch of time, in milliseconds. */
    long within(int index, long from, long to) {
      return index >= ends.length ? 0 : Math.max(0, Math.min(to, ends[index]) - Math.max(from, begins[index]));
    }
  }

  private record Summary(long from, long to, Statistics statistics) {

    boolean isOf(long fromMillis, long toMillis) {
      return from == fromMillis && to == toMillis;
    }
  }

  /**
   * Makes a series; the arrays are copied.
   *
   * @param id its identity within the chart
   * @param label its name for the user
   * @param colorIndex which colour of the chart's palette: one for each thing that is measured, wherever it is shown;
   *     from 8 on the colours come again, dashed. Not negative
   * @param timesMillis the times of the samples in milliseconds since the epoch, ascending
   * @param values the values in base units; NaN and infinite ones are gaps
   * @throws IllegalArgumentException when the arrays differ in length, the times do not ascend or the index is negative
   */
  public Series(String id, String label, int colorIndex, long[] timesMillis, double[] values) {
    this.id = Objects.requireNonNull(id);
    this.label = Objects.requireNonNull(label);
    if (colorIndex < 0 || timesMillis.length != values.length) {
      throw new IllegalArgumentException("Series " + id + ": colour index " + colorIndex + ", " + timesMillis.length
          + " times for " + values.length + " values");
    }
    this.colorIndex = colorIndex;
    this.times = timesMillis.clone();
    this.values = values.clone();
    minima = this.values;
    maxima = this.values;
    measured = times.length;
    spans = Spans.NONE;
    for (int i = 1; i < times.length; i++) {
      if (times[i] < times[i - 1]) {
        throw new IllegalArgumentException("Series " + id + ": time " + times[i] + " after " + times[i - 1]);
      }
    }
  }

  private Series(Series line, double[] minima, double[] maxima, int measured, Spans spans) {
    this(line.id, line, minima, maxima, measured, spans);
  }

  private Series(String id, Series line, double[] minima, double[] maxima, int measured, Spans spans) {
    this.id = id;
    label = line.label;
    colorIndex = line.colorIndex;
    times = line.times;
    values = line.values;
    this.minima = minima;
    this.maxima = maxima;
    this.measured = measured;
    this.spans = spans;
  }

  /**
   * The same line with the lowest and highest value that each sample stands for; the arrays are copied.
   *
   * @param lowest the lowest values in base units; not finite for a gap
   * @param highest the highest values in base units; not finite for a gap
   * @throws IllegalArgumentException when the arrays differ in length from the samples
   */
  public Series withRange(double[] lowest, double[] highest) {
    if (lowest.length != size() || highest.length != size()) {
      throw new IllegalArgumentException("Series " + id + ": " + lowest.length + " minima and " + highest.length
          + " maxima for " + size() + " values");
    }
    boolean isAny = !Arrays.equals(lowest, values) || !Arrays.equals(highest, values);
    return isAny ? new Series(this, lowest.clone(), highest.clone(), measured, spans)
        : new Series(this, values, values, measured, spans);
  }

  /**
   * The same line of which only the first samples were measured; what follows them is there for the eye only, such as
   * where a line goes on to the edge.
   *
   * @throws IllegalArgumentException when there are not so many
   */
  public Series withMeasured(int count) {
    if (count < 0 || count > size()) {
      throw new IllegalArgumentException("Series " + id + ": " + count + " of " + size() + " were measured");
    }
    return new Series(this, minima, maxima, count, spans);
  }

  /**
   * The same line with the time that each of its first samples stands for, wherever it is drawn: its mean is then that
   * of the time, to the millisecond, also where a sample stands for more than what is seen. The arrays are copied.
   *
   * @param begins since when each stands, in milliseconds since the epoch
   * @param ends until when, ascending; where that is when it begins, the sample is there for the eye only
   * @throws IllegalArgumentException when the arrays differ in length, or are longer than the series
   */
  public Series withSpans(long[] begins, long[] ends) {
    if (begins.length != ends.length || ends.length > size()) {
      throw new IllegalArgumentException("Series " + id + ": " + begins.length + " begins and " + ends.length
          + " ends for " + size() + " samples");
    }
    return new Series(this, minima, maxima, measured, new Spans(begins.clone(), ends.clone()));
  }

  /** The same with another identity. */
  Series withId(String other) {
    return new Series(other, this, minima, maxima, measured, spans);
  }

  /** The same with the times that the samples of another stand for, if they are at the same times. */
  Series withSpansOf(Series other) {
    boolean isAlike = other.spans.isKnown() && size() >= other.spans.ends.length
        && Arrays.equals(times, 0, other.spans.ends.length, other.times, 0, other.spans.ends.length);
    return isAlike ? new Series(this, minima, maxima, measured, other.spans) : this;
  }

  /** For which time each sample stands. */
  Spans spans() {
    return spans;
  }

  /** Its identity within the chart. */
  public String id() {
    return id;
  }

  /** Its name for the user. */
  public String label() {
    return label;
  }

  /** Which colour of the chart's palette. */
  public int colorIndex() {
    return colorIndex;
  }

  /** How many samples it has. */
  public int size() {
    return times.length;
  }

  /** How many of them were measured: all, or the first ones. */
  public int measured() {
    return measured;
  }

  /** The time of sample {@code index} in milliseconds since the epoch. */
  public long timeMillis(int index) {
    return times[index];
  }

  /** The value of sample {@code index} in base units; not finite for a gap. */
  public double value(int index) {
    return values[index];
  }

  /** The lowest value that sample {@code index} stands for: its own unless it is one of many; not finite for a gap. */
  public double minimum(int index) {
    return minima[index];
  }

  /** The highest value that sample {@code index} stands for: its own unless it is one of many; not finite for a gap. */
  public double maximum(int index) {
    return maxima[index];
  }

  /** The value of the newest sample; NaN when that is a gap or there is none. */
  public double latest() {
    return values.length == 0 || !Double.isFinite(values[values.length - 1]) ? Double.NaN : values[values.length - 1];
  }

  /** Whether a sample stands for a day or more, of which the day tells, and no time of it. */
  public boolean isOfDay(int index) {
    return stands(index) >= DAY || index == spans.ends.length - 1 && stands(index - 1) >= DAY; // a day that goes on
  }

  private long stands(int index) {
    return index < 0 ? 0 : spans.within(index, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Whether there are samples that stand for more than one value. */
  public boolean hasRange() {
    return minima != values;
  }

  /** What is to be said of the values from one time to another, both included. */
  public Statistics statistics(long fromMillis, long toMillis) {
    Summary latest = summary;
    Summary before = former;
    if (latest != null && latest.isOf(fromMillis, toMillis)) {
      return latest.statistics;
    }
    if (before != null && before.isOf(fromMillis, toMillis)) {
      return before.statistics;
    }
    Statistics made = Statistics.of(this, fromMillis, toMillis);
    former = latest;
    summary = new Summary(fromMillis, toMillis, made);
    return made;
  }

  /** Whether there is a value from one time to another, both included. */
  public boolean hasValue(long fromMillis, long toMillis) {
    int end = ceilingIndex(toMillis + 1);
    for (int i = ceilingIndex(fromMillis); i < end; i++) {
      if (Double.isFinite(values[i])) {
        return true;
      }
    }
    return false;
  }

  /** The index of the first sample at or after a time; {@link #size()} when there is none. */
  public int ceilingIndex(long timeMillis) {
    int found = Arrays.binarySearch(times, timeMillis);
    if (found < 0) {
      return -found - 1;
    }
    while (found > 0 && times[found - 1] == timeMillis) {
      found--;
    }
    return found;
  }

  /** The index of the sample nearest to a time; -1 when there are none. */
  public int nearestIndex(long timeMillis) {
    int after = ceilingIndex(timeMillis);
    if (after == times.length) {
      return times.length - 1;
    }
    return after > 0 && timeMillis - times[after - 1] < times[after] - timeMillis ? after - 1 : after;
  }

  @Override
  public String toString() {
    return "Series[" + id + ", " + times.length + " samples]";
  }
}
