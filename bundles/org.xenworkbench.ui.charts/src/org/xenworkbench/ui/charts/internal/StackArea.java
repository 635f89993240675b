/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.SeriesStack;

/**
 * The area of one of the series that stand on each other.
 *
 * @param series which
 * @param top where its upper edge is in each pixel column; NaN where it is not there
 * @param base where it stands in each pixel column
 */
record StackArea(Series series, double[] top, double[] base) {

  /** The areas in the order in which they stand on each other. */
  static List<StackArea> of(SeriesStack stack, TimeScale time, ValueScale value, int width) {
    double[] base = new double[width];
    Arrays.fill(base, value.zero());
    List<StackArea> areas = new ArrayList<>();
    for (int i = 0; i < stack.series().size(); i++) {
      double[] top = Levels.of(Trace.of(stack.tops().get(i), time, value), width, true);
      areas.add(new StackArea(stack.series().get(i), top, base));
      base = raised(base, top);
    }
    return areas;
  }

  /** What is not there lifts nothing. */
  private static double[] raised(double[] base, double[] top) {
    double[] raised = base.clone();
    for (int column = 0; column < raised.length; column++) {
      raised[column] = Double.isNaN(top[column]) ? raised[column] : top[column];
    }
    return raised;
  }
}
