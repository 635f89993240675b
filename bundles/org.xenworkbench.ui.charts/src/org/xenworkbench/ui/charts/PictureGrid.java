/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Rectangle;
import org.xenworkbench.ui.charts.internal.Box;
import org.xenworkbench.ui.charts.internal.ChartPlan;
import org.xenworkbench.ui.charts.internal.SpanPainter;
import org.xenworkbench.ui.charts.internal.TextMetrics;

/**
 * Charts of one parent as pictures: they stand as on the screen, and rows and columns are as high and wide as it takes
 * that no text of theirs is cut. UI thread.
 */
final class PictureGrid {

  /** A chart and where its upper left corner is. */
  record Placed(ChartPlan plan, int x, int y) {}

  /** What is said below a column, in font and colours of a chart. */
  record Strip(List<SpanPainter.Part> parts, ChartPlan plan) {}

  /** A chart as it is on the screen. */
  private record Shown(ChartPlan plan, Rectangle bounds, Font font, TextMetrics text) {}

  private final Map<TimeSeriesChart, Shown> shown = new LinkedHashMap<>();
  /** By how much the columns and rows that begin there are larger than on the screen. */
  private final TreeMap<Integer, Integer> wider = new TreeMap<>();
  private final TreeMap<Integer, Integer> higher = new TreeMap<>();
  private final Map<TimeSeriesChart, Placed> placed = new LinkedHashMap<>();
  private final List<Strip> strips = new ArrayList<>();
  private int width;
  private int height;

  /** Places charts, and what stands below their columns; those without a picture are left out. */
  PictureGrid(List<TimeSeriesChart> charts, List<SpanStrip.Column> columns) {
    charts.forEach(chart -> chart.plan().filter(plan -> chart.getVisible()).ifPresent(plan -> add(chart, plan)));
    try {
      shown.values().forEach(each -> wider.merge(each.bounds.x,
          Math.max(0, each.plan.pictureWidth(each.text) - each.bounds.width), Math::max));
      shown.values().forEach(each -> higher.merge(each.bounds.y,
          Math.max(0, each.plan.pictureHeight(width(each), each.text) - each.bounds.height), Math::max));
      shown.forEach(this::place);
      placeBelow(columns);
    } finally {
      shown.values().forEach(each -> {
        each.text.dispose();
        each.font.dispose();
      });
    }
  }

  private void add(TimeSeriesChart chart, ChartPlan plan) {
    Font font = plan.font(chart.getDisplay());
    shown.put(chart, new Shown(plan, chart.getBounds(), font, new TextMetrics(chart.getDisplay(), chart, font)));
  }

  private int width(Shown each) {
    return each.bounds.width + wider.getOrDefault(each.bounds.x, 0);
  }

  private void place(TimeSeriesChart chart, Shown each) {
    int x = each.bounds.x - wider.firstKey() + sum(wider, each.bounds.x);
    int y = each.bounds.y - higher.firstKey() + sum(higher, each.bounds.y);
    int high = each.bounds.height + higher.getOrDefault(each.bounds.y, 0);
    placed.put(chart, new Placed(each.plan.picture(width(each), high, each.text), x, y));
    width = Math.max(width, x + width(each));
    height = Math.max(height, y + high);
  }

  private static int sum(TreeMap<Integer, Integer> growth, int before) {
    return growth.headMap(before).values().stream().mapToInt(Integer::intValue).sum();
  }

  private void placeBelow(List<SpanStrip.Column> columns) {
    int top = height;
    for (SpanStrip.Column column : columns) {
      Optional<TimeSeriesChart> lowest = column.charts().stream().filter(placed::containsKey).reduce((a, b) -> b);
      if (lowest.isPresent()) {
        Placed chart = placed.get(lowest.get());
        TextMetrics text = shown.get(lowest.get()).text;
        int high = text.height() + 2 * SpanStrip.MARGIN;
        Box box = new Box(chart.x, top + SpanStrip.GAP, chart.plan.size().width(), high - 2 * SpanStrip.GAP);
        strips.add(new Strip(SpanPainter.parts(column.spans(), chart.plan, box, text), chart.plan));
        height = Math.max(height, top + high);
      }
    }
  }

  List<Placed> charts() {
    return List.copyOf(placed.values());
  }

  List<Strip> strips() {
    return strips;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
