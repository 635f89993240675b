/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
  private static final String SUM = "\u03a3";

  private static final int GAP = 4;
  private static final int COLUMN_GAP = 14;
  /** So many find room in a line at least, whatever they are called. */
  private static final int NAMES_PER_LINE = 3;
  // Widths are rounded up so that the items do not jump with every value.
  private static final int WIDTH_STEP = 12;
  /** Of a name that is cut to less nothing could be read. */
  private static final int SHORTEST = 3 * WIDTH_STEP;

  /** What is said of each series, from the longest to the shortest. */
  private enum Form { ALL, LAST, NAME }

  /**
   * What may be said of a series; made once for a picture, since writing numbers is what takes time.
   *
   * @param name its name
   * @param value its latest value
   * @param rest its other values; may be empty
   */
  record Words(Series series, String name, String value, String rest) {

    private static final String BETWEEN = "  ";

    private static Words of(ChartModel model, Series series) {
      Statistics values = model.statistics(series);
      String last = model.axis().format(values.last());
      boolean isOfDay = Double.isFinite(values.last()) && series.isOfDay(series.measured() - 1);
      return new Words(series, series.label(), isOfDay ? NLS.bind(Messages.Legend_latestDay, last) : last,
          !values.isAny() ? "" : NLS.bind(Messages.Legend_rest, new Object[] {model.axis().format(values.minimum()),
              model.axis().format(values.mean()), model.axis().format(values.maximum())}));
    }

    private String text(Form form) {
      return form == Form.NAME && !isTotal() ? name : name + BETWEEN + value; // what a total is called says nothing
    }

    private boolean isTotal() {
      return SeriesStack.isSum(series);
    }

    private Words cut(int room, TextMeasure measure) {
      return called(Ellipsis.fit(name, room, measure::width));
    }

    private Words called(String other) {
      return new Words(series, other, value, rest);
    }

    /** With its latest value no wider than that. */
    private Words within(int room, TextMeasure measure) {
      return cut(room - GAP - measured(BETWEEN + value, measure), measure);
    }

    private String rest(Form form) {
      return form == Form.ALL ? rest : "";
    }

    private int width(Form form, TextMeasure measure) {
      int text = measured(text(form), measure) + (form == Form.ALL ? 2 * GAP + measured(rest, measure) : 0);
      return SWATCH + GAP + (text + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
    }
  }

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

    /** Whether it is the sum of the others, or the whole: it is no line, which one could leave out. */
    boolean isTotal() {
      return SeriesStack.isSum(series);
    }
  }

  /** Where items go: the first line is shorter, by the title. */
  private record Room(int firstX, int x, int y, int right) {
    int start(int row) {
      return row == 0 ? firstX : x;
    }
  }

  /** What may be said of all series, and first of all of the total of those that are drawn, and of the whole. */
  static List<Words> words(ChartModel model, Presentation presentation) {
    return Stream.concat(presentation.stack(model).stream().flatMap(stack -> stack.sums().stream()),
        model.series().stream())
        .map(series -> Words.of(model, series)).toList();
  }

  /** Whether a line below that of the title, which ends there, is worth its room: with it all names can be read. */
  static boolean isLineWorthIt(List<Words> words, TextMeasure measure, int firstX, int width) {
    Room room = new Room(firstX, ChartLayout.MARGIN, 0, width - 2 * ChartLayout.MARGIN);
    List<Words> names = brief(words);
    return words.size() > 1 && !placed(names, Set.of(), measure, room, Form.NAME, 1).more.isEmpty()
        && placed(names, Set.of(), measure, room, Form.NAME, 2).more.isEmpty();
  }

  /** Without the words that all begin with, such as those of the device, where the rest tells them apart in words. */
  private static List<Words> brief(List<Words> words) {
    String common = words.stream().map(Words::name).reduce(Legend::common).orElse("");
    int length = common.lastIndexOf(' ') + 1;
    return words.size() > 1 && words.stream().allMatch(
        each -> each.name.length() > length && Character.isLetter(each.name.charAt(length)))
            ? words.stream().map(each -> each.called(each.name.substring(length))).toList() : words;
  }

  private static String common(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }

  /** The widths that one line would have, with and without the latest value of each series. */
  static int[] wanted(List<Words> words, TextMeasure measure) {
    return Stream.of(Form.LAST, Form.NAME)
        .mapToInt(form -> words.stream().mapToInt(each -> each.width(form, measure) + COLUMN_GAP).sum()).toArray();
  }

  /**
   * Places a legend.
   *
   * @param hidden the ids of series that are not drawn
   * @param firstX where the first line begins, behind the title
   * @param width of the chart
   * @param maxRows how many lines there may be, at least 1
   */
  static Legend of(List<Words> words, Set<String> hidden, TextMeasure measure, int firstX, int width, int maxRows) {
    Room room = new Room(firstX, ChartLayout.MARGIN, ChartLayout.MARGIN / 2,
        width - 2 * ChartLayout.MARGIN); // as far as the plot
    List<Words> names = brief(words);
    for (List<Words> some : List.of(words, names)) {
      for (Form form : Form.values()) {
        Legend legend = placed(some, hidden, measure, room, form, form == Form.ALL ? 1 : maxRows);
        if (legend.more.isEmpty()) {
          return legend.rows == 1 ? legend.toTheRight(room) : legend;
        }
      }
    }
    Legend values = placed(names, hidden, measure, room, Form.LAST, maxRows);
    return values.items.isEmpty() ? ofCut(names, hidden, measure, room, maxRows) : values;
  }

  /** Where not even one finds room with its value: as many names as do, the first of them cut if it must be. */
  private static Legend ofCut(List<Words> words, Set<String> hidden, TextMeasure measure, Room room, int maxRows) {
    int more = COLUMN_GAP + measure.width(NLS.bind(Messages.Chart_more, words.size()));
    int widest = (room.right - room.start(maxRows - 1) - more - SWATCH - GAP) / WIDTH_STEP * WIDTH_STEP;
    return widest < SHORTEST ? placed(words, hidden, measure, room, Form.NAME, maxRows)
        : placed(words.stream().map(each -> each.cut(widest, measure)).toList(), hidden, measure, room, Form.NAME,
            maxRows);
  }

  /** Places one of a picture: in as many lines as it takes; only what is wider than the chart is cut. */
  static Legend whole(List<Words> words, Set<String> hidden, TextMeasure measure, int firstX, int width) {
    Room room = new Room(firstX, ChartLayout.MARGIN, ChartLayout.MARGIN / 2, width - 2 * ChartLayout.MARGIN);
    Legend line = placed(words, hidden, measure, room, Form.ALL, 1);
    if (!line.more.isEmpty()) {
      int most = (room.right - room.x - SWATCH - GAP) / WIDTH_STEP * WIDTH_STEP;
      line = placed(words.stream().map(each -> each.within(most, measure)).toList(), hidden, measure, room, Form.LAST,
          words.size() + 1);
    }
    return line.rows == 1 ? line.toTheRight(room) : line;
  }

  /** The width of the longest item with its latest value. */
  static int widest(List<Words> words, TextMeasure measure) {
    return words.stream().mapToInt(each -> each.width(Form.LAST, measure)).max().orElse(0);
  }

  /**
   * Places one where only names tell which is whose, and there is no room for more: their total is left out, and names
   * are cut if they must be.
   */
  static Legend ofNames(List<Words> words, Set<String> hidden, TextMeasure measure, int firstX, int width,
      int maxRows) {
    Room room = new Room(firstX, ChartLayout.MARGIN, ChartLayout.MARGIN / 2, width - 2 * ChartLayout.MARGIN);
    List<Words> names = words.stream().filter(each -> !each.isTotal()).toList();
    Legend whole = placed(names, hidden, measure, room, Form.NAME, maxRows);
    return whole.more.isEmpty() ? whole : placed(names.stream()
        .map(each -> each.cut(width / NAMES_PER_LINE - SWATCH - GAP - COLUMN_GAP, measure)).toList(), hidden, measure,
        room, Form.NAME, maxRows);
  }

  private static Legend placed(List<Words> words, Set<String> hidden, TextMeasure measure, Room room, Form form,
      int maxRows) {
    List<Item> items = new ArrayList<>();
    int row = 0;
    int x = room.start(0);
    int more = measure.width(NLS.bind(Messages.Chart_more, words.size()));
    for (Words each : words) {
      int width = each.width(form, measure);
      boolean isLast = items.size() == words.size() - 1;
      if (x + width > room.right && x > room.x && row < maxRows - 1) {
        x = room.start(++row);
      }
      if (x + width + (row < maxRows - 1 || isLast ? 0 : COLUMN_GAP + more) > room.right) {
        break;
      }
      Box place = new Box(x, room.y + row * lineHeight(measure), width, measure.height());
      items.add(new Item(each.series, each.text(form), each.rest(form),
          x + SWATCH + 3 * GAP + measured(each.text(form), measure), place, hidden.contains(each.series.id())));
      x += width + COLUMN_GAP;
    }
    int left = words.size() - items.size();
    return new Legend(items, left == 0 ? "" : NLS.bind(Messages.Chart_more, left),
        new Box(x, room.y + row * lineHeight(measure), more, measure.height()), row + 1);
  }

  private Legend toTheRight(Room room) {
    int end = items.isEmpty() ? room.right : items.get(items.size() - 1).place.right();
    int by = room.right - end;
    return new Legend(items.stream().map(item -> new Item(item.series, item.text, item.rest, item.restX + by,
        new Box(item.place.x() + by, item.place.y(), item.place.width(), item.place.height()), item.isHidden))
        .toList(), more, morePlace, rows);
  }

  /** Digits are equally wide in nearly every font: so what differs in them only is measured once. */
  private static int measured(String text, TextMeasure measure) {
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      letters[i] = letters[i] >= '0' && letters[i] <= '9' ? '0' : letters[i];
    }
    return measure.width(new String(letters));
  }

  /** What stands where a line would, before a total; the whole, which is no sum, has nothing there. */
  static String sign(Series sum) {
    return sum.id().equals(SeriesStack.TOTAL) ? SUM : "";
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
