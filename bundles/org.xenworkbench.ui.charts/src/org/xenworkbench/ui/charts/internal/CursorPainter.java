/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.SeriesStack;

/** Paints the cursor over a frame: a line, a dot on each series, and a box with the values. UI thread. */
public final class CursorPainter {

  private static final int PADDING = CursorBox.PADDING;
  private static final int DOT = 6;
  private static final double PLATE_SHARE = 0.04;
  private static final double POINTER_SHARE = 0.5;
  private static final int PLATE_ALPHA = 215;
  private static final int OPAQUE = 255;

  private final GC gc;
  private final TextMetrics text;
  private final ChartPlan plan;
  private final Palette palette;
  private final List<Series> shown;
  private final Optional<SeriesStack> stack;

  /** Prepares to paint over a picture. */
  public CursorPainter(GC gc, TextMetrics text, ChartPlan plan) {
    this.gc = gc;
    this.text = text;
    this.plan = plan;
    this.palette = plan.palette();
    this.shown = List.copyOf(plan.presentation().shown(plan.model()));
    this.stack = plan.presentation().stack(plan.model());
    gc.setFont(text.font());
  }

  /**
   * Paints a cursor.
   *
   * @param timeMillis where, in milliseconds since the epoch
   * @param pinned whether it stays there
   * @param isRead whether it is this chart that the user reads, not another one with which it goes
   */
  public void paint(long timeMillis, boolean pinned, boolean isRead) {
    Box plot = plan.plot();
    int x = plot.x() + Math.min(plot.width() - 1, (int) plan.timeScale().x(timeMillis));
    gc.setBackground(GcSurface.color(palette.foreground()));
    gc.fillRectangle(x, plot.y(), pinned ? 2 : 1, plot.height());
    if (pinned) {
      gc.fillPolygon(new int[] {x - DOT, plot.y(), x + DOT + 2, plot.y(), x + 1, plot.y() + DOT + 1});
    }
    dots(x, plot, timeMillis);
    box(x, plot, timeMillis, isRead);
  }

  /** Paints the height at which the mouse is, with its value at the axis. */
  public void paintPointer(int y) {
    Box plot = plan.plot();
    gc.setForeground(GcSurface.color(Rgb.mix(palette.background(), palette.foreground(), POINTER_SHARE)));
    gc.setLineStyle(SWT.LINE_DOT);
    gc.drawLine(plot.x(), y, plot.right() - 1, y);
    gc.setLineStyle(SWT.LINE_SOLID);
    String value = plan.model().axis().format(plan.layout().valueScale().value(y - plot.y()));
    int right = plot.x() - ChartLayout.TICK_GAP / 2;
    int width = Math.min(right, text.width(value) + PADDING);
    plate(new Box(right - width, y - text.height() / 2 - 1, width, text.height() + 2));
    gc.setForeground(GcSurface.color(palette.foreground()));
    gc.drawText(value, right - PADDING / 2 - text.width(value), y - text.height() / 2, SWT.DRAW_TRANSPARENT);
  }

  private void dots(int x, Box plot, long timeMillis) {
    ValueScale values = plan.layout().valueScale();
    gc.setAntialias(SWT.ON);
    double below = 0;
    for (Series series : shown) {
      double value = CursorValues.read(series, timeMillis);
      if (Double.isFinite(value)) {
        below = stack.isPresent() ? below + value : value;
        int y = plot.y() + (int) Math.round(values.y(below));
        gc.setBackground(GcSurface.color(palette.line(series.colorIndex())));
        gc.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
      }
    }
  }

  private void box(int x, Box plot, long timeMillis, boolean isRead) {
    CursorBox box = CursorBox.of(plan.model(), shown, stack, plan.layout().size(), plot, x, timeMillis, isRead, text);
    gc.setAlpha(PLATE_ALPHA); // what it stands on is seen a little
    plate(box.place());
    gc.setAlpha(OPAQUE);
    int y = box.place().y() + PADDING;
    gc.setForeground(GcSurface.color(palette.foreground()));
    for (String line : box.head()) {
      gc.drawText(line, box.place().x() + PADDING, y, SWT.DRAW_TRANSPARENT);
      y += text.height();
    }
    for (CursorBox.Row row : box.rows()) {
      row(row, box, y);
      y += text.height();
    }
  }

  private void row(CursorBox.Row row, CursorBox box, int y) {
    Color foreground = GcSurface.color(palette.foreground());
    Box place = box.place();
    gc.setForeground(foreground);
    if (SeriesStack.isSum(row.series())) {
      gc.drawText(Legend.sign(row.series()), place.x() + PADDING, y, SWT.DRAW_TRANSPARENT);
    } else {
      GcSurface.swatch(gc, place.x() + PADDING, y + text.height() / 2, palette.line(row.series().colorIndex()),
          palette.dash(row.series().colorIndex()));
      gc.setForeground(foreground);
    }
    if (box.isNamed()) {
      gc.drawText(row.series().label(), place.x() + PADDING + Legend.textOffset(), y, SWT.DRAW_TRANSPARENT);
    }
    gc.drawText(row.value(), place.right() - PADDING - text.width(row.value()), y, SWT.DRAW_TRANSPARENT);
  }

  private void plate(Box box) {
    gc.setBackground(GcSurface.color(Rgb.mix(palette.background(), palette.foreground(), PLATE_SHARE)));
    gc.fillRectangle(box.x(), box.y(), box.width(), box.height());
    gc.setForeground(GcSurface.color(palette.axis()));
    gc.drawRectangle(box.x(), box.y(), box.width() - 1, box.height() - 1);
  }
}
