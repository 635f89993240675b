/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/**
 * Paints the strip of all time: lines, marks, and what is not in the window behind a veil. Its lines have a few hundred
 * points, so they need no raster. UI thread, for one paint.
 */
public final class NavigatorPainter {

  private static final int MARK = 5;
  private static final int GRIP = 5;
  private static final double AREA = 0.3;
  private static final int VEIL = 150;
  private static final int OPAQUE = 255;

  private final GC gc;
  private final Palette palette;
  private final ChartModel model;
  private final Box plot;
  private final TimeScale scale;
  private final double highest;

  /**
   * Prepares to paint.
   *
   * @param plot where the lines are
   */
  public NavigatorPainter(GC gc, Palette palette, ChartModel model, Box plot) {
    this.gc = gc;
    this.palette = palette;
    this.model = model;
    this.plot = plot;
    scale = TimeScale.of(model, plot.width());
    highest = model.series().stream().mapToDouble(NavigatorPainter::highest).filter(Double::isFinite).max().orElse(0);
  }

  private static double highest(Series series) {
    double most = 0;
    for (int i = 0; i < series.size(); i++) {
      most = Double.isFinite(series.value(i)) ? Math.max(most, series.value(i)) : most;
    }
    return most;
  }

  /** Paints what was measured, and marks where something happened. */
  public void history() {
    gc.setBackground(GcSurface.color(Rgb.mix(palette.background(), palette.foreground(), 0.05)));
    gc.fillRectangle(plot.x(), plot.y(), plot.width(), plot.height());
    gc.setClipping(plot.x(), plot.y(), plot.width(), plot.height());
    model.series().forEach(this::line);
    for (Band band : model.bands()) {
      scale.extent(band, 2).ifPresent(extent -> {
        gc.setBackground(GcSurface.color(palette.role(band.color())));
        gc.fillRectangle(plot.x() + extent.x(), plot.y(), extent.width(), MARK);
      });
    }
    gc.setClipping((Rectangle) null);
    gc.setForeground(GcSurface.color(palette.axis()));
    gc.drawLine(plot.x(), plot.bottom(), plot.right() - 1, plot.bottom());
  }

  private void line(Series series) {
    int[] points = new int[4 * series.size() + 8]; // holes have an end and a beginning besides
    int used = 0;
    int color = palette.line(series.colorIndex());
    for (int i = 0; i < series.size(); i++) {
      if (Double.isFinite(series.value(i))) {
        for (int side : new int[] {-1, 0, 1}) {
          long reach = reach(series, i, side);
          if (reach > 0 || side == 0) {
            points[used++] = x(series.timeMillis(i) + side * reach);
            points[used++] = y(series.value(i));
          }
        }
      } else {
        run(points, used, color);
        used = 0;
      }
    }
    run(points, used, color);
  }

  private int x(long time) {
    return plot.x() + (int) Math.round(Math.max(-1, Math.min(scale.width() + 1, scale.x(time))));
  }

  /**
   * How far a value stands into a hole beside it: half of its step, else a hole of one step would be as wide as two. 0
   * where there is a value, and for the time itself.
   */
  private static long reach(Series series, int index, int side) {
    int next = index + side;
    int other = index - side;
    if (side == 0 || next < 0 || next >= series.size() || Double.isFinite(series.value(next))) {
      return 0;
    }
    long hole = Math.abs(series.timeMillis(next) - series.timeMillis(index));
    long step = other < 0 || other >= series.size() ? hole
        : Math.abs(series.timeMillis(index) - series.timeMillis(other));
    return Math.min(hole, step) / 2;
  }

  private int y(double value) {
    int room = plot.height() - MARK - 2;
    return plot.bottom() - 1 - (int) Math.round(highest > 0 ? Math.max(0, value) / highest * room : 0);
  }

  /** What was measured without a hole between; one value alone is as wide as a point. */
  private void run(int[] points, int used, int color) {
    if (used == 0) {
      return;
    }
    int[] line = Arrays.copyOf(points, used + 4);
    line[used] = line[used - 2];
    line[used + 1] = plot.bottom();
    line[used + 2] = line[0];
    line[used + 3] = plot.bottom();
    if (model.series().size() == 1) { // else one would hide the others
      gc.setBackground(GcSurface.color(Rgb.mix(palette.background(), color, AREA)));
      gc.fillPolygon(line);
    }
    gc.setForeground(GcSurface.color(color));
    if (used == 2) {
      gc.drawLine(line[0], line[1], line[0], plot.bottom());
    } else {
      gc.drawPolyline(Arrays.copyOf(points, used));
    }
  }

  /** Paints the window over it. */
  public void window(Grips grips) {
    int left = plot.x() + grips.left();
    int right = plot.x() + grips.right();
    gc.setBackground(GcSurface.color(palette.background()));
    gc.setAlpha(VEIL);
    gc.fillRectangle(plot.x(), plot.y(), left - plot.x(), plot.height());
    gc.fillRectangle(right, plot.y(), plot.right() - right, plot.height());
    gc.setAlpha(OPAQUE);
    gc.setForeground(GcSurface.color(palette.quietText()));
    gc.drawRectangle(left, plot.y(), Math.max(1, right - left - 1), plot.height() - 1);
    grip(left);
    grip(right - 1);
  }

  private void grip(int x) {
    int height = plot.height() / 2;
    gc.setBackground(GcSurface.color(palette.background()));
    gc.fillRectangle(x - GRIP / 2, plot.y() + height / 2, GRIP, height);
    gc.drawRectangle(x - GRIP / 2, plot.y() + height / 2, GRIP - 1, height);
  }

  /** Paints the times below it. */
  public void times(TextMetrics text, int room) {
    int widest = text.width(TimeTicks.widest(scale.to() - scale.from()));
    int steps = Math.max(1, plot.width() / Math.max(1, widest * 2));
    TimeTicks ticks = TimeTicks.of(scale.from(), scale.to(), model.zone(), steps);
    gc.setLineStyle(SWT.LINE_SOLID);
    new TimeAxisPainter(gc, text, palette).paint(TimeLabels.of(ticks, scale, widest, plot.x(), room), 0,
        plot.bottom() + 1);
  }
}
