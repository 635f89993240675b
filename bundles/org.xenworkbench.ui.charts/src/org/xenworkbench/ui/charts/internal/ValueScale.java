/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.ValueAxis;

/**
 * Maps values to vertical positions: 0 at the bottom, the maximum at the top. A line at either is drawn
 * whole.
 *
 * @param maximum the value at the top, above 0
 * @param height the height in pixels
 * @param stroke how thick lines are, in pixels
 */
public record ValueScale(double maximum, double height, double stroke) {

  /** How thick lines are, in points. */
  static final double LINE_WIDTH = 1.7;

  private static final double HEADROOM = 1.05;

  /** The position of a value, 0 at the top; values beyond the scale lie on its edge. */
  public double y(double value) {
    return height - stroke / 2 - Math.max(0, Math.min(1, value / maximum)) * Math.max(0, height - stroke);
  }

  /** The upper end of a model's value axis: what is fixed, or 1.05 times the highest value in the time range. */
  public static double maximum(ChartModel model) {
    if (model.axis().maximum().isPresent()) {
      return model.axis().maximum().getAsDouble();
    }
    double highest = 0;
    for (Series series : model.series()) {
      highest = Math.max(highest, series.highest(model.from().toEpochMilli(), model.to().toEpochMilli()));
    }
    // A chart of nothing but zeros still needs an axis.
    return highest > 0 ? highest * HEADROOM : model.axis().steps() == ValueAxis.Steps.BINARY ? 1024 : 1;
  }
}
