/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * All that is decided about a picture before its pixels are made. Immutable.
 *
 * @param model what is shown
 * @param layout where
 * @param palette in which colours
 * @param zoom of the device, in percent
 */
public record ChartPlan(ChartModel model, ChartLayout layout, Palette palette, int zoom) {

  private static final int WHOLE = 100;

  /** Plans a picture of a size in points; UI thread. */
  public static ChartPlan of(ChartModel model, int width, int height, TextMetrics text, Palette palette, int zoom) {
    return of(model, width, height, text, palette, zoom, 0);
  }

  /** Plans a picture whose value axis has at least that much room for its labels; UI thread. */
  public static ChartPlan of(ChartModel model, int width, int height, TextMetrics text, Palette palette, int zoom,
      int leastAxis) {
    return new ChartPlan(model, text.batch(() -> ChartLayout.of(model, width, height, text, leastAxis)), palette, zoom);
  }

  /** The room that the labels of the value axis need, in points. */
  public int axisNeed() {
    return layout.axisNeed();
  }

  /** Whether the labels of the value axis have as much room as they have where it is at least that much. */
  public boolean hasAxis(int leastAxis) {
    return layout.axis() == Math.max(layout.axisNeed(), leastAxis);
  }

  /** Whether this plan is for that very model and for a picture of that kind. */
  public boolean isFor(ChartModel otherModel, int width, int height, Palette otherPalette, int otherZoom) {
    return model == otherModel && layout.size().width() == width && layout.size().height() == height
        && palette.equals(otherPalette) && zoom == otherZoom;
  }

  /** The inside of the axes, in points. */
  public Box plot() {
    return layout.plot();
  }

  /** The times of the plot, in points from its left edge. */
  public TimeScale timeScale() {
    return layout.timeScale(model);
  }

  /** Makes the pixels of the plot at the zoom of the device; any thread. A single pixel when there is no plot. */
  public ImageData raster() {
    int width = Math.max(1, layout.plot().width() * zoom / WHOLE);
    int height = Math.max(1, layout.plot().height() * zoom / WHOLE);
    int[] pixels = PlotRaster.draw(new PlotRaster.Request(model, palette, layout.maximum(), layout.valueTicks(),
        layout.timeTicks().times(), width, height, (double) zoom / WHOLE));
    byte[] bytes = new byte[pixels.length * 4];
    for (int i = 0, at = 0; i < pixels.length; i++, at += 4) {
      bytes[at + 1] = (byte) (pixels[i] >> 16);
      bytes[at + 2] = (byte) (pixels[i] >> 8);
      bytes[at + 3] = (byte) pixels[i];
    }
    return new ImageData(width, height, 32, new PaletteData(0xFF0000, 0xFF00, 0xFF), 4, bytes);
  }
}
