/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;
import java.util.Collection;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;

/**
 * Draws the inside of the plot into pixels: grid, bands, markers, areas and lines. Plain arithmetic, meant to run off
 * the UI thread; what is left for that thread is to copy the pixels to the screen.
 */
public final class PlotRaster {

  static final double BAND_SHARE = 0.14;
  static final double HATCH_SHARE = 0.22;
  static final double EDGE_SHARE = 0.75;
  static final double AREA_SHARE = 0.12;
  static final double RANGE_SHARE = 0.28;
  static final double FADED_SHARE = 0.3;
  static final int HATCH_PERIOD = 8;
  static final int DASH_PERIOD = 8;
  static final int DASH = 5;
  /** The areas of more lines than these would only be mud. */
  private static final int MOST_AREAS = 3;

  private final ChartModel model;
  private final Presentation presentation;
  private final Palette palette;
  private final int width;
  private final int height;
  private final double zoom;
  private final int[] pixels;
  private final TimeScale time;
  private final ValueScale value;

  private PlotRaster(Request request) {
    this.model = request.model;
    this.presentation = request.presentation;
    this.palette = request.palette;
    this.width = request.width;
    this.height = request.height;
    this.zoom = request.zoom;
    this.pixels = new int[width * height];
    this.time = TimeScale.of(model, width);
    this.value = new ValueScale(request.values.range(), height, ValueScale.LINE_WIDTH * zoom);
  }

  /**
   * What to draw.
   *
   * @param model what is shown
   * @param presentation how
   * @param palette the colours
   * @param values the value axis, with the values that have a grid line
   * @param timeTicks times with a grid line, in milliseconds since the epoch
   * @param width in pixels of the device, above 0
   * @param height in pixels of the device, above 0
   * @param zoom pixels of the device per point
   */
  public record Request(ChartModel model, Presentation presentation, Palette palette, ValueTicks values,
      long[] timeTicks, int width, int height, double zoom) {}

  /** Draws; any thread. @return the pixels row by row as 0xRRGGBB */
  public static int[] draw(Request request) {
    PlotRaster raster = new PlotRaster(request);
    Arrays.fill(raster.pixels, request.palette.background());
    raster.grid(request);
    request.model.bands().forEach(raster::band);
    request.model.markers().forEach(raster::marker);
    raster.lines();
    return raster.pixels;
  }

  /** Whether the areas below the lines are filled. */
  static boolean hasAreas(Collection<Series> shown) {
    return shown.size() <= MOST_AREAS;
  }

  private void grid(Request request) {
    int color = palette.grid();
    for (double tick : request.values.values()) {
      int row = clamp(value.y(tick), height);
      for (int line = row; line < Math.min(height, row + stroke()); line++) {
        Arrays.fill(pixels, line * width, (line + 1) * width, color);
      }
    }
    for (long tick : request.timeTicks) {
      vertical(clamp(time.x(tick), width), color, 1, false);
    }
  }

  private void band(Band band) {
    time.extent(band, stroke()).ifPresent(part -> {
      int color = palette.role(band.color());
      int right = Math.min(width, part.right());
      fill(part.x(), right, color, band.isOpen() || band.estimated());
      if (time.contains(band.from().toEpochMilli())) {
        vertical(part.x(), color, EDGE_SHARE, band.estimated());
      }
      if (band.to().map(end -> time.contains(end.toEpochMilli())).orElse(true)) {
        vertical(right - stroke(), color, EDGE_SHARE, band.isOpen() || band.estimated());
      }
    });
  }

  private void fill(int left, int right, int color, boolean hatched) {
    int period = (int) Math.round(HATCH_PERIOD * zoom);
    int plain = share(BAND_SHARE);
    int strong = share(BAND_SHARE + HATCH_SHARE);
    for (int row = 0; row < height; row++) {
      for (int column = left, index = row * width + left; column < right; column++, index++) {
        boolean stroke = hatched && (row + column) % period < stroke();
        pixels[index] = Rgb.mix(pixels[index], color, stroke ? strong : plain);
      }
    }
  }

  /** As a part of 255: pixels are mixed by whole numbers. */
  private static int share(double part) {
    return (int) Math.round(part * 255);
  }

  private void marker(Marker marker) {
    double x = time.x(marker.at().toEpochMilli());
    if (x >= 0 && x <= width) {
      vertical(clamp(x, width), palette.role(marker.color()), 1, true);
    }
  }

  /** Areas and ranges below all lines; what stands out above the others. */
  private void lines() {
    Collection<Series> shown = presentation.shown(model);
    LineMask mask = new LineMask(width, height);
    boolean areas = hasAreas(shown);
    for (Series series : shown) {
      if (areas && !presentation.isFaded(series)) {
        area(series);
      }
      if (series.hasRange() && !presentation.isFaded(series)) {
        range(series);
      }
    }
    shown.stream().filter(presentation::isFaded).forEach(series -> line(mask, series));
    shown.stream().filter(series -> !presentation.isFaded(series)).forEach(series -> line(mask, series));
  }

  private void line(LineMask mask, Series series) {
    double[] dash = Arrays.stream(palette.dash(series.colorIndex())).mapToDouble(part -> part * zoom).toArray();
    int own = palette.line(series.colorIndex());
    int color = presentation.isFaded(series) ? Rgb.mix(palette.background(), own, FADED_SHARE) : own;
    double thickness = ValueScale.LINE_WIDTH * zoom;
    Trace trace = Trace.of(series, time, value);
    if (trace.isDense()) {
      new DenseLine(pixels, width, color, dash).draw(trace, thickness);
    } else {
      mask.add(trace, thickness, dash);
      mask.blendInto(pixels, color);
    }
  }

  private void area(Series series) {
    double bottom = value.y(Math.max(0, value.range().minimum()));
    double[] level = levels(Trace.of(series, time, value), false);
    int color = palette.line(series.colorIndex());
    for (int column = 0; column < width; column++) {
      if (!Double.isNaN(level[column])) {
        column(column, Math.min(level[column], bottom), Math.max(level[column], bottom), color, share(AREA_SHARE));
      }
    }
  }

  private void range(Series series) {
    double[] low = levels(Trace.of(series, Series::minimum, time, value), false);
    double[] high = levels(Trace.of(series, Series::maximum, time, value), true);
    int color = palette.line(series.colorIndex());
    for (int column = 0; column < width; column++) {
      if (!Double.isNaN(low[column]) && !Double.isNaN(high[column])) {
        column(column, high[column], low[column], color, share(RANGE_SHARE));
      }
    }
  }

  private void column(int column, double top, double bottom, int color, int share) {
    int end = (int) Math.min(height, Math.round(bottom));
    for (int row = (int) Math.max(0, Math.round(top)); row < end; row++) {
      int index = row * width + column;
      pixels[index] = Rgb.mix(pixels[index], color, share);
    }
  }

  /** Where a line is in the middle of each column; where it is so in several places the highest or the lowest one. */
  private double[] levels(Trace trace, boolean highest) {
    double[] levels = new double[width];
    Arrays.fill(levels, Double.NaN);
    for (int i = 1; i < trace.size(); i++) {
      double x0 = trace.x(i - 1);
      double y0 = trace.y(i - 1);
      double slope = trace.x(i) > x0 ? (trace.y(i) - y0) / (trace.x(i) - x0) : 0;
      if (Double.isNaN(y0) || Double.isNaN(trace.y(i))) {
        continue;
      }
      int last = (int) Math.min(width - 1, Math.floor(trace.x(i) - 0.5));
      for (int column = (int) Math.max(0, Math.ceil(x0 - 0.5)); column <= last; column++) {
        double y = trace.x(i) > x0 ? y0 + slope * (column + 0.5 - x0) : highest ? Math.min(y0, trace.y(i))
            : Math.max(y0, trace.y(i));
        double known = levels[column];
        levels[column] = Double.isNaN(known) ? y : highest ? Math.min(known, y) : Math.max(known, y);
      }
    }
    return levels;
  }

  private void vertical(int left, int color, double share, boolean dashed) {
    int period = (int) Math.round(DASH_PERIOD * zoom);
    for (int row = 0; row < height; row++) {
      if (dashed && row % period >= period * DASH / DASH_PERIOD) {
        continue;
      }
      for (int column = Math.max(0, left); column < Math.min(width, left + stroke()); column++) {
        pixels[row * width + column] = Rgb.mix(pixels[row * width + column], color, share);
      }
    }
  }

  private int stroke() {
    return Math.max(1, (int) Math.round(zoom));
  }

  private static int clamp(double position, int size) {
    return (int) Math.max(0, Math.min(size - 1, Math.floor(position)));
  }
}
