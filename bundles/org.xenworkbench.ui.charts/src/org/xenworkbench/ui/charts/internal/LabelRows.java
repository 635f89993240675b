/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;

/**
 * Places the labels of bands and markers in a strip above the plot, in rows so that none covers another; to the right
 * of where they begin, or to the left of where they end. What is open or newer gets its label first. A label lies on
 * another's band only where that band has its own label in another row: else it would seem to speak of that band. Where
 * not every label finds room, they are cut; where that is not enough, one stands for those that overlap, or else for
 * those that are near each other, and says how many they are, at the band that it names.
 */
final class LabelRows {

  private static final int PADDING = 4;
  /** How many widths of a gap are tried before one label stands for all. */
  private static final int GAPS = 8;
  private static final int WHOLE = 1000;
  /** The parts of the plot's width that labels are cut to, one after the other. */
  private static final int[] PARTS = {1, 2, 4, 8};
  /** What has to be left of a label. */
  private static final String LEAST = "database";
  private static final Comparator<Wish> NEWEST_FIRST =
      Comparator.comparing(Wish::open).thenComparingInt(Wish::x).reversed();
  /** To the left of each band is only what has its label already. */
  private static final Comparator<Wish> OLDEST_FIRST = Comparator.comparingInt(Wish::x);

  /**
   * A label with its place in the chart, in points; anchored when it begins where its band or marker does, else moved
   * to the left; whether it ends where its band does; what it stands for.
   */
  record Label(String text, Box box, ColorRole color, boolean anchored, boolean ends, List<String> keys) {}

  /** A label that is wanted, for so many events, drawn from {@code x} to {@code end}; perhaps in place of others. */
  private record Wish(String text, int x, int end, boolean open, ColorRole color, int count, List<String> keys,
      boolean merged) {

    Wish(String text, int x, int end, boolean open, ColorRole color, int count, List<String> keys) {
      this(text, x, end, open, color, count, keys, false);
    }
  }

  private record Placed(Wish wish, String text, int x, int width, int row) {
    boolean meets(int from, int to) {
      return from < x + width + PADDING && x < to + PADDING;
    }
  }

  private final List<Wish> wishes;
  private final List<Placed> placed = new ArrayList<>();

  private LabelRows(List<Wish> wishes) {
    this.wishes = wishes;
  }

  /** Whether there is anything in the range that has a label. */
  static boolean isAny(ChartModel model) {
    TimeScale time = TimeScale.of(model, 1);
    return model.markers().stream().anyMatch(marker -> !marker.label().isEmpty()
        && time.contains(marker.at().toEpochMilli()))
        || model.bands().stream().anyMatch(band -> !band.label().isEmpty() && band.from().toEpochMilli() <= time.to()
            && band.to().map(to -> to.toEpochMilli() >= time.from()).orElse(true));
  }

  static int rowHeight(TextMeasure text) {
    return text.height() + 2;
  }

  /** The labels that find room, from left to right; at most {@code rows} rows from the top of a box. */
  static List<Label> place(ChartModel model, Box plot, TextMeasure text, int rows) {
    List<LabelRows> alone = new ArrayList<>();
    for (int room : rooms(plot, text)) {
      if (alone.isEmpty() || best(alone).unsaid() > 0) {
        alone.add(placed(wishes(model, plot, text, room), plot, text, rows));
      }
    }
    LabelRows best = best(alone);
    // What is united says most where it was not cut, and leaves most room where it was cut as far as it can be.
    List<LabelRows> ends = Stream.of(alone.get(0), alone.get(alone.size() - 1)).distinct().toList();
    int step = Math.max(1, plot.width() / GAPS);
    for (int gap = 0; best.unsaid() > 0 && gap < plot.width() + step; gap += step) {
      for (LabelRows cut : ends) {
        if (best.unsaid() > 0) {
          LabelRows merged = placed(cut.together(gap, plot, text), plot, text, rows);
          best = merged.unsaid() < best.unsaid() ? merged : best;
        }
      }
    }
    return best.labels(plot, text);
  }

  private List<Label> labels(Box plot, TextMeasure text) {
    placed.sort(Comparator.comparingInt(label -> label.wish.x));
    return placed.stream().map(label -> new Label(label.text, new Box(plot.x() + label.x,
        plot.y() + 1 + label.row * rowHeight(text), label.width, text.height()), label.wish.color,
        label.x == label.wish.x, label.wish.open || label.x + label.width == label.wish.end, label.wish.keys)).toList();
  }

  /**
   * Those of a picture: in as many rows as it takes that none is cut, but no more than {@code most}; where that is not
   * enough, as on a screen with {@code rows}.
   */
  static List<Label> placeWhole(ChartModel model, Box plot, TextMeasure text, int rows, int most) {
    List<Wish> wishes = wishes(model, plot, text, rooms(plot, text)[0]);
    for (int tried = 1; tried <= most; tried++) {
      LabelRows labels = placed(wishes, plot, text, tried);
      if (labels.unsaid() == 0 && labels.placed.stream().allMatch(label -> label.text.equals(label.wish.text))) {
        return labels.labels(plot, text);
      }
    }
    return place(model, plot, text, rows);
  }

  /** The width of a plot in which all labels have room, of several to the right of where each begins, or the left. */
  static int widest(ChartModel model, TextMeasure text) {
    List<Wish> all = wishes(model, new Box(0, 0, WHOLE, 1), text, Integer.MAX_VALUE);
    return all.size() < 2 ? all.stream().mapToInt(wish -> width(wish, text)).max().orElse(0)
        : Math.min(
            all.stream().mapToInt(wish -> width(wish, text) * WHOLE / Math.max(1, WHOLE - wish.x)).max().orElse(0),
            all.stream().mapToInt(wish -> width(wish, text) * WHOLE / Math.max(1, wish.end)).max().orElse(0));
  }

  private static int width(Wish wish, TextMeasure text) {
    return text.width(wish.text) + 2 * PADDING;
  }

  /** How wide labels may be, the widest first. */
  private static int[] rooms(Box plot, TextMeasure text) {
    int least = text.width(LEAST);
    return IntStream.of(PARTS).map(part -> plot.width() / part - 2 * PADDING)
        .filter(room -> room >= least || room == plot.width() - 2 * PADDING).toArray();
  }

  /** The first of those that leave the fewest bands without a label. */
  private static LabelRows best(List<LabelRows> tried) {
    return Collections.min(tried, Comparator.comparingInt(LabelRows::unsaid));
  }

  private static LabelRows placed(List<Wish> wishes, Box plot, TextMeasure text, int rows) {
    LabelRows newest = placed(wishes, NEWEST_FIRST, plot, text, rows);
    if (newest.unsaid() == 0) {
      return newest;
    }
    LabelRows oldest = placed(wishes, OLDEST_FIRST, plot, text, rows);
    return oldest.unsaid() < newest.unsaid() ? oldest : newest;
  }

  private static LabelRows placed(List<Wish> wishes, Comparator<Wish> order, Box plot, TextMeasure text, int rows) {
    LabelRows labels = new LabelRows(wishes);
    for (Wish wish : wishes.stream().sorted(order).toList()) {
      labels.placeOrCut(wish, plot, text, rows);
    }
    return labels;
  }

  /** How many bands and markers have a text that no label says. */
  private int unsaid() {
    return wishes.stream().filter(wish -> !wish.text.isEmpty()).mapToInt(Wish::count).sum()
        - placed.stream().mapToInt(label -> label.wish.count).sum();
  }

  /** The wishes, as one those of bands that overlap or are near, wherever a label of them was left out. */
  private List<Wish> together(int gap, Box plot, TextMeasure text) {
    Set<Wish> done = Collections.newSetFromMap(new IdentityHashMap<>());
    placed.forEach(label -> done.add(label.wish));
    List<Wish> result = new ArrayList<>();
    for (List<Wish> group : groups(gap)) {
      if (group.size() == 1 || done.containsAll(group)) {
        result.addAll(group);
      } else {
        result.add(merged(group, plot.width() - 2 * PADDING, text));
      }
    }
    return result;
  }

  /** The wishes, together those with no more than a gap between them, each with the newest first. */
  private List<List<Wish>> groups(int gap) {
    List<List<Wish>> groups = new ArrayList<>();
    int end = 0;
    for (Wish wish : wishes.stream().sorted(Comparator.comparingInt(Wish::x)).toList()) {
      boolean overlaps = !groups.isEmpty() && wish.x < end + gap && !wish.text.isEmpty();
      if (!overlaps) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(wish);
      end = overlaps ? Math.max(end, wish.end) : wish.text.isEmpty() ? -gap : wish.end;
    }
    groups.forEach(group -> group.sort(NEWEST_FIRST));
    return groups;
  }

  private static Wish merged(List<Wish> group, int room, TextMeasure text) {
    Wish first = group.get(0);
    int all = group.stream().mapToInt(Wish::count).sum();
    int more = all - first.count;
    int left = room - text.width(NLS.bind(Messages.Chart_andMore, "", more));
    String label = NLS.bind(Messages.Chart_andMore, Ellipsis.fit(first.text, left, text::width), more);
    return new Wish(Ellipsis.fit(label, room, text::width), first.x, first.end, first.open, first.color, all,
        group.stream().flatMap(wish -> wish.keys.stream()).distinct().toList(), true);
  }

  /** Cut as far as it must be; not one that says how many it stands for. */
  private void placeOrCut(Wish wish, Box plot, TextMeasure text, int rows) {
    String tried = "";
    for (int room : wish.merged ? new int[] {plot.width()} : rooms(plot, text)) {
      String cut = Ellipsis.fit(wish.text, room, text::width);
      if (!cut.equals(tried) && place(wish, cut, plot.width(), text.width(cut) + 2 * PADDING, rows)) {
        return;
      }
      tried = cut;
    }
  }

  private boolean place(Wish wish, String label, int room, int width, int rows) {
    int ending = Math.min(wish.end, room) - width;
    for (int x : new int[] {Math.min(wish.x, room - width), ending}) {
      for (int row = 0; x >= 0 && row < rows; row++) {
        if (isFree(row, x, x + width) && !misleads(wish, row, x, x + width)) {
          placed.add(new Placed(wish, label, x, width, row));
          return true;
        }
      }
    }
    return false;
  }

  private boolean isFree(int row, int from, int to) {
    return placed.stream().noneMatch(label -> label.row == row && label.meets(from, to));
  }

  /** Whether a label would lie on the band of something else that does not say itself what it is. */
  private boolean misleads(Wish wish, int row, int from, int to) {
    // What is open and begins at the right edge has no other place; it ends with its band, marked there.
    return !wish.open && wishes.stream()
        .filter(other -> other != wish && (from < wish.x || other.x > wish.x))
        .filter(other -> other.x < to && from < other.end)
        .anyMatch(other -> placed.stream().noneMatch(label -> label.wish == other && label.row != row));
  }

  private static List<Wish> wishes(ChartModel model, Box plot, TextMeasure text, int room) {
    TimeScale time = TimeScale.of(model, plot.width());
    List<Wish> wishes = new ArrayList<>();
    for (Band band : model.bands()) {
      double end = band.to().map(to -> time.x(to.toEpochMilli())).orElse(time.width());
      double x = Math.max(0, time.x(band.from().toEpochMilli()));
      if (end >= 0 && x <= plot.width()) {
        wishes.add(new Wish(Ellipsis.fit(band.label(), room, text::width), (int) x, (int) Math.ceil(end), band.isOpen(),
            band.color(), band.count(), band.keys()));
      }
    }
    for (Marker marker : model.markers()) {
      double x = time.x(marker.at().toEpochMilli());
      if (x >= 0 && x <= plot.width()) {
        wishes.add(new Wish(Ellipsis.fit(marker.label(), room, text::width), (int) x, (int) x, false, marker.color(),
            marker.count(), marker.keys()));
      }
    }
    return wishes;
  }
}
