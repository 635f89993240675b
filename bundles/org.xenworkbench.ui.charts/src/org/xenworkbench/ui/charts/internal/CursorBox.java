/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.SeriesStack;

/**
 * The box beside a cursor that says the values there. The chart that the user reads has all in words; of the others,
 * whose cursors go with it, it covers no more than half of the plot: time and names, or only values if those are too
 * wide, which are told apart as in the legend.
 *
 * @param place where it stands in the chart, in points
 * @param head its first lines: the time, and the bands and markers there
 * @param rows the series, of which those without room are left out
 * @param isNamed whether series have their names in it
 */
record CursorBox(Box place, List<String> head, List<Row> rows, boolean isNamed) {

  static final int PADDING = 6;
  static final int COLUMN_GAP = 12;
  private static final int DISTANCE = 10;

  /** One series with its value. */
  record Row(Series series, String value) {}

  /** What is said. */
  private record Content(List<String> head, List<Row> rows, boolean isNamed) {

    int width(TextMeasure text) {
      return Math.max(table(text), head.stream().mapToInt(text::width).max().orElse(0)) + 2 * PADDING;
    }

    private int table(TextMeasure text) {
      int names = isNamed ? rows.stream().mapToInt(each -> text.width(each.series.label())).max().orElse(0) + COLUMN_GAP
          : 0;
      int numbers = rows.stream().mapToInt(each -> text.width(each.value)).max().orElse(0);
      return rows.isEmpty() ? 0 : Legend.textOffset() + names + numbers;
    }

    /** What happened is cut where it would cover more than the values do, and more than half of the plot. */
    Content fitting(Box size, Box plot, TextMeasure text) {
      int least = Math.max(table(text), plot.width() / 2 - 2 * PADDING);
      int most = Math.min(size.width() - 2 * PADDING, least); // wider it would stand where nobody sees it
      List<String> cut = head.stream().map(line -> Ellipsis.fit(line, most, text::width)).toList();
      int room = Math.max(0, (size.height() - 2 * PADDING) / text.height() - head.size());
      return new Content(cut, rows.size() <= room ? rows : fitting(room), isNamed);
    }

    /** Of those that stand on each other the last is the rest, which is told before the small ones are. */
    private List<Row> fitting(int room) {
      boolean isStack = SeriesStack.isSum(rows.get(0).series);
      return !isStack || room < 2 ? rows.subList(0, room)
          : Stream.concat(rows.subList(0, room - 1).stream(), Stream.of(rows.get(rows.size() - 1))).toList();
    }
  }

  /**
   * Places it.
   *
   * @param shown the series that are drawn
   * @param stack those that stand on each other
   * @param size of the whole chart
   * @param x of the cursor, in points of the chart
   * @param isRead whether it is this chart that the user reads
   */
  static CursorBox of(ChartModel model, List<Series> shown, Optional<SeriesStack> stack, Box size, Box plot, int x,
      long timeMillis, boolean isRead, TextMeasure text) {
    List<String> head = CursorValues.head(model, timeMillis);
    List<Row> rows = rows(model, shown, stack, timeMillis);
    Content content = new Content(isRead ? head : head.subList(0, 1), rows, true).fitting(size, plot, text);
    if (!isRead && 2 * content.width(text) > plot.width()) {
      content = new Content(List.of(), rows, false).fitting(size, plot, text);
    }
    int width = content.width(text);
    int height = (content.head.size() + content.rows.size()) * text.height() + 2 * PADDING;
    int left = x + DISTANCE + width <= size.width() ? x + DISTANCE : x - DISTANCE - width;
    int top = Math.max(0, Math.min(plot.y() + (plot.height() - height) / 2, size.height() - height));
    return new CursorBox(new Box(Math.max(0, left), top, width, height), content.head, content.rows, content.isNamed);
  }

  /** The total first: it is told also where there is no room for all. */
  private static List<Row> rows(ChartModel model, List<Series> shown, Optional<SeriesStack> stack, long timeMillis) {
    List<Row> rows = new ArrayList<>();
    stack.ifPresent(sums -> {
      rows.add(new Row(sums.total(), model.axis().format(CursorValues.total(shown, timeMillis))));
      sums.whole().ifPresent(whole -> rows.add(new Row(whole, CursorValues.text(model, whole, timeMillis))));
    });
    shown.forEach(each -> rows.add(new Row(each, CursorValues.text(model, each, timeMillis))));
    return List.copyOf(rows);
  }
}
