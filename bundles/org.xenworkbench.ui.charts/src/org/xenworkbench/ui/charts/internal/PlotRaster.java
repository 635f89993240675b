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
import org.xenworkbench.ui.charts.model.SeriesStack;
import org.xenworkbench.ui.charts.model.Threshold;

/**
 * Draws the inside of the plot into pixels: grid, bands, markers, areas, lines and thresholds. Plain arithmetic, meant
 * to run off the UI thread; what is left for that thread is to copy the pixels to the screen.
 */
public final class PlotRaster {

  static final double BAND_SHARE = 0.14;
  static final double HATCH_SHARE = 0.22;
  static final double EDGE_SHARE = 0.75;
  static final double AREA_SHARE = 0.12;
  static final double RANGE_SHARE = 0.28;
  static final double STACK_SHARE = 0.5;
  static final double FADED_SHARE = 0.3;
  static final int HATCH_PERIOD = 8;
  static final int DASH_PERIOD = 8;
  static final int DASH = 5;
  static final int THRESHOLD_DASH = 10;
  static final int THRESHOLD_GAP = 4;
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
    raster.presentation.stack(request.model)
        .ifPresentOrElse(raster::stack, () -> raster.lines(raster.presentation.shown(request.model)));
    request.model.thresholds().forEach(raster::threshold);
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
    int stroke = stroke();
    int plain = share(BAND_SHARE);
    int rest = share(HATCH_SHARE / (1 - BAND_SHARE)); // with which there is as much of it as of both
    for (int row = 0; row < height; row++) {
      for (int index = row * width + left; index < row * width + right; index++) {
        pixels[index] = Rgb.mix(pixels[index], color, plain);
      }
      int first = left + Math.floorMod(-(row + left), period);
      for (int column = first - period; hatched && column < right; column += period) {
        for (int at = Math.max(left, column); at < Math.min(right, column + stroke); at++) {
          pixels[row * width + at] = Rgb.mix(pixels[row * width + at], color, rest);
        }
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
  private void lines(Collection<Series> shown) {
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
    double[] bottom = new double[width];
    Arrays.fill(bottom, value.zero());
    between(Levels.of(Trace.of(series, time, value), width, false), bottom, palette.line(series.colorIndex()),
        AREA_SHARE);
  }

  private void range(Series series) {
    double[] low = Levels.of(Trace.of(series, Series::minimum, time, value), width, false);
    double[] high = Levels.of(Trace.of(series, Series::maximum, time, value), width, true);
    between(high, low, palette.line(series.colorIndex()), RANGE_SHARE);
  }

  /** Fills what lies between two lines, wherever both are. */
  private void between(double[] one, double[] other, int color, double part) {
    for (int column = 0; column < width; column++) {
      if (!Double.isNaN(one[column]) && !Double.isNaN(other[column])) {
        column(column, Math.min(one[column], other[column]), Math.max(one[column], other[column]), color,
            share(part));
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

  /** Lines are drawn from the highest to the lowest, so that what adds nothing does not hide what it stands on. */
  private void stack(SeriesStack stack) {
    for (StackArea area : StackArea.of(stack, time, value, width)) {
      int color = palette.line(area.series().colorIndex());
      between(area.top(), area.base(), color, presentation.isFaded(area.series()) ? AREA_SHARE : STACK_SHARE);
    }
    LineMask mask = new LineMask(width, height);
    for (int i = stack.tops().size() - 1; i >= 0; i--) {
      line(mask, stack.tops().get(i));
    }
  }

  private void threshold(Threshold threshold) {
    if (value.contains(threshold.value())) {
      int color = palette.role(threshold.color());
      int period = (int) Math.round((THRESHOLD_DASH + THRESHOLD_GAP) * zoom);
      int top = clamp(value.y(threshold.value()), height);
      for (int row = top; row < Math.min(height, top + stroke()); row++) {
        for (int column = 0; column < width; column++) {
          boolean isGap = column % period >= THRESHOLD_DASH * zoom;
          pixels[row * width + column] = isGap ? pixels[row * width + column] : color;
        }
      }
    }
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
