/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;

/** Where lines are in the middle of each pixel column, as the edges of areas need it. */
final class Levels {

  private Levels() {}

  /**
   * The vertical position in each column; NaN where the line is not.
   *
   * @param highest where it is in several places, whether to take the highest of them or the lowest
   */
  static double[] of(Trace trace, int width, boolean highest) {
    double[] levels = new double[width];
    Arrays.fill(levels, Double.NaN);
    for (int i = 1; i < trace.size(); i++) {
      double x0 = trace.x(i - 1);
      double y0 = trace.y(i - 1);
      double slope = trace.x(i) > x0 ? (trace.y(i) - y0) / (trace.x(i) - x0) : 0;
      if (Double.isNaN(y0) || Double.isNaN(trace.y(i))) {
        continue;
      }
      int last = (int) Math.min(width - 1, Math.floor(trace.x(i) - 0.5));
      for (int column = (int) Math.max(0, Math.ceil(x0 - 0.5)); column <= last; column++) {
        double y = trace.x(i) > x0 ? y0 + slope * (column + 0.5 - x0) : highest ? Math.min(y0, trace.y(i))
            : Math.max(y0, trace.y(i));
        double known = levels[column];
        levels[column] = Double.isNaN(known) ? y : highest ? Math.min(known, y) : Math.max(known, y);
      }
    }
    return levels;
  }
}
