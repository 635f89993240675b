/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.SeriesStack;

/** Paints the cursor over a frame: a line, a dot on each series, and a box with the values. UI thread. */
public final class CursorPainter {

  private static final int PADDING = 6;
  private static final int DISTANCE = 10;
  private static final int DOT = 6;
  private static final int COLUMN_GAP = 12;
  private static final double PLATE_SHARE = 0.04;
  private static final double POINTER_SHARE = 0.5;

  private final GC gc;
  private final TextMetrics text;
  private final ChartPlan plan;
  private final Palette palette;
  private final List<Series> shown;
  /** The total of series that stand on each other. */
  private final Optional<Series> total;

  /** Prepares to paint over a picture. */
  public CursorPainter(GC gc, TextMetrics text, ChartPlan plan) {
    this.gc = gc;
    this.text = text;
    this.plan = plan;
    this.palette = plan.palette();
    this.shown = List.copyOf(plan.presentation().shown(plan.model()));
    this.total = plan.presentation().stack(plan.model()).map(SeriesStack::total);
    gc.setFont(text.font());
  }

  /**
   * Paints a cursor.
   *
   * @param timeMillis where, in milliseconds since the epoch
   * @param pinned whether it stays there
   */
  public void paint(long timeMillis, boolean pinned) {
    Box plot = plan.plot();
    int x = plot.x() + Math.min(plot.width() - 1, (int) plan.timeScale().x(timeMillis));
    gc.setBackground(GcSurface.color(palette.foreground()));
    gc.fillRectangle(x, plot.y(), pinned ? 2 : 1, plot.height());
    if (pinned) {
      gc.fillPolygon(new int[] {x - DOT, plot.y(), x + DOT + 2, plot.y(), x + 1, plot.y() + DOT + 1});
    }
    dots(x, plot, timeMillis);
    box(x, plot, timeMillis);
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
        below = total.isPresent() ? below + value : value;
        int y = plot.y() + (int) Math.round(values.y(below));
        gc.setBackground(GcSurface.color(palette.line(series.colorIndex())));
        gc.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
      }
    }
  }

  private void box(int x, Box plot, long timeMillis) {
    List<String> head = CursorValues.head(plan.model(), timeMillis);
    List<Row> all = rows(timeMillis);
    int room = Math.max(0, (plan.layout().size().height() - 2 * PADDING) / text.height() - head.size());
    int rows = Math.min(room, all.size());
    int names = all.stream().limit(rows).mapToInt(each -> text.width(each.series.label())).max().orElse(0);
    int numbers = all.stream().limit(rows).mapToInt(each -> text.width(each.value)).max().orElse(0);
    int table = rows == 0 ? 0 : Legend.textOffset() + names + COLUMN_GAP + numbers;
    int width = Math.max(table, head.stream().mapToInt(text::width).max().orElse(0)) + 2 * PADDING;
    int height = (head.size() + rows) * text.height() + 2 * PADDING;
    int left = x + DISTANCE + width <= plan.layout().size().width() ? x + DISTANCE : x - DISTANCE - width;
    Box box = new Box(Math.max(0, left), Math.max(0, plot.y() + (plot.height() - height) / 2), width, height);
    plate(box);
    int y = box.y() + PADDING;
    gc.setForeground(GcSurface.color(palette.foreground()));
    for (String line : head) {
      gc.drawText(line, box.x() + PADDING, y, SWT.DRAW_TRANSPARENT);
      y += text.height();
    }
    for (Row row : all.subList(0, rows)) {
      row(row, box, y);
      y += text.height();
    }
  }

  /** One series in the box. */
  private record Row(Series series, String value) {}

  /** The total first: it is told also where there is no room for all. */
  private List<Row> rows(long timeMillis) {
    List<Row> rows = new ArrayList<>();
    total.ifPresent(sum -> rows.add(new Row(sum, plan.model().axis().format(CursorValues.total(shown, timeMillis)))));
    shown.forEach(each -> rows.add(new Row(each, CursorValues.text(plan.model(), each, timeMillis))));
    return rows;
  }

  private void row(Row row, Box box, int y) {
    Color foreground = GcSurface.color(palette.foreground());
    gc.setForeground(foreground);
    if (total.filter(row.series::equals).isPresent()) {
      gc.drawText(Legend.SUM, box.x() + PADDING, y, SWT.DRAW_TRANSPARENT);
    } else {
      GcSurface.swatch(gc, box.x() + PADDING, y + text.height() / 2, palette.line(row.series.colorIndex()),
          palette.dash(row.series.colorIndex()));
      gc.setForeground(foreground);
    }
    gc.drawText(row.series.label(), box.x() + PADDING + Legend.textOffset(), y, SWT.DRAW_TRANSPARENT);
    gc.drawText(row.value, box.right() - PADDING - text.width(row.value), y, SWT.DRAW_TRANSPARENT);
  }

  private void plate(Box box) {
    gc.setBackground(GcSurface.color(Rgb.mix(palette.background(), palette.foreground(), PLATE_SHARE)));
    gc.fillRectangle(box.x(), box.y(), box.width(), box.height());
    gc.setForeground(GcSurface.color(palette.axis()));
    gc.drawRectangle(box.x(), box.y(), box.width() - 1, box.height() - 1);
  }
}
