/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.xenworkbench.ui.charts.internal.ChartPainter;
import org.xenworkbench.ui.charts.internal.ChartPlan;
import org.xenworkbench.ui.charts.internal.SvgSurface;
import org.xenworkbench.ui.charts.internal.TextMetrics;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * What charts of one parent show at a moment, as they stand there, for export. Taken on the UI thread; what is taken
 * does not change any more and may be written on any thread.
 *
 * @since 0.1
 */
public final class ChartSheet {

  private record Placed(ChartPlan plan, int x, int y) {}

  private final List<Placed> charts;
  private final Point size;
  private final int background;

  private ChartSheet(List<Placed> charts, Point size, int background) {
    this.charts = List.copyOf(charts);
    this.size = size;
    this.background = background;
  }

  /** Takes what is on the screen of charts with one parent; those without a picture are left out. UI thread. */
  public static ChartSheet of(List<TimeSeriesChart> charts) {
    List<Placed> placed = new ArrayList<>();
    Rectangle area = new Rectangle(0, 0, 0, 0);
    int background = 0;
    for (TimeSeriesChart chart : charts) {
      Optional<ChartPlan> plan = chart.plan().filter(made -> chart.getVisible());
      if (plan.isPresent()) {
        area = placed.isEmpty() ? chart.getBounds() : area.union(chart.getBounds());
        placed.add(new Placed(plan.get(), chart.getLocation().x, chart.getLocation().y));
        background = plan.get().palette().background();
      }
    }
    int left = area.x;
    int top = area.y;
    return new ChartSheet(placed.stream().map(each -> new Placed(each.plan, each.x - left, each.y - top)).toList(),
        new Point(area.width, area.height), background);
  }

  /** Whether there is nothing on it. */
  public boolean isEmpty() {
    return charts.isEmpty();
  }

  /** What each chart shows, without the series that are left out of it. */
  public List<ChartModel> models() {
    return charts.stream().map(each -> shown(each.plan.model(), each.plan.presentation().hidden())).toList();
  }

  private static ChartModel shown(ChartModel model, Set<String> hidden) {
    return model.withSeries(model.series().stream().filter(series -> !hidden.contains(series.id())).toList());
  }

  /** The same in black and colours on white, whatever the screen has: for a report or for paper. */
  public ChartSheet onWhite() {
    List<Placed> white = charts.stream().map(each -> new Placed(each.plan.onWhite(), each.x, each.y)).toList();
    return new ChartSheet(white, size, white.stream().findFirst().map(each -> each.plan.palette().background())
        .orElse(background));
  }

  /** How large it is, in points of the screen. */
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
    ImageData picture = ChartImage.draw(device, large, ChartImage.color(background), gc -> charts.forEach(each -> {
      Transform transform = new Transform(device);
      transform.scale(factor, factor);
      transform.translate(each.x, each.y);
      gc.setTransform(transform);
      draw(gc, device, each.plan);
      gc.setTransform(null);
      transform.dispose();
    }));
    return () -> {
      charts.forEach(each -> each.plan.putPlotInto(picture, each.x, each.y, factor));
      return picture;
    };
  }

  private static void draw(GC gc, Device device, ChartPlan plan) {
    Font font = plan.font(device);
    TextMetrics text = new TextMetrics(device, device, font);
    try {
      ChartPainter.paintAround(gc, text, plan);
    } finally {
      text.dispose();
      font.dispose();
    }
  }

  /** Writes it as an SVG document; any thread. */
  public String svg() {
    SvgSurface.Document document = new SvgSurface.Document(size.x, size.y, background);
    charts.forEach(each -> document.add(each.plan, each.x, each.y));
    return document.finish();
  }
}
