/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ColorRole;

/**
 * The colours of a chart, from the background and foreground of its theme. Colour-blind people can tell the lines
 * apart: on a dark background they are those of Okabe and Ito; on a light one those would have to be darker to stand
 * out, and then be alike, so that others of their kind are taken. Each is moved towards the foreground until it stands
 * out from the background.
 *
 * @param background of the chart, as 0xRRGGBB
 * @param foreground of its text
 * @param colors how they are told apart
 */
public record Palette(int background, int foreground, ChartColors colors) {

  private static final double VISIBLE = 3;
  private static final double HIGHLY_VISIBLE = 7;
  private static final int STEPS = 20;
  private static final int[] ON_DARK = {0x0072B2, 0xD55E00, 0x009E73, 0xE69F00, 0x56B4E9, 0xCC79A7, 0xF0E442};
  private static final int[] ON_LIGHT = {0x0E8BF5, 0x850500, 0x127147, 0xA68500, 0x233C5D, 0xD955A9, 0x83813A};
  private static final int COLORS = ON_DARK.length + 1;
  private static final int[][] DASHES = {{}, {7, 4}, {2, 3}, {9, 3, 2, 3}, {14, 4}, {5, 2, 2, 2, 2, 2}, {4, 8}, {1, 2}};
  private static final int BLACK = 0;
  private static final int WHITE = 0xFFFFFF;

  /** In high contrast text is black or white, whatever the theme has. */
  public Palette {
    if (colors == ChartColors.HIGH_CONTRAST) {
      foreground = isDark(background) ? WHITE : BLACK;
      background = isDark(background) ? BLACK : WHITE;
    }
  }

  /** The grid. */
  public int grid() {
    return Rgb.mix(background, foreground, isHigh() ? 0.3 : 0.12);
  }

  /** The edges of the plot. */
  public int axis() {
    return Rgb.mix(background, foreground, isHigh() ? 1 : 0.45);
  }

  /** Text that is not the most important. */
  public int quietText() {
    return Rgb.mix(background, foreground, isHigh() ? 1 : 0.72);
  }

  /** The line of a series; the last colour of the eight is the foreground. */
  public int line(int colorIndex) {
    int index = colorIndex % COLORS;
    return index == COLORS - 1 ? foreground : visible((isDark(background) ? ON_DARK : ON_LIGHT)[index]);
  }

  /**
   * The dashes of a series, in points: none for the first eight, then a pattern for each round of colours; of its own
   * for each where colour alone is not to tell them apart.
   */
  public int[] dash(int colorIndex) {
    int round = colorIndex / COLORS;
    return DASHES[(colors == ChartColors.STANDARD ? round : colorIndex + round) % DASHES.length];
  }

  /** The colour of a band's edge, a marker or a threshold. */
  public int role(ColorRole role) {
    return switch (role) {
      case ACTIVITY -> visible(0xCC79A7);
      case GOOD -> visible(0x009E73);
      case WARNING -> visible(0xE69F00);
      case ERROR -> visible(0xD55E00);
      case LIMIT -> visible(0xC8102E);
      case NEUTRAL -> quietText();
    };
  }

  private static boolean isDark(int color) {
    return Rgb.contrast(color, WHITE) > Rgb.contrast(color, BLACK);
  }

  private boolean isHigh() {
    return colors == ChartColors.HIGH_CONTRAST;
  }

  private int visible(int rgb) {
    int result = rgb;
    double wanted = isHigh() ? HIGHLY_VISIBLE : VISIBLE;
    for (int i = 1; i <= STEPS && Rgb.contrast(result, background) < wanted; i++) {
      result = Rgb.mix(rgb, foreground, (double) i / STEPS);
    }
    return result;
  }
}
