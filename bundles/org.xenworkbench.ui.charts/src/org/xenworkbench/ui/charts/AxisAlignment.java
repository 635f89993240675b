/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.HashMap;
import java.util.Map;

/**
 * Lets the plots of charts that stand below each other begin at one place, so that their times do, too: the widest
 * label of their value axes decides. See {@link TimeSeriesChart#setAlignment}. UI thread.
 *
 * @since 0.1
 */
public final class AxisAlignment {

  private final Map<TimeSeriesChart, Integer> needs = new HashMap<>();
  private int width;

  /** The room for labels that the value axis of each chart has, in points. */
  int width() {
    return width;
  }

  /** Says what the labels of a chart need. */
  void need(TimeSeriesChart chart, int need) {
    needs.put(chart, need);
    update(chart);
  }

  /** Leaves out a chart that nobody sees any more. */
  void leave(TimeSeriesChart chart) {
    needs.remove(chart);
    update(chart);
  }

  /** A chart plans its picture anew when it is painted, so that none does for nothing. */
  private void update(TimeSeriesChart cause) {
    int widest = needs.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    if (widest != width) {
      width = widest;
      needs.keySet().stream().filter(chart -> chart != cause && !chart.isDisposed()).forEach(TimeSeriesChart::redraw);
    }
  }
}
