/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/** Paints a finished frame: its image, and the texts around it. UI thread; for one paint. */
public final class ChartPainter {

  private static final double PLATE_SHARE = 0.82;
  private static final int OPAQUE = 255;
  private static final int CAPTION_GAP = 10;

  private final GC gc;
  private final TextMetrics text;
  private final ChartFrame frame;
  private final ChartPlan plan;
  private final ChartModel model;
  private final ChartLayout layout;
  private final Palette palette;

  /** Prepares to paint. */
  public ChartPainter(GC gc, TextMetrics text, ChartFrame frame) {
    this.gc = gc;
    this.text = text;
    this.frame = frame;
    this.plan = frame.plan();
    this.model = plan.model();
    this.layout = plan.layout();
    this.palette = plan.palette();
  }

  /** Paints everything but the cursor; the background is already there. */
  public void paint() {
    gc.setFont(text.font());
    title();
    if (!layout.hasPlot()) {
      return;
    }
    gc.drawImage(frame.image(), layout.plot().x(), layout.plot().y());
    axes();
    labels();
    legend();
    if (model.series().stream().noneMatch(this::isShown)) {
      say(Messages.Chart_noData, gc, text, palette, layout.plot());
    }
  }

  /** Says that what is to be shown is not there yet. */
  public static void loading(GC gc, TextMetrics text, Palette palette, Box area) {
    say(Messages.Chart_loading, gc, text, palette, area);
  }

  private static void say(String words, GC gc, TextMetrics text, Palette palette, Box area) {
    gc.setFont(text.font());
    gc.setForeground(color(palette.quietText()));
    int x = area.x() + (area.width() - text.width(words)) / 2;
    gc.drawText(words, x, area.y() + (area.height() - text.height()) / 2, SWT.DRAW_TRANSPARENT);
  }

  private boolean isShown(Series series) {
    return series.hasValue(model.from().toEpochMilli(), model.to().toEpochMilli());
  }

  private void title() {
    int room = layout.size().width() - 2 * ChartLayout.MARGIN;
    gc.setFont(text.bold());
    gc.setForeground(color(palette.foreground()));
    String title = fit(model.title(), room);
    gc.drawText(title, ChartLayout.MARGIN, ChartLayout.MARGIN / 2, SWT.DRAW_TRANSPARENT);
    int used = title.isEmpty() ? 0 : gc.textExtent(title, SWT.DRAW_TRANSPARENT).x + CAPTION_GAP;
    gc.setFont(text.font());
    gc.setForeground(color(palette.quietText()));
    gc.drawText(fit(model.caption(), room - used), ChartLayout.MARGIN + used, ChartLayout.MARGIN / 2,
        SWT.DRAW_TRANSPARENT);
  }

  /** A text cut to a width in the current font. */
  private String fit(String full, int room) {
    return Ellipsis.fit(full, room, part -> gc.textExtent(part, SWT.DRAW_TRANSPARENT).x);
  }

  private void axes() {
    Box plot = layout.plot();
    gc.setForeground(color(palette.axis()));
    gc.drawLine(plot.x() - 1, plot.y(), plot.x() - 1, plot.bottom());
    gc.drawLine(plot.x() - 1, plot.bottom(), plot.right(), plot.bottom());
    gc.setForeground(color(palette.quietText()));
    ValueScale values = layout.valueScale();
    for (int i = 0; i < layout.valueTicks().length; i++) {
      String label = layout.valueLabels().get(i);
      int centre = plot.y() + (int) Math.round(values.y(layout.valueTicks()[i]));
      // The lowest stays clear of the time axis.
      int y = Math.min(centre - text.height() / 2, plot.bottom() - text.height() + 3);
      gc.drawText(label, plot.x() - ChartLayout.TICK_GAP - text.width(label), y, SWT.DRAW_TRANSPARENT);
    }
    timeAxis(plot);
  }

  private void timeAxis(Box plot) {
    TimeScale times = plan.timeScale();
    Color axis = color(palette.axis());
    Color quiet = color(palette.quietText());
    for (int i = 0; i < layout.timeTicks().times().length; i++) {
      String label = layout.timeTicks().labels()[i];
      int centre = plot.x() + (int) times.x(layout.timeTicks().times()[i]);
      int x = centre - text.width(label) / 2;
      gc.setForeground(axis);
      gc.drawLine(centre, plot.bottom(), centre, plot.bottom() + 2);
      if (x >= 0 && x + text.width(label) <= layout.size().width()) {
        gc.setForeground(quiet);
        gc.drawText(label, x, plot.bottom() + ChartLayout.TICK_GAP - 1, SWT.DRAW_TRANSPARENT);
      }
    }
  }

  private void labels() {
    for (LabelRows.Label label : layout.labels()) {
      Box box = label.box();
      int accent = palette.role(label.color());
      gc.setBackground(color(Rgb.mix(palette.background(), accent, 1 - PLATE_SHARE)));
      // One that was moved may lie on what it does not speak of, which is not to shine through.
      gc.setAlpha(label.anchored() ? (int) (PLATE_SHARE * OPAQUE) : OPAQUE);
      gc.fillRectangle(box.x(), box.y(), box.width(), box.height());
      gc.setAlpha(OPAQUE);
      if (label.anchored() || label.ends()) {
        gc.setBackground(color(accent));
        gc.fillRectangle(label.anchored() ? box.x() : box.right() - 2, box.y(), 2, box.height());
      }
      gc.setForeground(color(palette.foreground()));
      gc.drawText(label.text(), box.x() + (box.width() - text.width(label.text())) / 2, box.y(), SWT.DRAW_TRANSPARENT);
    }
  }

  private void legend() {
    int left = ChartLayout.MARGIN;
    Color foreground = color(palette.foreground());
    for (Legend.Item item : layout.legend().items()) {
      int x = left + item.place().x();
      int y = layout.legendY() + item.place().y();
      swatch(gc, palette, item.series(), x, y + text.height() / 2);
      gc.setForeground(foreground);
      gc.drawText(item.text(), x + Legend.textOffset(), y, SWT.DRAW_TRANSPARENT);
    }
    if (!layout.legend().more().isEmpty()) {
      gc.setForeground(color(palette.quietText()));
      gc.drawText(layout.legend().more(), left + layout.legend().morePlace().x(),
          layout.legendY() + layout.legend().morePlace().y(), SWT.DRAW_TRANSPARENT);
    }
  }

  /** A piece of a series' line. */
  static void swatch(GC gc, Palette palette, Series series, int x, int y) {
    gc.setForeground(color(palette.line(series.colorIndex())));
    int[] dash = palette.dash(series.colorIndex());
    gc.setLineWidth(3);
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
