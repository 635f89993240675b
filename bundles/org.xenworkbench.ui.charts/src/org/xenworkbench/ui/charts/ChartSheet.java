/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Transform;
import org.xenworkbench.ui.charts.PictureGrid.Placed;
import org.xenworkbench.ui.charts.PictureGrid.Strip;
import org.xenworkbench.ui.charts.internal.ChartPainter;
import org.xenworkbench.ui.charts.internal.SpanPainter;
import org.xenworkbench.ui.charts.internal.SvgSurface;
import org.xenworkbench.ui.charts.internal.TextMetrics;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * What charts of one parent show at a moment, as they stand there, for export. Since nobody can point at a picture to
 * read more, no text is cut, if need be in a larger chart, and the day is said. Taken on the UI thread; what is taken
 * does not change any more and may be written on any thread.
 *
 * @since 0.1
 */
public final class ChartSheet {

  private final List<Placed> charts;
  private final List<Strip> strips;
  private final Point size;

  private ChartSheet(List<Placed> charts, List<Strip> strips, Point size) {
    this.charts = List.copyOf(charts);
    this.strips = List.copyOf(strips);
    this.size = size;
  }

  /** Takes what is on the screen of charts with one parent; those without a picture are left out. UI thread. */
  public static ChartSheet of(List<TimeSeriesChart> charts) {
    return of(charts, List.of());
  }

  /**
   * Takes what is on the screen of charts with one parent; those without a picture are left out. UI thread.
   *
   * @param below what stands in a strip below columns of them
   */
  public static ChartSheet of(List<TimeSeriesChart> charts, List<SpanStrip.Column> below) {
    PictureGrid grid = new PictureGrid(charts, below);
    return new ChartSheet(grid.charts(), grid.strips(), new Point(grid.width(), grid.height()));
  }

  /** Whether there is nothing on it. */
  public boolean isEmpty() {
    return charts.isEmpty();
  }

  /** What each chart shows, without the series that are left out of it. */
  public List<ChartModel> models() {
    return charts.stream().map(each -> shown(each.plan().model(), each.plan().presentation().hidden())).toList();
  }

  private static ChartModel shown(ChartModel model, Set<String> hidden) {
    return model.withSeries(model.series().stream().filter(series -> !hidden.contains(series.id())).toList());
  }

  /** The same in black and colours on white, whatever the screen has: for a report or for paper. */
  public ChartSheet onWhite() {
    return new ChartSheet(charts.stream().map(each -> new Placed(each.plan().onWhite(), each.x(), each.y())).toList(),
        strips.stream().map(each -> new Strip(each.parts(), each.plan().onWhite())).toList(), size);
  }

  private int background() {
    return charts.stream().findFirst().map(each -> each.plan().palette().background()).orElse(0);
  }

  /** How large it is, in points of the screen: as there, or larger where texts would be cut. */
  public Point size() {
    return new Point(size.x, size.y);
  }

  /**
   * Paints its texts; UI thread. The plots are made when the picture is asked for, which is for any other thread.
   *
   * @return gives pixels, one for each point of the screen
   * @throws IllegalStateException if there is nothing on it
   */
  public Supplier<ImageData> image(Device device) {
    return image(device, 1);
  }

  /**
   * Paints its texts, so many times as large; UI thread. The plots are made when the picture is asked for, which is for
   * any other thread.
   *
   * @param factor how many pixels both ways there are for each point of the screen, from 1 on
   * @return gives pixels
   * @throws IllegalStateException if there is nothing on it
   */
  public Supplier<ImageData> image(Device device, int factor) {
    if (charts.isEmpty()) {
      throw new IllegalStateException("There is no chart");
    }
    Point large = new Point(size.x * factor, size.y * factor);
    ImageData picture = ChartImage.draw(device, large, ChartImage.color(background()), gc -> {
      charts.forEach(each -> draw(gc, device, each, factor, text -> ChartPainter.paintAround(gc, text, each.plan())));
      strips.forEach(each -> draw(gc, device, new Placed(each.plan(), 0, 0), factor,
          text -> SpanPainter.paint(gc, text, each.plan().palette(), each.parts())));
    });
    return () -> {
      charts.forEach(each -> each.plan().putPlotInto(picture, each.x(), each.y(), factor));
      return picture;
    };
  }

  private static void draw(GC gc, Device device, Placed place, int factor, Consumer<TextMetrics> painter) {
    Transform transform = new Transform(device);
    transform.scale(factor, factor);
    transform.translate(place.x(), place.y());
    gc.setTransform(transform);
    Font font = place.plan().font(device);
    TextMetrics text = new TextMetrics(device, device, font);
    try {
      painter.accept(text);
    } finally {
      text.dispose();
      font.dispose();
      gc.setTransform(null);
      transform.dispose();
    }
  }

  /** Writes it as an SVG document; any thread. */
  public String svg() {
    SvgSurface.Document document = new SvgSurface.Document(size.x, size.y, background());
    charts.forEach(each -> document.add(each.plan(), each.x(), each.y()));
    strips.forEach(each -> document.add(each.parts(), each.plan()));
    return document.finish();
  }
}
