/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.SeriesStack;
import org.xenworkbench.ui.charts.model.Threshold;

/** Writes the inside of the axes as SVG, from the same traces and shares of colour as {@link PlotRaster}. */
final class SvgPlot {

  private final SvgWriter svg;
  private final ChartPlan plan;
  private final ChartModel model;
  private final Box plot;
  private final Palette palette;
  private final TimeScale time;
  private final ValueScale value;

  SvgPlot(SvgWriter svg, ChartPlan plan) {
    this.svg = svg;
    this.plan = plan;
    this.model = plan.model();
    this.plot = plan.plot();
    this.palette = plan.palette();
    this.time = plan.timeScale();
    this.value = plan.layout().valueScale();
  }

  /** An element of its own, since that cuts what reaches beyond it. */
  void write() {
    svg.start("svg", "x", plot.x(), "y", plot.y(), "width", plot.width(), "height", plot.height());
    for (double tick : plan.layout().values().values()) {
      double y = Math.min(plot.height() - 1, Math.floor(value.y(tick))) + 0.5;
      stroke("M0 " + SvgWriter.number(y) + "H" + plot.width(), palette.grid(), 1, "none", 1);
    }
    for (long tick : plan.layout().timeTicks().times()) {
      vertical(time.x(tick), palette.grid(), 1, "none");
    }
    model.bands().forEach(this::band);
    model.markers().stream().filter(marker -> time.contains(marker.at().toEpochMilli())).forEach(this::marker);
    plan.presentation().stack(model).ifPresentOrElse(this::stack, () -> lines(plan.presentation().shown(model)));
    model.thresholds().stream().filter(each -> value.contains(each.value())).forEach(this::threshold);
    svg.end();
  }

  private void band(Band band) {
    time.extent(band, 1).ifPresent(part -> {
      int color = palette.role(band.color());
      boolean hatched = band.isOpen() || band.estimated();
      svg.start("svg", "x", part.x(), "width", part.width(), "height", plot.height());
      svg.element("rect", "width", part.width(), "height", plot.height(), "fill", SvgWriter.color(color),
          "fill-opacity", PlotRaster.BAND_SHARE);
      if (hatched) {
        StringBuilder path = new StringBuilder();
        for (int x = 0; x < part.width() + plot.height(); x += PlotRaster.HATCH_PERIOD) {
          path.append('M').append(x).append(" 0L").append(x - plot.height()).append(' ').append(plot.height());
        }
        stroke(path.toString(), color, 1, "none", PlotRaster.HATCH_SHARE);
      }
      svg.end();
      if (time.contains(band.from().toEpochMilli())) {
        vertical(part.x(), color, PlotRaster.EDGE_SHARE, band.estimated() ? dashes() : "none");
      }
      if (band.to().map(end -> time.contains(end.toEpochMilli())).orElse(true)) {
        vertical(part.right() - 1, color, PlotRaster.EDGE_SHARE, hatched ? dashes() : "none");
      }
    });
  }

  private static String dashes() {
    return PlotRaster.DASH + " " + (PlotRaster.DASH_PERIOD - PlotRaster.DASH);
  }

  private void marker(Marker marker) {
    vertical(time.x(marker.at().toEpochMilli()), palette.role(marker.color()), 1, dashes());
  }

  private void lines(Collection<Series> shown) {
    Presentation presentation = plan.presentation();
    for (Series series : shown) {
      if (!presentation.isFaded(series)) {
        areas(series, PlotRaster.hasAreas(shown));
      }
    }
    shown.stream().filter(presentation::isFaded).forEach(this::line);
    shown.stream().filter(series -> !presentation.isFaded(series)).forEach(this::line);
  }

  private void stack(SeriesStack stack) {
    for (StackArea area : StackArea.of(stack, time, value, plot.width())) {
      boolean isFaded = plan.presentation().isFaded(area.series());
      fill(outline(area), palette.line(area.series().colorIndex()),
          isFaded ? PlotRaster.AREA_SHARE : PlotRaster.STACK_SHARE);
    }
    for (int i = stack.tops().size() - 1; i >= 0; i--) {
      line(stack.tops().get(i));
    }
  }

  /** A polygon for each part of it, from the left edge of the first pixel column to the right edge of the last. */
  private static String outline(StackArea area) {
    StringBuilder path = new StringBuilder();
    double[] top = area.top();
    for (int first = 0, end; first < top.length; first = end + 1) {
      for (end = first; end < top.length && !Double.isNaN(top[end]); end++) {
      }
      if (end > first) {
        path.append('M').append(edge(top, first, end, false)).append('L')
            .append(edge(area.base(), first, end, true)).append('Z');
      }
    }
    return path.toString();
  }

  /** The points of an edge from column to column, forwards or backwards. */
  private static String edge(double[] levels, int first, int end, boolean isBackwards) {
    List<String> points = new ArrayList<>();
    points.add(point(first, levels[first]));
    for (int column = first; column < end; column++) {
      points.add(point(column + 0.5, levels[column]));
    }
    points.add(point(end, levels[end - 1]));
    if (isBackwards) {
      Collections.reverse(points);
    }
    return String.join("L", points);
  }

  private void threshold(Threshold threshold) {
    double y = Math.min(plot.height() - 1, Math.floor(value.y(threshold.value()))) + 0.5;
    stroke("M0 " + SvgWriter.number(y) + "H" + plot.width(), palette.role(threshold.color()), 1,
        PlotRaster.THRESHOLD_DASH + " " + PlotRaster.THRESHOLD_GAP, 1);
  }

  private void areas(Series series, boolean hasArea) {
    int color = palette.line(series.colorIndex());
    if (hasArea) {
      double bottom = value.zero();
      Trace line = Trace.of(series, time, value);
      forEachPart(line, (first, end) -> fill(path(line, first, end, false) + "L" + point(line.x(end - 1), bottom) + "L"
          + point(line.x(first), bottom) + "Z", color, PlotRaster.AREA_SHARE));
    }
    if (series.hasRange()) {
      // Part by part: both have the same gaps, but not as many points between them.
      List<String> low = parts(series, Series::minimum, false);
      List<String> high = parts(series, Series::maximum, true);
      for (int i = 0; i < low.size(); i++) {
        fill(low.get(i) + high.get(i).replace('M', 'L') + "Z", color, PlotRaster.RANGE_SHARE);
      }
    }
  }

  private List<String> parts(Series series, Trace.Reading reading, boolean backwards) {
    Trace trace = Trace.of(series, (line, index) -> Double.isFinite(line.minimum(index))
        && Double.isFinite(line.maximum(index)) ? reading.of(line, index) : Double.NaN, time, value);
    List<String> parts = new ArrayList<>();
    forEachPart(trace, (first, end) -> parts.add(path(trace, first, end, backwards)));
    return parts;
  }

  private void line(Series series) {
    int color = palette.line(series.colorIndex());
    boolean isFaded = plan.presentation().isFaded(series);
    Trace trace = Trace.of(series, time, value);
    StringBuilder path = new StringBuilder();
    forEachPart(trace, (first, end) -> path.append(path(trace, first, end, false))
        // A sample between two gaps is a dot.
        .append(end == first + 1 ? "h0.01" : ""));
    if (path.length() > 0) {
      stroke(path.toString(), isFaded ? Rgb.mix(palette.background(), color, PlotRaster.FADED_SHARE) : color,
          ValueScale.LINE_WIDTH, SvgSurface.dashes(palette.dash(series.colorIndex())), 1);
    }
  }

  private interface Part {
    void of(int first, int end);
  }

  /** The parts of a line between its gaps. */
  private static void forEachPart(Trace trace, Part action) {
    int first = 0;
    for (int i = 0; i <= trace.size(); i++) {
      if (i == trace.size() || Double.isNaN(trace.y(i))) {
        if (i > first) {
          action.of(first, i);
        }
        first = i + 1;
      }
    }
  }

  private static String path(Trace trace, int first, int end, boolean backwards) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < end - first; i++) {
      int at = backwards ? end - 1 - i : first + i;
      path.append(i == 0 ? 'M' : 'L').append(point(trace.x(at), trace.y(at)));
    }
    return path.toString();
  }

  private static String point(double x, double y) {
    return SvgWriter.number(x) + " " + SvgWriter.number(y);
  }

  private void vertical(double x, int color, double share, String dashes) {
    double at = Math.max(0, Math.min(plot.width() - 1, Math.floor(x))) + 0.5;
    stroke("M" + SvgWriter.number(at) + " 0V" + plot.height(), color, 1, dashes, share);
  }

  private void stroke(String path, int color, double width, String dashes, double opacity) {
    svg.element("path", "d", path, "fill", "none", "stroke", SvgWriter.color(color), "stroke-width", width,
        "stroke-linejoin", "round", "stroke-linecap", "none".equals(dashes) ? "round" : "butt", "stroke-dasharray",
        dashes, "stroke-opacity", opacity);
  }

  private void fill(String path, int color, double opacity) {
    svg.element("path", "d", path, "fill", SvgWriter.color(color), "fill-opacity", opacity);
  }
}
