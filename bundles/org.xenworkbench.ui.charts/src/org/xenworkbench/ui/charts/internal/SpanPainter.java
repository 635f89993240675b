/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Span;

/** Paints spans below a chart, each with its label if there is room. UI thread, for one paint. */
public final class SpanPainter {

  private static final double FILL = 0.28;
  private static final int EDGE = 2;
  private static final int PADDING = 4;

  private final GC gc;
  private final TextMetrics text;
  private final Palette palette;

  /** Prepares to paint. */
  public SpanPainter(GC gc, TextMetrics text, Palette palette) {
    this.gc = gc;
    this.text = text;
    this.palette = palette;
  }

  /** Paints what is seen of spans. @param place where the column is */
  public void paint(List<Span> spans, ChartPlan plan, Box place) {
    for (Span span : spans) {
      extent(span, plan).ifPresent(extent -> paint(span,
          new Box(place.x() + extent.x(), place.y(), extent.width(), place.height())));
    }
  }

  private void paint(Span span, Box box) {
    int color = span.color().isPresent() ? palette.line(span.color().getAsInt()) : palette.grid();
    gc.setBackground(GcSurface.color(Rgb.mix(palette.background(), color, span.color().isPresent() ? FILL : 1)));
    gc.fillRectangle(box.x(), box.y(), box.width(), box.height());
    gc.setBackground(GcSurface.color(color));
    gc.fillRectangle(box.x(), box.y(), box.width() > 3 * EDGE ? EDGE : 0, box.height()); // else edges are all there is
    if (text.width(span.label()) + 2 * PADDING <= box.width()) {
      gc.setFont(text.font());
      gc.setForeground(GcSurface.color(span.color().isPresent() ? palette.foreground() : palette.quietText()));
      gc.drawText(span.label(), box.x() + (box.width() - text.width(span.label())) / 2,
          box.y() + (box.height() - text.height()) / 2, SWT.DRAW_TRANSPARENT);
    }
  }

  /** Where a span is seen, in points of the chart. */
  private static Optional<Box> extent(Span span, ChartPlan plan) {
    TimeScale scale = plan.timeScale();
    long from = Math.max(scale.from(), span.from().toEpochMilli());
    long to = Math.min(scale.to(), span.to().toEpochMilli());
    if (from > to || plan.plot().width() == 0) {
      return Optional.empty();
    }
    int left = plan.plot().x() + (int) Math.round(scale.x(from));
    int right = plan.plot().x() + (int) Math.round(scale.x(to));
    return Optional.of(new Box(left, 0, Math.max(1, right - left), 1));
  }

  /** What is said of the span at a point of the chart. */
  public static Optional<String> at(List<Span> spans, ChartPlan plan, int x) {
    return spans.stream().filter(span -> extent(span, plan).filter(box -> x >= box.x() && x < box.right()).isPresent())
        .findFirst().map(span -> words(span, plan.model()));
  }

  /** What is said of spans that are seen, a line each. */
  public static List<String> words(List<Span> spans, ChartModel model) {
    return spans.stream().filter(span -> !span.from().isAfter(model.to()) && !span.to().isBefore(model.from()))
        .map(span -> words(span, model)).toList();
  }

  private static String words(Span span, ChartModel model) {
    long range = model.to().toEpochMilli() - model.from().toEpochMilli();
    return NLS.bind(Messages.ChartSummary_band, new Object[] {span.label(),
        TimeTicks.exact(Math.max(span.from().toEpochMilli(), model.from().toEpochMilli()), range, model.zone()),
        TimeTicks.exact(Math.min(span.to().toEpochMilli(), model.to().toEpochMilli()), range, model.zone())});
  }
}
