/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;
import org.xenworkbench.ui.charts.model.Series;

/**
 * A series as a line in pixels; NaN in {@code y} breaks the line. A series with more samples than the width can show is
 * reduced to the lowest and the highest value of each pixel column, so that no peak is lost.
 */
public final class Trace {

  private static final int SAMPLES_PER_COLUMN = 2;
  private static final long LOWEST = rank(-Double.MAX_VALUE);
  private static final long HIGHEST = rank(Double.MAX_VALUE);

  private double[] x;
  private double[] y;
  private int size;
  private final boolean isDense;

  /** Which value of a sample is drawn. */
  interface Reading {
    double of(Series series, int index);
  }

  private Trace(int capacity, boolean isDense) {
    this.isDense = isDense;
    x = new double[capacity];
    y = new double[capacity];
  }

  /** Makes the line of a series. */
  public static Trace of(Series series, TimeScale time, ValueScale value) {
    return of(series, Series::value, time, value);
  }

  /** Makes the line of one of the values of each sample. */
  static Trace of(Series series, Reading reading, TimeScale time, ValueScale value) {
    // One sample beyond each edge, so that the line runs through it.
    int first = Math.max(0, series.ceilingIndex(time.from()) - 1);
    int last = Math.min(series.size() - 1, series.ceilingIndex(time.to()));
    int count = Math.max(0, last - first + 1);
    boolean isDense = count > time.width() * SAMPLES_PER_COLUMN;
    Trace trace = new Trace(Math.min(count, (int) time.width() * 3 + 16), isDense);
    if (isDense) {
      trace.addColumns(series, reading, first, last, time, value);
    } else {
      for (int i = first; i <= last; i++) {
        trace.addSample(time.x(series.timeMillis(i)), reading.of(series, i), value);
      }
    }
    return trace;
  }

  /** Whether its points stand in the middle of pixel columns, at most a lowest and a highest one in each. */
  boolean isDense() {
    return isDense;
  }

  /** How many points there are, breaks included. */
  public int size() {
    return size;
  }

  /** The horizontal position of a point. */
  public double x(int index) {
    return x[index];
  }

  /** The vertical position of a point, 0 at the top; NaN for a break. */
  public double y(int index) {
    return y[index];
  }

  private void addSample(double position, double sample, ValueScale value) {
    add(position, Double.isFinite(sample) ? value.y(sample) : Double.NaN);
  }

  /** Column by column: where the next one begins is reckoned once, not for each sample. */
  private void addColumns(Series series, Reading reading, int first, int last, TimeScale time, ValueScale value) {
    PixelColumns columns = PixelColumns.of(time);
    for (int i = first; i <= last;) {
      int begin = i;
      double column = columns.at(series.timeMillis(i));
      long end = columns.end(series.timeMillis(i), column);
      long low = Long.MAX_VALUE;
      long high = Long.MIN_VALUE;
      for (; i <= last && series.timeMillis(i) < end; i++) {
        long rank = rank(reading.of(series, i));
        low = Math.min(low, rank);
        high = Math.max(high, rank);
      }
      if (low >= LOWEST && high <= HIGHEST) {
        addColumn(column, value(low), value(high), value);
      } else {
        addColumnWithGaps(series, reading, begin, i, column, value);
      }
    }
  }

  /**
   * Orders numbers as their values are, with what is no finite one at the ends. Which sample of a column is lower than
   * those before it cannot be foreseen, so that comparing values takes five times as long.
   */
  private static long rank(double value) {
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  private static double value(long rank) {
    return Double.longBitsToDouble(rank ^ (rank >> 63 & Long.MAX_VALUE));
  }

  private void addColumnWithGaps(Series series, Reading reading, int first, int end, double column, ValueScale value) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = first; i < end; i++) {
      double sample = reading.of(series, i);
      if (Double.isFinite(sample)) {
        low = Math.min(low, sample);
        high = Math.max(high, sample);
      } else {
        addColumn(column, low, high, value);
        add(column + 0.5, Double.NaN);
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
      }
    }
    addColumn(column, low, high, value);
  }

  private void addColumn(double column, double low, double high, ValueScale value) {
    if (low > high) {
      return; // there was no sample
    }
    double bottom = value.y(low);
    double top = value.y(high);
    boolean nearTop = size > 0 && Math.abs(y[size - 1] - top) < Math.abs(y[size - 1] - bottom);
    add(column + 0.5, nearTop ? top : bottom);
    if (top != bottom) {
      add(column + 0.5, nearTop ? bottom : top);
    }
  }

  private void add(double position, double level) {
    if (Double.isNaN(level) && (size == 0 || Double.isNaN(y[size - 1]))) {
      return;
    }
    if (size == x.length) {
      x = Arrays.copyOf(x, size * 2 + 16);
      y = Arrays.copyOf(y, x.length);
    }
    x[size] = position;
    y[size++] = level;
  }
}
