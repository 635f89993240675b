/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/**
 * All that is decided about a picture before its pixels are made. Immutable.
 *
 * @param model what is shown
 * @param presentation how
 * @param layout where
 * @param palette in which colours
 * @param zoom of the device, in percent
 * @param style the font of its texts
 * @param widestTime the width of a label of the time axis, in points
 */
public record ChartPlan(ChartModel model, Presentation presentation, ChartLayout layout, Palette palette, int zoom,
    TextStyle style, int widestTime) {

  private static final int WHOLE = 100;
  /** Who means what is that narrow hits it no better, in points. */
  private static final int NEAR = 3;

  /** Plans a picture of a size in points; UI thread. */
  public static ChartPlan of(ChartModel model, int width, int height, TextMetrics text, Palette palette, int zoom,
      Presentation presentation) {
    ChartLayout layout = text.batch(() -> ChartLayout.of(model, width, height, text, presentation));
    long range = model.to().toEpochMilli() - model.from().toEpochMilli();
    return new ChartPlan(model, presentation, layout, palette, zoom, text.style(),
        text.width(TimeTicks.widest(range)));
  }

  /** The room that the labels of the value axis need, in points. */
  public int axisNeed() {
    return layout.axisNeed();
  }

  /** Whether the labels of the value axis have as much room as they have where it is at least that much. */
  public boolean hasAxis(int leastAxis) {
    return layout.axis() == Math.max(layout.axisNeed(), leastAxis);
  }

  /** Whether this plan is for that very model and for a picture of that kind. */
  public boolean isFor(ChartModel otherModel, int width, int height, Palette otherPalette, int otherZoom,
      Presentation other) {
    return model == otherModel && layout.size().width() == width && layout.size().height() == height
        && palette.equals(otherPalette) && zoom == otherZoom
        && presentation.withLeastAxis(0).equals(other.withLeastAxis(0));
  }

  /** The same in black and colours on white. */
  public ChartPlan onWhite() {
    return new ChartPlan(model, presentation, layout, new Palette(0xFFFFFF, 0, palette.colors()), zoom, style,
        widestTime);
  }

  /**
   * The same as a picture, at which nobody can point to read more: nothing of it is cut, and the day is said. UI
   * thread.
   *
   * @param width in points
   * @param height in points
   */
  public ChartPlan picture(int width, int height, TextMetrics text) {
    return of(model, width, height, text, palette, zoom, presentation.asPicture());
  }

  /** How wide it has to be as a picture that no text is cut, up to a bound; in points. UI thread. */
  public int pictureWidth(TextMetrics text) {
    return text.batch(() -> layout.pictureWidth(model, text, presentation));
  }

  /** How high it has to be as a picture of that width, so that the plot is as high as it is; in points. UI thread. */
  public int pictureHeight(int width, TextMetrics text) {
    return text.batch(() -> layout.pictureHeight(model, width, text, presentation));
  }

  /** Its size, in points. */
  public Box size() {
    return layout.size();
  }

  /** The inside of the axes, in points. */
  public Box plot() {
    return layout.plot();
  }

  /** The font of its texts, to be disposed. UI thread. */
  public Font font(Device device) {
    return new Font(device, style.family(), style.points(), SWT.NORMAL);
  }

  /** The height of a line of text, in points. */
  int line() {
    return style.height();
  }

  /** The times of the plot, in points from its left edge. */
  public TimeScale timeScale() {
    return layout.timeScale(model);
  }

  /** Where a band is seen in the plot, in points of the chart; empty if it is not. */
  Optional<Box> extent(Band band) {
    return timeScale().extent(band, 1)
        .map(part -> new Box(plot().x() + part.x(), plot().y(), part.width(), plot().height()));
  }

  /** The keys of the bands and markers of which a place in the strip above the plot tells. */
  public List<String> keysAt(int x, int y) {
    Box strip = layout.strip();
    if (layout.labels().isEmpty() || !strip.contains(x, y)) {
      return List.of();
    }
    return layout.labels().stream().filter(label -> label.box().contains(x, y)).findFirst()
        .map(LabelRows.Label::keys).orElseGet(() -> keysAround(x - plot().x()));
  }

  /** The keys of the bands and markers at a time, or within a few points of it. */
  public List<String> keysAt(long timeMillis) {
    return layout.hasPlot() ? keysAround((int) timeScale().x(timeMillis)) : List.of();
  }

  private List<String> keysAround(int x) {
    TimeScale time = timeScale();
    Stream<String> bands = model.bands().stream().filter(band -> x >= time.x(band.from().toEpochMilli()) - NEAR
        && band.to().map(to -> x <= time.x(to.toEpochMilli()) + NEAR).orElse(true))
        .flatMap(band -> band.keys().stream());
    Stream<String> markers = model.markers().stream()
        .filter(marker -> Math.abs(time.x(marker.at().toEpochMilli()) - x) <= NEAR)
        .flatMap(marker -> marker.keys().stream());
    return Stream.concat(bands, markers).distinct().toList();
  }

  /** The series whose legend is at a place. */
  public Optional<Series> legendAt(int x, int y) {
    return layout.legend().at(x, y);
  }

  /** Whether the legend says at a place that there are more series. */
  public boolean isMoreAt(int x, int y) {
    return !layout.legend().more().isEmpty() && layout.legend().morePlace().contains(x, y);
  }

  /** Makes the pixels of the plot at the zoom of the device; any thread. A single pixel when there is no plot. */
  public ImageData raster() {
    int width = Math.max(1, layout.plot().width() * zoom / WHOLE);
    int height = Math.max(1, layout.plot().height() * zoom / WHOLE);
    int[] pixels = pixels(width, height, (double) zoom / WHOLE);
    ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
    bytes.asIntBuffer().put(pixels);
    return new ImageData(width, height, 32, new PaletteData(0xFF0000, 0xFF00, 0xFF), Integer.BYTES, bytes.array());
  }

  private int[] pixels(int width, int height, double scale) {
    return PlotRaster.draw(new PlotRaster.Request(model, presentation, palette, layout.values(),
        layout.timeTicks().times(), width, height, scale));
  }

  /**
   * Puts the plot into a picture of what is around it, under what stands above it; any thread.
   *
   * @param left where the chart begins in the picture, in points
   * @param top where the chart begins in the picture, in points
   * @param factor how many pixels of the picture there are for each point
   */
  public void putPlotInto(ImageData picture, int left, int top, int factor) {
    if (layout.hasPlot()) {
      Box plot = plot().times(factor);
      int[] pixels = pixels(plot.width(), plot.height(), factor);
      for (int i = 0; i < pixels.length; i++) {
        int rgb = pixels[i];
        pixels[i] = picture.palette.getPixel(new RGB(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
      }
      for (PlotLabel label : layout.inside()) {
        Box box = label.box().times(factor);
        for (int y = box.y(); y < box.bottom(); y++) {
          picture.getPixels(left * factor + box.x(), top * factor + y, box.width(), pixels,
              (y - plot.y()) * plot.width() + box.x() - plot.x());
        }
      }
      for (int row = 0; row < plot.height(); row++) {
        picture.setPixels(left * factor + plot.x(), top * factor + plot.y() + row, plot.width(),
            pixels, row * plot.width());
      }
    }
  }
}
