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
   * The ticks, beginning with 0. Where there is room for one step only, it ends at the highest round value.
   *
   * @param maximum the upper end, above 0
   * @param steps which values count as round
   * @param atMost how many steps there may be, at least 1
   */
  public static double[] of(double maximum, Steps steps, int atMost) {
    double step = step(maximum / Math.max(1, atMost), steps);
    if (step > maximum * (1 + TOLERANCE)) {
      double highest = highest(maximum, steps);
      return highest > 0 ? new double[] {0, highest} : new double[] {0};
    }
    int count = (int) Math.floor(maximum / step * (1 + TOLERANCE));
    double[] ticks = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      ticks[i] = i * step;
    }
    return ticks;
  }

  /** The highest round value up to a maximum; 0 where that is less than the smallest step of bytes. */
  private static double highest(double maximum, Steps steps) {
    for (int parts = 2;; parts++) { // a step is at most 2.5 times the raw one
      double step = step(maximum / parts, steps);
      if (step <= maximum * (1 + TOLERANCE)) {
        return Math.floor(maximum / step * (1 + TOLERANCE)) * step;
      }
      if (steps == Steps.BINARY && step == 1) {
        return 0;
      }
    }
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
