/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.metric.TimeSeries;

/** A series as lines: its object and metric, then its points. A point without a value is a gap. */
final class SeriesLines {

  private static final int WITH_BOUNDS = 4;
  /** More than is measured of anything, and far from where sums of it are not finite. */
  private static final double MOST = 1e18;

  private SeriesLines() {
  }

  /**
   * What is read.
   *
   * @param series the series
   * @param impossible how many of its points have values that cannot be, and are gaps for it
   */
  record Points(TimeSeries series, int impossible) {
  }

  static List<String> lines(String object, String metric, TimeSeries series) {
    List<String> lines = new ArrayList<>(series.size() + 1);
    lines.add(Fields.line(object, metric));
    for (int i = 0; i < series.size(); i++) {
      double value = series.values()[i];
      double lowest = series.minima()[i];
      double highest = series.maxima()[i];
      if (!canBe(value, lowest, highest)) {
        lines.add(Fields.line(series.times()[i], Double.NaN));
      } else if (isSample(series, i)) {
        lines.add(Fields.line(series.times()[i], value));
      } else {
        lines.add(Fields.line(series.times()[i], value, lowest, highest));
      }
    }
    return lines;
  }

  private static boolean canBe(double... values) {
    for (double value : values) {
      if (!(Math.abs(value) <= MOST)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSample(TimeSeries series, int index) {
    return Double.compare(series.values()[index], series.minima()[index]) == 0
        && Double.compare(series.values()[index], series.maxima()[index]) == 0;
  }

  /** Whether every point is one value, the lowest and the highest at once. */
  static boolean isSamples(TimeSeries series) {
    for (int i = 0; i < series.size(); i++) {
      if (!isSample(series, i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The points of the lines after the first.
   *
   * @throws IllegalArgumentException if they are none, or in no order
   */
  static Points points(List<String> lines) {
    int size = lines.size() - 1;
    long[] times = new long[size];
    double[] values = new double[size];
    double[] minima = new double[size];
    double[] maxima = new double[size];
    int impossible = 0;
    for (int i = 0; i < size; i++) {
      Fields point = Fields.of(lines.get(i + 1));
      times[i] = Times.millis(point.get(0));
      values[i] = Double.parseDouble(point.get(1));
      minima[i] = point.size() < WITH_BOUNDS ? values[i] : Double.parseDouble(point.get(2));
      maxima[i] = point.size() < WITH_BOUNDS ? values[i] : Double.parseDouble(point.get(WITH_BOUNDS - 1));
      if (i > 0 && times[i] <= times[i - 1]) {
        throw new IllegalArgumentException("A point of " + times[i] + " comes after one of " + times[i - 1]);
      }
      if (!canBe(values[i], minima[i], maxima[i])) {
        impossible += Double.isNaN(values[i]) && Double.isNaN(minima[i]) && Double.isNaN(maxima[i]) ? 0 : 1;
        values[i] = Double.NaN;
        minima[i] = Double.NaN;
        maxima[i] = Double.NaN;
      }
    }
    return new Points(new TimeSeries(times, values, minima, maxima), impossible);
  }
}
