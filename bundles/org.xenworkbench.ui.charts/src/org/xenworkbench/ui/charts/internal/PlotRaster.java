/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;

/**
 * Draws the inside of the plot into pixels: grid, bands, markers and lines. Plain arithmetic, meant to run off the UI
 * thread; what is left for that thread is to copy the pixels to the screen.
 */
public final class PlotRaster {

  private static final double BAND_SHARE = 0.16;
  private static final double HATCH_SHARE = 0.22;
  private static final double EDGE_SHARE = 0.75;
  private static final int HATCH_PERIOD = 8;
  private static final int DASH_PERIOD = 8;

  private final ChartModel model;
  private final Palette palette;
  private final int width;
  private final int height;
  private final double zoom;
  private final int[] pixels;
  private final TimeScale time;
  private final ValueScale value;

  private PlotRaster(Request request) {
    this.model = request.model;
    this.palette = request.palette;
    this.width = request.width;
    this.height = request.height;
    this.zoom = request.zoom;
    this.pixels = new int[width * height];
    this.time = TimeScale.of(model, width);
    this.value = new ValueScale(request.maximum, height, ValueScale.LINE_WIDTH * zoom);
  }

  /**
   * What to draw.
   *
   * @param model what is shown
   * @param palette the colours
   * @param maximum the value at the top
   * @param valueTicks values with a grid line
   * @param timeTicks times with a grid line, in milliseconds since the epoch
   * @param width in pixels of the device, above 0
   * @param height in pixels of the device, above 0
   * @param zoom pixels of the device per point
   */
  public record Request(ChartModel model, Palette palette, double maximum, double[] valueTicks, long[] timeTicks,
      int width, int height, double zoom) {}

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

  private void grid(Request request) {
    int color = palette.grid();
    for (double tick : request.valueTicks) {
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
    double start = time.x(band.from().toEpochMilli());
    double end = band.to().map(to -> time.x(to.toEpochMilli())).orElse((double) width);
    if (end < 0 || start > width || start > end) {
      return;
    }
    int color = palette.role(band.color());
    int left = clamp(start, width);
    int right = Math.max(left + stroke(), clamp(Math.ceil(end), width + 1));
    fill(left, Math.min(width, right), color, band.isOpen() || band.estimated());
    if (start >= 0) {
      vertical(left, color, EDGE_SHARE, band.estimated());
    }
    if (end <= width) {
      vertical(Math.min(width, right) - stroke(), color, EDGE_SHARE, band.isOpen() || band.estimated());
    }
  }

  private void fill(int left, int right, int color, boolean hatched) {
    int period = (int) Math.round(HATCH_PERIOD * zoom);
    for (int row = 0; row < height; row++) {
      for (int column = left; column < right; column++) {
        int index = row * width + column;
        boolean stroke = hatched && (row + column) % period < stroke();
        pixels[index] = Rgb.mix(pixels[index], color, stroke ? BAND_SHARE + HATCH_SHARE : BAND_SHARE);
      }
    }
  }

  private void marker(Marker marker) {
    double x = time.x(marker.at().toEpochMilli());
    if (x >= 0 && x <= width) {
      vertical(clamp(x, width), palette.role(marker.color()), 1, true);
    }
  }

  private void lines() {
    LineMask mask = new LineMask(width, height);
    for (Series series : model.series()) {
      mask.add(Trace.of(series, time, value), ValueScale.LINE_WIDTH * zoom);
      int[] dash = palette.dash(series.colorIndex());
      dash = Arrays.stream(dash).map(part -> (int) Math.round(part * zoom)).toArray();
      mask.blendInto(pixels, palette.line(series.colorIndex()), dash);
    }
  }

  private void vertical(int left, int color, double share, boolean dashed) {
    int period = (int) Math.round(DASH_PERIOD * zoom);
    for (int row = 0; row < height; row++) {
      if (dashed && row % period >= period * 5 / 8) {
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
