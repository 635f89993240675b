/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.xenworkbench.ui.charts.internal.Surface.Align;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Span;

/** Places spans below a chart, each with its label if there is room, and paints them. */
public final class SpanPainter {

  private static final double FILL = 0.28;
  private static final int EDGE = 2;
  private static final int PADDING = 4;

  /**
   * What is seen of a span.
   *
   * @param box where it stands
   * @param label its label; empty where there is no room for it
   * @param color which colour of the palette; empty if it is not known what it was
   * @param text where the label's upper edge is
   */
  public record Part(Box box, String label, OptionalInt color, int text) {}

  private SpanPainter() {
  }

  /** What is seen of spans; UI thread. @param place from left to right that of the chart, and the strip's height */
  public static List<Part> parts(List<Span> spans, ChartPlan plan, Box place, TextMeasure text) {
    return spans.stream().flatMap(span -> extent(span, plan)
        .map(extent -> new Box(place.x() + extent.x(), place.y(), extent.width(), place.height()))
        .map(box -> new Part(box, text.width(span.label()) + 2 * PADDING <= box.width() ? span.label() : "",
            span.color(), box.y() + (box.height() - text.height()) / 2))
        .stream()).toList();
  }

  /** Paints on a screen or an image. UI thread. */
  public static void paint(GC gc, TextMetrics text, Palette palette, List<Part> parts) {
    paint(new GcSurface(gc, text, Optional.empty()), palette, parts);
  }

  static void paint(Surface surface, Palette palette, List<Part> parts) {
    for (Part part : parts) {
      Box box = part.box();
      int color = part.color().isPresent() ? palette.line(part.color().getAsInt()) : palette.grid();
      surface.fill(box, Rgb.mix(palette.background(), color, part.color().isPresent() ? FILL : 1));
      if (box.width() > 3 * EDGE) { // else edges are all there is
        surface.fill(new Box(box.x(), box.y(), EDGE, box.height()), color);
      }
      surface.text(part.label(), box.x() + box.width() / 2, part.text(), Align.CENTER,
          part.color().isPresent() ? palette.foreground() : palette.quietText(), false);
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
