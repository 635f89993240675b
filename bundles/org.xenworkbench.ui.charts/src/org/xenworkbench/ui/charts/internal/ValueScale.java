/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/**
 * Maps values to vertical positions: the minimum at the bottom, the maximum at the top. A line at either is drawn
 * whole.
 *
 * @param range the values at the bottom and at the top
 * @param height the height in pixels
 * @param stroke how thick lines are, in pixels
 */
public record ValueScale(AxisRange range, double height, double stroke) {

  /** How thick lines are, in points. */
  static final double LINE_WIDTH = 1.7;

  /** The position of a value, 0 at the top; values beyond the scale lie on its edge. */
  public double y(double value) {
    return height - stroke / 2 - range.share(value) * (height > stroke ? height - stroke : 0);
  }

  /** Where areas stand: at 0, or at the edge that is nearest to it. */
  double zero() {
    return y(Math.max(0, range.minimum()));
  }

  /** Whether a value is neither above nor below the scale. */
  boolean contains(double value) {
    return value >= range.minimum() && value <= range.maximum();
  }

  /** The value at a position. */
  double value(double y) {
    double share = (height - stroke / 2 - y) / Math.max(1, height - stroke);
    return range.value(Math.max(0, Math.min(1, share)));
  }
}
