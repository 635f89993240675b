/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.metric.TimeSeries;

/** A series as lines: its object and metric, then its points. */
final class SeriesLines {

  private static final int WITH_BOUNDS = 4;

  private SeriesLines() {
  }

  static List<String> lines(String object, String metric, TimeSeries series) {
    List<String> lines = new ArrayList<>(series.size() + 1);
    lines.add(Fields.line(object, metric));
    for (int i = 0; i < series.size(); i++) {
      double value = series.values()[i];
      double lowest = series.minima()[i];
      double highest = series.maxima()[i];
      boolean isSample = Double.compare(value, lowest) == 0 && Double.compare(value, highest) == 0;
      lines.add(isSample ? Fields.line(series.times()[i], value)
          : Fields.line(series.times()[i], value, lowest, highest));
    }
    return lines;
  }

  /**
   * The points of the lines after the first.
   *
   * @throws IllegalArgumentException if they are none, or in no order
   */
  static TimeSeries series(List<String> lines) {
    int size = lines.size() - 1;
    long[] times = new long[size];
    double[] values = new double[size];
    double[] minima = new double[size];
    double[] maxima = new double[size];
    for (int i = 0; i < size; i++) {
      Fields point = Fields.of(lines.get(i + 1));
      times[i] = Long.parseLong(point.get(0));
      values[i] = Double.parseDouble(point.get(1));
      minima[i] = point.size() < WITH_BOUNDS ? values[i] : Double.parseDouble(point.get(2));
      maxima[i] = point.size() < WITH_BOUNDS ? values[i] : Double.parseDouble(point.get(WITH_BOUNDS - 1));
      if (i > 0 && times[i] <= times[i - 1]) {
        throw new IllegalArgumentException("A point of " + times[i] + " comes after one of " + times[i - 1]);
      }
    }
    return new TimeSeries(times, values, minima, maxima);
  }
}
