/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

/** Axes of which the tests know what they say. */
public final class Axes {

  private Axes() {
  }

  /** “12 %”. */
  public static ValueAxis ratio() {
    return ValueAxis.of(Steps.RATIO, value -> String.format("%.0f\u00a0%%", value * 100)).withMaximum(1);
  }

  /** “12 MiB”. */
  public static ValueAxis bytes() {
    return ValueAxis.of(Steps.BINARY, value -> String.format("%.1f\u00a0MiB", value / (1 << 20)));
  }

  /** “1.5”, with a unit behind it if there is one. */
  public static ValueAxis number(String unit) {
    String suffix = unit.isEmpty() ? "" : "\u00a0" + unit;
    return ValueAxis.of(Steps.DECIMAL,
        value -> (value == Math.rint(value) ? String.format("%.0f", value) : String.valueOf(value)) + suffix);
  }
}
