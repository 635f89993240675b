/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.SeriesStack;
import org.xenworkbench.ui.charts.model.Statistics;

/**
 * The legend: behind the title, and where there are many series in further lines below it. It says as much of each as
 * there is room for: latest, lowest, mean and highest value; the latest; only the name.
 *
 * @param items the series that find room
 * @param more the text for those that do not; empty when all do
 * @param morePlace where that text stands
 * @param rows how many lines there are, that of the title among them
 */
record Legend(List<Item> items, String more, Box morePlace, int rows) {

  /** The width of the piece of line before a name. */
  static final int SWATCH = 14;
  /** What stands there before a total. */
  static final String SUM = "\u03a3";

  private static final int GAP = 4;
  private static final int COLUMN_GAP = 14;
  // Widths are rounded up so that the items do not jump with every value.
  private static final int WIDTH_STEP = 12;

  /** What is said of each series, from the longest to the shortest. */
  private enum Form { ALL, LAST, NAME }

  /**
   * One series.
   *
   * @param series which
   * @param text its name and latest value
   * @param rest its other values; may be empty
   * @param restX where they begin
   * @param place where it stands in the chart, in points
   * @param isHidden whether it is not drawn
   */
  record Item(Series series, String text, String rest, int restX, Box place, boolean isHidden) {

    /** Whether it is the sum of the others: it is no line, which one could leave out. */
    boolean isTotal() {
      return series.id().equals(SeriesStack.TOTAL);
    }
  }

  /** Where items go: the first line is shorter, by the title. */
  private record Room(int firstX, int x, int y, int right) {
    int start(int row) {
      return row == 0 ? firstX : x;
    }
  }

  /** The widths that one line would have, with and without the latest value of each series. */
  static int[] wanted(ChartModel model, TextMeasure measure) {
    return new int[] {wanted(model, Form.LAST, measure), wanted(model, Form.NAME, measure)};
  }

  private static int wanted(ChartModel model, Form form, TextMeasure measure) {
    return model.told().stream().mapToInt(series -> width(model, series, form, measure) + COLUMN_GAP).sum();
  }

  /**
   * Places a legend.
   *
   * @param firstX where the first line begins, behind the title
   * @param width of the chart
   * @param maxRows how many lines there may be, at least 1
   */
  static Legend of(ChartModel model, Presentation presentation, TextMeasure measure, int firstX, int width,
      int maxRows) {
    Room room = new Room(firstX, ChartLayout.MARGIN, ChartLayout.MARGIN / 2,
        width - 2 * ChartLayout.MARGIN); // as far as the plot
    for (Form form : Form.values()) {
      Legend legend = placed(model, presentation, measure, room, form, form == Form.ALL ? 1 : maxRows);
      if (legend.more.isEmpty()) {
        return legend.rows == 1 ? legend.toTheRight(room) : legend;
      }
    }
    return placed(model, presentation, measure, room, Form.LAST, maxRows);
  }

  private static Legend placed(ChartModel model, Presentation presentation, TextMeasure measure, Room room, Form form,
      int maxRows) {
    List<Item> items = new ArrayList<>();
    List<Series> told = told(model, presentation);
    int row = 0;
    int x = room.start(0);
    int more = measure.width(NLS.bind(Messages.Chart_more, told.size()));
    for (Series series : told) {
      int width = width(model, series, form, measure);
      boolean isLast = items.size() == told.size() - 1;
      if (x + width > room.right && x > room.x && row < maxRows - 1) {
        x = room.start(++row);
      }
      if (x + width + (row < maxRows - 1 || isLast ? 0 : COLUMN_GAP + more) > room.right) {
        break;
      }
      String text = text(model, series, form);
      Box place = new Box(x, room.y + row * lineHeight(measure), width, measure.height());
      items.add(new Item(series, text, form == Form.ALL ? rest(model, series) : "",
          x + SWATCH + 3 * GAP + measured(text, measure), place, presentation.hidden().contains(series.id())));
      x += width + COLUMN_GAP;
    }
    int left = told.size() - items.size();
    return new Legend(items, left == 0 ? "" : NLS.bind(Messages.Chart_more, left),
        new Box(x, room.y + row * lineHeight(measure), more, measure.height()), row + 1);
  }

  /** All series, and first of all the total of those that are drawn. */
  private static List<Series> told(ChartModel model, Presentation presentation) {
    List<Series> told = new ArrayList<>(model.series());
    presentation.stack(model).ifPresent(stack -> told.add(0, stack.total()));
    return told;
  }

  private Legend toTheRight(Room room) {
    int end = items.isEmpty() ? room.right : items.get(items.size() - 1).place.right();
    int by = room.right - end;
    return new Legend(items.stream().map(item -> new Item(item.series, item.text, item.rest, item.restX + by,
        new Box(item.place.x() + by, item.place.y(), item.place.width(), item.place.height()), item.isHidden))
        .toList(), more, morePlace, rows);
  }

  private static int width(ChartModel model, Series series, Form form, TextMeasure measure) {
    int text = measured(text(model, series, form), measure)
        + (form == Form.ALL ? 2 * GAP + measured(rest(model, series), measure) : 0);
    return SWATCH + GAP + (text + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
  }

  /** Digits are equally wide in nearly every font: so what differs in them only is measured once. */
  private static int measured(String text, TextMeasure measure) {
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      letters[i] = letters[i] >= '0' && letters[i] <= '9' ? '0' : letters[i];
    }
    return measure.width(new String(letters));
  }

  private static String text(ChartModel model, Series series, Form form) {
    return form == Form.NAME ? series.label()
        : series.label() + "  " + model.axis().format(model.statistics(series).last());
  }

  private static String rest(ChartModel model, Series series) {
    Statistics values = model.statistics(series);
    return !values.isAny() ? "" : NLS.bind(Messages.Legend_rest, new Object[] {model.axis().format(values.minimum()),
        model.axis().format(values.mean()), model.axis().format(values.maximum())});
  }

  /** All that there is to say of a series, for a tooltip. */
  static String words(ChartModel model, Series series) {
    Statistics values = model.statistics(series);
    return NLS.bind(Messages.Legend_words, new Object[] {series.label(), model.axis().format(values.last()),
        model.axis().format(values.minimum()), model.axis().format(values.mean()),
        model.axis().format(values.maximum())});
  }

  /** The series whose item is at a place. */
  Optional<Series> at(int x, int y) {
    return items.stream().filter(item -> item.place.contains(x, y) && !item.isTotal()).map(Item::series).findFirst();
  }

  static int lineHeight(TextMeasure measure) {
    return measure.height() + 2;
  }

  /** Where the text of an item begins, relative to its place. */
  static int textOffset() {
    return SWATCH + GAP;
  }
}
