/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Transform;

/** The screen or an image. UI thread; for one paint. */
final class GcSurface implements Surface {

  private static final int OPAQUE = 255;
  private static final int SWATCH_WIDTH = 3;
  private static final boolean IS_GTK = "gtk".equals(SWT.getPlatform());

  private final GC gc;
  private final TextMetrics metrics;
  private final Optional<Image> image;

  /**
   * Prepares to paint.
   *
   * @param image the finished plot; empty to leave it out
   */
  GcSurface(GC gc, TextMetrics metrics, Optional<Image> image) {
    this.gc = gc;
    this.metrics = metrics;
    this.image = image;
  }

  @Override
  public void fill(Box box, int rgb) {
    gc.setBackground(color(rgb));
    gc.fillRectangle(box.x(), box.y(), box.width(), box.height());
  }

  @Override
  public void line(int x0, int y0, int x1, int y1, int rgb) {
    gc.setForeground(color(rgb));
    gc.drawLine(x0, y0, x1, y1);
  }

  @Override
  public void text(String text, int x, int y, Align align, int rgb, boolean bold) {
    if (text.isEmpty()) {
      return;
    }
    gc.setFont(bold ? metrics.bold() : metrics.font());
    gc.setForeground(color(rgb));
    int width = align == Align.LEFT ? 0 : bold ? metrics.boldWidth(text) : metrics.width(text);
    gc.drawText(text, align == Align.LEFT ? x : align == Align.RIGHT ? x - width : x - width / 2, y,
        SWT.DRAW_TRANSPARENT);
  }

  @Override
  public void swatch(int x, int y, int rgb, int[] dash) {
    swatch(gc, x, y + metrics.height() / 2, rgb, dash);
  }

  @Override
  public void plot(ChartPlan plan) {
    image.ifPresent(finished -> {
      if (IS_GTK) {
        fillWith(finished, plan.plot());
      } else {
        gc.drawImage(finished, plan.plot().x(), plan.plot().y());
      }
    });
  }

  /** There drawing an image copies all its pixels first, only to know its size: that takes twice as long as this. */
  private void fillWith(Image finished, Box plot) {
    Transform before = new Transform(gc.getDevice());
    Transform moved = new Transform(gc.getDevice());
    Pattern pattern = new Pattern(gc.getDevice(), finished);
    gc.getTransform(before);
    gc.getTransform(moved);
    moved.translate(plot.x(), plot.y());
    gc.setTransform(moved);
    gc.setBackgroundPattern(pattern);
    gc.fillRectangle(0, 0, plot.width(), plot.height());
    gc.setBackgroundPattern(null);
    gc.setTransform(before);
    pattern.dispose();
    moved.dispose();
    before.dispose();
  }

  static void swatch(GC gc, int x, int y, int rgb, int[] dash) {
    gc.setForeground(color(rgb));
    gc.setLineWidth(SWATCH_WIDTH);
    gc.setLineCap(SWT.CAP_FLAT);
    gc.setLineStyle(SWT.LINE_SOLID);
    if (dash.length > 0) {
      gc.setLineDash(dash);
    }
    gc.drawLine(x, y, x + Legend.SWATCH, y);
    gc.setLineStyle(SWT.LINE_SOLID);
    gc.setLineWidth(1);
  }

  static Color color(int rgb) {
    return new Color(new RGB(rgb >> 16 & OPAQUE, rgb >> 8 & OPAQUE, rgb & OPAQUE));
  }
}
