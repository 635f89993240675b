/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;

/** Places the labels of bands and markers at the top of the plot, in rows so that none covers another. */
final class LabelRows {

  private static final int PADDING = 4;

  /** A label with its place in the chart, in points; anchored when it begins where its band or marker does. */
  record Label(String text, Box box, ColorRole color, boolean anchored) {}

  private record Wish(String text, int x, ColorRole color) {}

  private LabelRows() {}

  /** The labels that find room; at most {@code rows} rows. */
  static List<Label> place(ChartModel model, Box plot, TextMeasure text, int rows) {
    int[] ends = new int[Math.max(0, rows)];
    List<Label> labels = new ArrayList<>();
    for (Wish wish : wishes(model, plot)) {
      int width = text.width(wish.text) + 2 * PADDING;
      int x = Math.min(Math.max(0, wish.x), plot.width() - width);
      for (int row = 0; x >= 0 && row < ends.length; row++) {
        if (ends[row] <= x) {
          ends[row] = x + width + PADDING;
          int y = plot.y() + 2 + row * (text.height() + 2);
          labels.add(new Label(wish.text, new Box(plot.x() + x, y, width, text.height()), wish.color,
              x == wish.x));
          break;
        }
      }
    }
    return labels;
  }

  private static List<Wish> wishes(ChartModel model, Box plot) {
    TimeScale time = TimeScale.of(model, plot.width());
    List<Wish> wishes = new ArrayList<>();
    for (Band band : model.bands()) {
      double end = band.to().map(to -> time.x(to.toEpochMilli())).orElse(time.width());
      if (end >= 0) {
        add(wishes, band.label(), Math.max(0, time.x(band.from().toEpochMilli())), band.color(), plot);
      }
    }
    for (Marker marker : model.markers()) {
      add(wishes, marker.label(), time.x(marker.at().toEpochMilli()), marker.color(), plot);
    }
    wishes.sort(Comparator.comparingInt(Wish::x));
    return wishes;
  }

  private static void add(List<Wish> wishes, String label, double x, ColorRole color, Box plot) {
    if (!label.isEmpty() && x >= 0 && x <= plot.width()) {
      wishes.add(new Wish(label, (int) x, color));
    }
  }
}
