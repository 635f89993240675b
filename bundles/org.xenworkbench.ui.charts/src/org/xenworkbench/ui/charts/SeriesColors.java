/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import org.eclipse.swt.graphics.RGB;
import org.xenworkbench.ui.charts.internal.Palette;
import org.xenworkbench.ui.charts.model.ChartColors;

/**
 * The colours that charts draw series in, for what stands beside them. Any thread.
 *
 * @since 0.1
 */
public final class SeriesColors {

  private SeriesColors() {
  }

  /**
   * The standard colour of a series.
   *
   * @param colorIndex the series' own, not negative
   * @param background what it is seen on
   * @param foreground of text there
   */
  public static RGB of(int colorIndex, RGB background, RGB foreground) {
    int color = new Palette(number(background), number(foreground), ChartColors.STANDARD).line(colorIndex);
    return new RGB(color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF);
  }

  private static int number(RGB color) {
    return color.red << 16 | color.green << 8 | color.blue;
  }
}
