/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/**
 * The legend, in columns of equal width below the plot.
 *
 * @param items the series that find room
 * @param more the text for those that do not; empty when all do
 * @param morePlace where that text stands
 * @param rows how many rows there are
 */
record Legend(List<Item> items, String more, Box morePlace, int rows) {

  /** The width of the piece of line before a name. */
  static final int SWATCH = 18;

  private static final int GAP = 4;
  private static final int COLUMN_GAP = 16;
  // Widths are rounded up so that the columns do not jump with every value.
  private static final int WIDTH_STEP = 16;

  /** One series: its name, its latest value and its place relative to the legend. */
  record Item(Series series, String text, Box place) {}

  static Legend of(ChartModel model, TextMeasure measure, int width, int maxRows) {
    List<String> texts = new ArrayList<>();
    int widest = 0;
    for (Series series : model.series()) {
      String text = series.label() + "  " + model.axis().format(series.latest());
      texts.add(text);
      widest = Math.max(widest, measure.width(text));
    }
    int column = SWATCH + GAP + (widest + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
    int columns = Math.max(1, (width + COLUMN_GAP) / (column + COLUMN_GAP));
    int cells = columns * maxRows;
    int shown = cells >= texts.size() ? texts.size() : Math.max(0, cells - 1);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      items.add(new Item(model.series().get(i), texts.get(i), place(i, columns, column, measure)));
    }
    boolean all = shown == texts.size() || maxRows == 0;
    String more = all ? "" : NLS.bind(Messages.Chart_more, texts.size() - shown);
    int used = all ? shown : cells;
    return new Legend(items, more, place(shown, columns, column, measure), (used + columns - 1) / columns);
  }

  private static Box place(int cell, int columns, int column, TextMeasure measure) {
    int row = cell / columns;
    int lineHeight = lineHeight(measure);
    return new Box(cell % columns * (column + COLUMN_GAP), row * lineHeight, column, lineHeight);
  }

  static int lineHeight(TextMeasure measure) {
    return measure.height() + 2;
  }

  /** Where the text of an item begins, relative to its place. */
  static int textOffset() {
    return SWATCH + GAP;
  }
}
