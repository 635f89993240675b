/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

/** Finds round tick values between 0 and a maximum. */
public final class ValueTicks {

  private static final double[] DECIMAL = {1, 2, 5, 10};
  private static final double[] RATIO = {1, 2, 2.5, 5, 10};
  private static final double TOLERANCE = 1e-9;

  private ValueTicks() {}

  /**
   * The ticks, beginning with 0.
   *
   * @param maximum the upper end, above 0
   * @param steps which values count as round
   * @param atMost how many steps there may be, at least 1
   */
  public static double[] of(double maximum, Steps steps, int atMost) {
    double step = step(maximum / Math.max(1, atMost), steps);
    int count = (int) Math.floor(maximum / step * (1 + TOLERANCE));
    double[] ticks = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      ticks[i] = i * step;
    }
    return ticks;
  }

  /** The smallest round step that is not below a raw one. */
  static double step(double raw, Steps steps) {
    if (steps == Steps.BINARY) {
      double step = 1;
      while (step < raw) {
        step *= 2;
      }
      return step;
    }
    double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double factor : steps == Steps.RATIO ? RATIO : DECIMAL) {
      if (factor * magnitude >= raw * (1 - TOLERANCE)) {
        return factor * magnitude;
      }
    }
    return 10 * magnitude;
  }
}
