/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.xenworkbench.ui.charts.internal.Surface.Align;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Paints a planned picture: its plot, and the texts around it; on the UI thread where the surface is a screen's. */
public final class ChartPainter {

  private static final double PLATE_SHARE = 0.18;
  private static final double HIDDEN_SHARE = 0.45;

  private final Surface surface;
  private final ChartPlan plan;
  private final ChartModel model;
  private final ChartLayout layout;
  private final Palette palette;

  private ChartPainter(Surface surface, ChartPlan plan) {
    this.surface = surface;
    this.plan = plan;
    this.model = plan.model();
    this.layout = plan.layout();
    this.palette = plan.palette();
  }

  /** Paints everything but background and cursor. */
  static void paint(Surface surface, ChartPlan plan) {
    new ChartPainter(surface, plan).paint();
  }

  /** Paints a finished frame, without background and cursor. UI thread. */
  public static void paint(GC gc, TextMetrics text, ChartFrame frame) {
    paint(new GcSurface(gc, text, Optional.of(frame.image())), frame.plan());
  }

  /** Paints all around the plot and above it, but not the plot. UI thread. */
  public static void paintAround(GC gc, TextMetrics text, ChartPlan plan) {
    paint(new GcSurface(gc, text, Optional.empty()), plan);
  }

  /** Says that what is to be shown is not there yet. */
  public static void loading(GC gc, TextMetrics text, Palette palette, Box area) {
    gc.setFont(text.font());
    gc.setForeground(GcSurface.color(palette.quietText()));
    String words = Messages.Chart_loading;
    gc.drawText(words, area.x() + (area.width() - text.width(words)) / 2,
        area.y() + (area.height() - text.height()) / 2, SWT.DRAW_TRANSPARENT);
  }

  /** Frames a chart that keys are for; the system's own frame, of dots, takes a third of the time of a picture. */
  public static void focus(GC gc, Palette palette, Box box) {
    gc.setBackground(GcSurface.color(palette.axis()));
    gc.fillRectangle(box.x(), box.y(), box.width(), 1);
    gc.fillRectangle(box.x(), box.bottom() - 1, box.width(), 1);
    gc.fillRectangle(box.x(), box.y(), 1, box.height());
    gc.fillRectangle(box.right() - 1, box.y(), 1, box.height());
  }

  private void paint() {
    Head head = layout.head();
    surface.text(head.title(), ChartLayout.MARGIN, ChartLayout.MARGIN / 2, Align.LEFT, palette.foreground(), true);
    surface.text(head.caption(), head.captionX(), ChartLayout.MARGIN / 2, Align.LEFT, palette.quietText(), false);
    legend();
    if (layout.hasPlot()) {
      surface.plot(plan);
      axes();
      strip();
      layout.inside().forEach(this::inside);
    }
  }

  private void axes() {
    Box plot = layout.plot();
    surface.line(plot.x() - 1, plot.y(), plot.x() - 1, plot.bottom(), palette.axis());
    surface.line(plot.x() - 1, plot.bottom(), plot.right() - 1, plot.bottom(), palette.axis());
    ValueScale values = layout.valueScale();
    for (int i = 0; i < layout.values().values().length; i++) {
      int centre = plot.y() + (int) Math.round(values.y(layout.values().values()[i]));
      // The lowest stays clear of the time axis and of the chart below.
      int y = Math.min(centre - plan.line() / 2, plot.bottom() - plan.line() + 3);
      surface.text(layout.valueLabels().get(i), plot.x() - ChartLayout.TICK_GAP, y, Align.RIGHT, palette.quietText(),
          false);
    }
    if (layout.isTimeLabelled()) {
      timeAxis(plot);
    }
  }

  private void timeAxis(Box plot) {
    TimeLabels.of(plan, plot.x(), layout.size().width()).forEach(label -> {
      surface.line(label.tick(), plot.bottom(), label.tick(), plot.bottom() + 2, palette.axis());
      surface.text(label.text(), label.centre(), plot.bottom() + ChartLayout.TICK_GAP - 2, Align.CENTER,
          palette.quietText(), false);
    });
    if (plan.presentation().isPicture()) {
      surface.text(TimeTicks.days(model.from(), model.to(), model.zone()), plot.x(),
          plot.bottom() + ChartLayout.TICK_GAP - 2 + plan.line(), Align.LEFT, palette.quietText(), false);
    }
  }

  /** Each label stands over its band: a bar at the bottom of the strip says from when to when. */
  private void strip() {
    Box strip = layout.strip();
    for (LabelRows.Label label : layout.labels()) {
      if (label.anchored() || label.ends()) {
        Box box = label.box();
        int x = label.anchored() ? box.x() : box.right() - 2;
        surface.fill(new Box(x, box.y(), 2, strip.bottom() - box.y()), palette.role(label.color()));
      }
    }
    layout.labels().forEach(this::label);
    if (!layout.labels().isEmpty()) {
      model.bands().forEach(band -> plan.extent(band).ifPresent(extent -> surface.fill(
          new Box(extent.x(), strip.bottom() - ChartLayout.STRIP_BAR, extent.width(), ChartLayout.STRIP_BAR),
          palette.role(band.color()))));
    }
  }

  private void label(LabelRows.Label label) {
    Box box = label.box();
    int accent = palette.role(label.color());
    plate(label.text(), box, accent);
    if (label.anchored() || label.ends()) {
      surface.fill(new Box(label.anchored() ? box.x() : box.right() - 2, box.y(), 2, box.height()), accent);
    }
  }

  private void inside(PlotLabel label) {
    label.color().ifPresentOrElse(role -> plate(label.text(), label.box(), palette.role(role)),
        () -> plate(label.text(), label.box(), palette.background(), palette.quietText()));
  }

  private void plate(String text, Box box, int accent) {
    plate(text, box, Rgb.mix(palette.background(), accent, PLATE_SHARE), palette.foreground());
  }

  /** Nothing shines through: it can be painted before what it covers. */
  private void plate(String text, Box box, int background, int foreground) {
    surface.fill(box, background);
    surface.text(text, box.x() + box.width() / 2, box.y(), Align.CENTER, foreground, false);
  }

  private void legend() {
    for (Legend.Item item : layout.legend().items()) {
      Box place = item.place();
      boolean quiet = item.isHidden() || !item.isTotal() && plan.presentation().isFaded(item.series());
      int line = palette.line(item.series().colorIndex());
      int text = quiet ? Rgb.mix(palette.background(), palette.foreground(), HIDDEN_SHARE) : palette.foreground();
      if (item.isTotal()) {
        surface.text(Legend.sign(item.series()), place.x(), place.y(), Align.LEFT, text, false);
      } else {
        surface.swatch(place.x(), place.y(), item.isHidden() ? palette.grid() : line,
            palette.dash(item.series().colorIndex()));
      }
      surface.text(item.text(), place.x() + Legend.textOffset(), place.y(), Align.LEFT, text, false);
      surface.text(item.rest(), item.restX(), place.y(), Align.LEFT, quiet ? text : palette.quietText(), false);
    }
    Box more = layout.legend().morePlace();
    surface.text(layout.legend().more(), more.x(), more.y(), Align.LEFT, palette.quietText(), false);
  }
}
