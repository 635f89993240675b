/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Adds up series from sample to sample of any of them. For one thread. */
final class StackSums {

  private static final int FOREGROUND = 7;

  private final List<Series> series;
  private final List<StackReader> readers = new ArrayList<>();
  private final List<Edge> tops = new ArrayList<>();
  private final Edge total = new Edge();
  /** Which series had a value all the way up to the time that is looked at. */
  private final boolean[] before;

  private StackSums(List<Series> series) {
    this.series = series;
    for (Series each : series) {
      readers.add(new StackReader(each));
      tops.add(new Edge());
    }
    before = new boolean[series.size()];
  }

  static StackSums of(List<Series> series) {
    StackSums sums = new StackSums(series);
    for (long time = sums.next(); time < Long.MAX_VALUE; time = sums.next()) {
      sums.add(time);
    }
    return sums;
  }

  /** The time of the next sample of any series; the end of time if there is none. */
  private long next() {
    return readers.stream().mapToLong(StackReader::next).min().orElse(Long.MAX_VALUE);
  }

  private void add(long time) {
    readers.forEach(reader -> reader.moveTo(time));
    long next = next();
    addTotal(time);
    double start = 0;
    double end = 0;
    double alone = 0;
    for (int i = 0; i < before.length; i++) {
      StackReader reader = readers.get(i);
      boolean after = next < Long.MAX_VALUE && reader.reaches(time, next);
      alone = sum(alone, reader.value(time));
      if (after) {
        start = sum(start, reader.value(time));
        end = sum(end, reader.value(next));
        tops.get(i).go(before[i], time, start, next, end);
      } else if (!before[i] && reader.isSampleAt(time)) {
        tops.get(i).point(time, alone);
      }
      before[i] = after;
    }
  }

  private void addTotal(long time) {
    if (readers.stream().anyMatch(reader -> reader.isMeasuredAt(time))) {
      double sum = Double.NaN;
      for (StackReader reader : readers) {
        double value = reader.value(time);
        sum = Double.isNaN(sum) ? value : sum(sum, value);
      }
      total.add(time, sum);
    }
  }

  /** What is not there adds nothing; a sum that is too large for a number is the largest one. */
  private static double sum(double below, double value) {
    return Double.isNaN(value) ? below : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, below + value));
  }

  List<Series> tops() {
    List<Series> lines = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      lines.add(tops.get(i).series(series.get(i).id(), series.get(i).label(), series.get(i).colorIndex()));
    }
    return List.copyOf(lines);
  }

  Series total(String id, String label) {
    return total.series(id, label, FOREGROUND);
  }

  /** A line that grows; where it jumps it has two samples at one time. */
  private static final class Edge {

    private long[] times = new long[16];
    private double[] values = new double[16];
    private int size;

    void go(boolean goesOn, long time, double start, long next, double end) {
      if (!goesOn) {
        breakAt(time);
      }
      if (!goesOn || values[size - 1] != start) {
        add(time, start);
      }
      add(next, end);
    }

    void point(long time, double value) {
      breakAt(time);
      add(time, value);
    }

    private void breakAt(long time) {
      if (size > 0 && !Double.isNaN(values[size - 1])) {
        add(time, Double.NaN);
      }
    }

    void add(long time, double value) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      times[size] = time;
      values[size++] = value;
    }

    Series series(String id, String label, int color) {
      return new Series(id, label, color, Arrays.copyOf(times, size), Arrays.copyOf(values, size));
    }
  }
}
