/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.function.Consumer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.xenworkbench.ui.charts.internal.ChartFrame;
import org.xenworkbench.ui.charts.internal.ChartPainter;
import org.xenworkbench.ui.charts.internal.ChartPlan;
import org.xenworkbench.ui.charts.internal.Palette;
import org.xenworkbench.ui.charts.internal.Presentation;
import org.xenworkbench.ui.charts.internal.TextMetrics;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Draws a chart into an image, as the control would show it without a cursor: for export, reports and tests.
 *
 * @since 0.1
 */
public final class ChartImage {

  private static final int WHOLE = 100;

  private ChartImage() {}

  /**
   * Draws a chart; UI thread.
   *
   * @param device whose fonts are used
   * @param model what to draw
   * @param size in pixels, above 0 both ways
   * @param font of all texts, for example {@link Device#getSystemFont()}
   * @param background of the chart
   * @param foreground of its texts
   * @return the picture
   */
  public static ImageData render(Device device, ChartModel model, Point size, Font font, RGB background,
      RGB foreground) {
    return render(device, model, size, font, background, foreground, ChartColors.STANDARD);
  }

  /**
   * Draws a chart; UI thread.
   *
   * @param device whose fonts are used
   * @param model what to draw
   * @param size in pixels, above 0 both ways
   * @param font of all texts, for example {@link Device#getSystemFont()}
   * @param background of the chart
   * @param foreground of its texts
   * @param colors how the series are told apart
   * @return the picture
   */
  public static ImageData render(Device device, ChartModel model, Point size, Font font, RGB background,
      RGB foreground, ChartColors colors) {
    TextMetrics text = new TextMetrics(device, device, font);
    try {
      ChartPlan plan = ChartPlan.of(model, size.x, size.y, text, palette(background, foreground, colors), WHOLE,
          Presentation.PLAIN);
      return draw(device, size, color(plan.palette().background()), gc -> draw(gc, device, plan, text));
    } finally {
      text.dispose();
    }
  }

  /** Paints a picture as it was planned, on its background. */
  static void draw(GC gc, Device device, ChartPlan plan, TextMetrics text) {
    ChartFrame frame = new ChartFrame(device, plan, plan.raster());
    try {
      ChartPainter.paint(gc, text, frame);
    } finally {
      frame.dispose();
    }
  }

  /** Makes an image of what is painted on a background. */
  static ImageData draw(Device device, Point size, Color background, Consumer<GC> painter) {
    Image image = new Image(device, size.x, size.y);
    GC gc = new GC(image);
    try {
      gc.setBackground(background);
      gc.fillRectangle(0, 0, size.x, size.y);
      painter.accept(gc);
      return image.getImageData();
    } finally {
      gc.dispose();
      image.dispose();
    }
  }

  static Palette palette(RGB background, RGB foreground, ChartColors colors) {
    return new Palette(number(background), number(foreground), colors);
  }

  static Color color(int rgb) {
    return new Color(new RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
  }

  private static int number(RGB rgb) {
    return rgb.red << 16 | rgb.green << 8 | rgb.blue;
  }
}
