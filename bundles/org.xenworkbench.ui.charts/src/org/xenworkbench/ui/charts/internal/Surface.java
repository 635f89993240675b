/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/** What a chart is painted on: a screen, an image or a file. Coordinates are points, colours 0xRRGGBB. */
interface Surface {

  /** Which part of a text stands at its position. */
  enum Align { LEFT, CENTER, RIGHT }

  /** Fills a rectangle. */
  void fill(Box box, int rgb);

  /** Draws a horizontal or vertical line of a point. */
  void line(int x0, int y0, int x1, int y1, int rgb);

  /** Writes a line of text whose upper edge is at {@code y}. */
  void text(String text, int x, int y, Align align, int rgb, boolean bold);

  /** Draws a piece of a series' line, from {@code x} to the right, in the middle of a line of text. */
  void swatch(int x, int y, int rgb, int[] dash);

  /** Draws the inside of the axes. */
  void plot(ChartPlan plan);
}
