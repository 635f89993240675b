/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/**
 * From where to where a value axis reaches.
 *
 * @param minimum the value at the bottom; above 0 when logarithmic
 * @param maximum the value at the top, above the other one
 * @param logarithmic whether equal distances are equal ratios
 */
public record AxisRange(double minimum, double maximum, boolean logarithmic) {

  /** An axis that begins at 0. */
  public static AxisRange to(double maximum) {
    return new AxisRange(0, maximum, false);
  }

  /** Where a value stands between bottom and top, 0..1; what is beyond the range stands at its edge. */
  double share(double value) {
    if (value <= minimum) {
      return 0;
    }
    if (value >= maximum) {
      return 1;
    }
    return logarithmic ? Math.log(value / minimum) / Math.log(maximum / minimum)
        : (value - minimum) / (maximum - minimum);
  }

  /** The value that stands at a share of the height. */
  double value(double share) {
    return logarithmic ? minimum * Math.pow(maximum / minimum, share) : minimum + share * (maximum - minimum);
  }
}
