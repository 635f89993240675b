/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/** Paints the cursor over a frame: a line, a dot on each series, and a box with the values. UI thread. */
public final class CursorPainter {

  private static final int PADDING = 6;
  private static final int DISTANCE = 10;
  private static final int DOT = 6;
  private static final int COLUMN_GAP = 12;

  private final GC gc;
  private final TextMetrics text;
  private final ChartPlan plan;
  private final Palette palette;
  private final long timeMillis;

  /** Prepares to paint a cursor at a time in milliseconds since the epoch. */
  public CursorPainter(GC gc, TextMetrics text, ChartPlan plan, long timeMillis) {
    this.gc = gc;
    this.text = text;
    this.plan = plan;
    this.palette = plan.palette();
    this.timeMillis = timeMillis;
  }

  /** Paints. */
  public void paint() {
    Box plot = plan.plot();
    int x = plot.x() + Math.min(plot.width() - 1, (int) plan.timeScale().x(timeMillis));
    gc.setForeground(ChartPainter.color(palette.foreground()));
    gc.drawLine(x, plot.y(), x, plot.bottom() - 1);
    dots(x, plot);
    box(x, plot);
  }

  private void dots(int x, Box plot) {
    ValueScale values = plan.layout().valueScale();
    gc.setAntialias(SWT.ON);
    for (Series series : plan.model().series()) {
      double value = CursorValues.read(series, timeMillis);
      if (Double.isFinite(value)) {
        int y = plot.y() + (int) Math.round(values.y(value));
        gc.setBackground(ChartPainter.color(palette.line(series.colorIndex())));
        gc.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
      }
    }
  }

  /** The lines of the box, as plain text: the time, the bands, and each series with its value. */
  public static List<String> describe(ChartModel model, long timeMillis) {
    List<String> lines = head(model, timeMillis);
    for (Series series : model.series()) {
      lines.add(series.label() + " " + model.axis().format(CursorValues.read(series, timeMillis)));
    }
    return lines;
  }

  private static List<String> head(ChartModel model, long timeMillis) {
    List<String> lines = new ArrayList<>();
    long range = model.to().toEpochMilli() - model.from().toEpochMilli();
    lines.add(TimeTicks.exact(timeMillis, range, model.zone()));
    for (Band band : model.bands()) {
      if (band.contains(timeMillis) && !band.label().isEmpty()) {
        lines.add(band.label());
      }
    }
    return lines;
  }

  private void box(int x, Box plot) {
    List<String> head = head(plan.model(), timeMillis);
    List<Series> series = plan.model().series();
    List<String> values =
        series.stream().map(s -> plan.model().axis().format(CursorValues.read(s, timeMillis))).toList();
    int room = Math.max(0, (plot.height() - 2 * PADDING) / text.height() - head.size());
    int rows = Math.min(room, series.size());
    int names = series.stream().limit(rows).mapToInt(s -> text.width(s.label())).max().orElse(0);
    int numbers = values.stream().limit(rows).mapToInt(text::width).max().orElse(0);
    int table = rows == 0 ? 0 : Legend.textOffset() + names + COLUMN_GAP + numbers;
    int width = Math.max(table, head.stream().mapToInt(text::width).max().orElse(0)) + 2 * PADDING;
    int height = (head.size() + rows) * text.height() + 2 * PADDING;
    int left = x + DISTANCE + width <= plan.layout().size().width() ? x + DISTANCE : x - DISTANCE - width;
    Box box = new Box(Math.max(0, left), plot.y() + (plot.height() - height) / 2, width, height);
    plate(box);
    int y = box.y() + PADDING;
    Color foreground = ChartPainter.color(palette.foreground());
    gc.setForeground(foreground);
    for (String line : head) {
      gc.drawText(line, box.x() + PADDING, y, SWT.DRAW_TRANSPARENT);
      y += text.height();
    }
    for (int i = 0; i < rows; i++, y += text.height()) {
      ChartPainter.swatch(gc, palette, series.get(i), box.x() + PADDING, y + text.height() / 2);
      gc.setForeground(foreground);
      gc.drawText(series.get(i).label(), box.x() + PADDING + Legend.textOffset(), y, SWT.DRAW_TRANSPARENT);
      gc.drawText(values.get(i), box.right() - PADDING - text.width(values.get(i)), y, SWT.DRAW_TRANSPARENT);
    }
  }

  private void plate(Box box) {
    gc.setBackground(ChartPainter.color(Rgb.mix(palette.background(), palette.foreground(), 0.04)));
    gc.fillRectangle(box.x(), box.y(), box.width(), box.height());
    gc.setForeground(ChartPainter.color(palette.axis()));
    gc.drawRectangle(box.x(), box.y(), box.width() - 1, box.height() - 1);
  }
}
