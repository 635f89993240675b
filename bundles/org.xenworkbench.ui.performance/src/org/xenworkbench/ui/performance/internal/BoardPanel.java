/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.AxisAlignment;
import org.xenworkbench.ui.charts.ChartSheet;
import org.xenworkbench.ui.charts.RangeListener;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Shows a board: charts in columns and rows, whose cursors move together. UI thread only. */
final class BoardPanel implements Charts {

  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";
  private static final String LEFT = "left";
  private static final String TOP = "top";
  private static final int MIN_CHART_HEIGHT = 155;
  private static final int MIN_CHART_WIDTH = 200;
  /** Around each chart. */
  private static final int SPACING = 4;
  /** A part of what a frame has: one chart more may take as long again. */
  private static final long BUDGET_NANOS = 4_000_000;

  private final ScrolledComposite scrolled;
  private final Executor executor;
  private final LongConsumer durations;
  private final RangeListener ranges;
  /** Row by row. */
  private final List<TimeSeriesChart> charts = new ArrayList<>();
  private final AxisAlignment alignment = new AxisAlignment();
  private boolean laidOut;
  private int rows;
  /** How many charts of what is shown have their contents. */
  private int next;
  private @Nullable Board shown;
  /** The number of the preview that is not out of date. */
  private int previews;
  private ChartColors colors = ChartColors.STANDARD;
  private boolean logarithmic;
  private Consumer<TimeSeriesChart> chartListener = chart -> {};
  /** What is said where charts would be; empty where they are. */
  private String hint = "";

  /**
   * Creates it.
   *
   * @param executor rasters the charts
   * @param durations told for how many nanoseconds a chart has held the UI thread
   * @param ranges told which stretch of time the user wants to see
   */
  BoardPanel(Composite parent, Executor executor, LongConsumer durations, RangeListener ranges) {
    this.executor = executor;
    this.ranges = ranges;
    this.durations = durations;
    scrolled = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
    scrolled.setExpandHorizontal(true);
    scrolled.setExpandVertical(true);
    scrolled.setScrollbarsMode(SWT.NONE); // one that is seen, so that nobody takes what fits for all
    scrolled.addListener(SWT.Resize, event -> rowsAsHighAsFit());
    showHint(Messages.BoardPanel_hint);
  }

  @Override
  public Control control() {
    return scrolled;
  }

  @Override
  public void setChartListener(Consumer<TimeSeriesChart> listener) {
    chartListener = listener;
  }

  @Override
  public ChartColors colors() {
    return colors;
  }

  @Override
  public void setColors(ChartColors value) {
    colors = value;
    charts.forEach(chart -> chart.setColors(value));
  }

  @Override
  public boolean isLogarithmic() {
    return logarithmic;
  }

  @Override
  public void setLogarithmic(boolean value) {
    logarithmic = value;
    charts.forEach(chart -> chart.setLogarithmic(value));
  }

  @Override
  public ChartSheet sheet() {
    return ChartSheet.of(charts);
  }

  @Override
  public Optional<TimeSeriesChart> current() {
    return charts.stream().filter(TimeSeriesChart::isFocusControl).findFirst()
        .or(() -> charts.stream().filter(TimeSeriesChart::getVisible).findFirst());
  }

  /** Stores which charts are in sight. */
  void save(IMemento memento) {
    Point origin = scrolled.getOrigin();
    memento.putInteger(LEFT, origin.x);
    memento.putInteger(TOP, origin.y);
  }

  void restore(IMemento memento) {
    Integer left = memento.getInteger(LEFT);
    Integer top = memento.getInteger(TOP);
    if (left != null && top != null) {
      scrolled.setOrigin(left, top);
    }
  }

  void setFocus() {
    charts.stream().findFirst().ifPresentOrElse(TimeSeriesChart::setFocus, scrolled::setFocus);
  }

  /**
   * Shows a board, chart by chart, so that the UI thread is not held for long.
   *
   * @return whether more is to be done: then call it again
   */
  boolean show(Board board) {
    if (!board.equals(shown)) {
      begin(board);
    }
    int wanted = board.charts().isEmpty() ? 0 : board.groups().size() * board.objects().size();
    long start = System.nanoTime();
    while (next < wanted && System.nanoTime() - start < BUDGET_NANOS) {
      if (charts.size() < wanted) {
        charts.add(chart(scrolled.getContent() instanceof Composite content ? content : scrolled));
      } else if (!laidOut) {
        layOut(board, wanted);
      } else {
        show(board, next / board.objects().size(), next % board.objects().size());
        next++;
      }
    }
    return next < wanted;
  }

  /** Has all charts show another stretch of time, chart by chart as well, until there is a board of it. */
  void preview(Instant from, Instant to) {
    previews++;
    preview(previews, 0, model -> model.withRange(from, to));
  }

  private void preview(int number, int first, UnaryOperator<ChartModel> change) {
    long start = System.nanoTime();
    int at = first;
    while (number == previews && at < charts.size() && System.nanoTime() - start < BUDGET_NANOS) {
      TimeSeriesChart chart = charts.get(at);
      chart.getModel().ifPresent(model -> chart.setModel(change.apply(model)));
      at++;
    }
    int rest = at;
    if (number == previews && rest < charts.size()) {
      scrolled.getDisplay().asyncExec(() -> {
        if (!scrolled.isDisposed()) {
          preview(number, rest, change);
        }
      });
    }
  }

  /** The right edge of the charts; empty while there are none. */
  Optional<Instant> edge() {
    return charts.stream().flatMap(chart -> chart.getModel().stream()).map(ChartModel::to).findFirst();
  }

  private void begin(Board board) {
    Board before = shown;
    shown = board;
    next = 0;
    previews++; // the board has what they lack
    boolean empty = board.charts().isEmpty();
    boolean wasEmpty = before == null || before.charts().isEmpty();
    if (empty) {
      showHint(hint(board));
    } else if (wasEmpty) {
      hint = "";
      replaceContent(1);
    }
    if (before != null && !board.sameLayout(before)) {
      laidOut = false;
    }
  }

  /** Of what failed it says why: that it may come by waiting would be wrong. */
  private static String hint(Board board) {
    return board.isNothingSelected() ? Messages.BoardPanel_hint
        : board.causes().isEmpty() ? Messages.BoardPanel_empty : String.join("\n", board.causes());
  }

  /** A chart stays where it is and keeps its picture until the next one is drawn: nothing flickers. */
  private void show(Board board, int row, int column) {
    TimeSeriesChart chart = charts.get(row * board.objects().size() + column);
    Optional<ChartKey> key = board.at(row, column);
    chart.setVisible(key.isPresent());
    chart.setData(WIDGET_KEY, key.map(shownThere -> "performance.chart." + shownThere.group()).orElse(null));
    chart.setTimeAxisShown(IntStream.range(row + 1, board.groups().size())
        .allMatch(below -> board.at(below, column).isEmpty()));
    if (!key.equals(Optional.ofNullable(chart.getData()))) {
      chart.setHiddenSeries(Set.of()); // which were those of something else
    }
    chart.setData(key.orElse(null));
    key.map(board.charts()::get).ifPresent(chart::setModel);
  }

  private void showHint(String text) {
    if (text.equals(hint)) {
      return;
    }
    hint = text;
    Composite content = replaceContent(1);
    Label label = new Label(content, SWT.WRAP | SWT.CENTER);
    label.setText(SafeText.label(text));
    GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.CENTER).applyTo(label);
    rows = 0;
    finish(content, 0);
  }

  /** Charts that are there stay; an object that has no metric of a group has an invisible one in that place. */
  private void layOut(Board board, int wanted) {
    while (charts.size() > wanted) {
      charts.remove(charts.size() - 1).dispose();
    }
    laidOut = true;
    Composite content = charts.get(0).getParent();
    if (content.getLayout() instanceof GridLayout grid) {
      grid.numColumns = board.objects().size();
    }
    rows = board.groups().size();
    finish(content, board.objects().size() * MIN_CHART_WIDTH);
  }

  private void rowsAsHighAsFit() {
    scrolled.setMinHeight(contentHeight(scrolled.getClientArea().height, rows));
  }

  /** Where not all rows fit, as many are in sight as do, and none without its legend; 0 where all fit. */
  static int contentHeight(int room, int rows) {
    int fitting = Math.max(1, (room - SPACING) / (MIN_CHART_HEIGHT + SPACING));
    int each = Math.max(MIN_CHART_HEIGHT + SPACING, (room - SPACING) / fitting);
    return rows <= fitting && room >= each + SPACING ? 0 : rows * each + SPACING;
  }

  private TimeSeriesChart chart(Composite parent) {
    TimeSeriesChart chart = new TimeSeriesChart(parent, SWT.NONE, executor);
    GridDataFactory.fillDefaults().grab(true, true).hint(MIN_CHART_WIDTH, MIN_CHART_HEIGHT).applyTo(chart);
    chart.setAlignment(alignment);
    chart.setDurationListener(durations);
    chart.setRangeListener(ranges);
    chart.addCursorTimeListener(time -> moveCursors(chart, time));
    chart.setColors(colors);
    chart.setLogarithmic(logarithmic);
    chartListener.accept(chart);
    laidOut = false;
    return chart;
  }

  private void moveCursors(TimeSeriesChart source, Optional<Instant> time) {
    charts.stream().filter(chart -> chart != source).forEach(chart -> {
      chart.setCursorTime(time);
      chart.setCursorPinned(source.isCursorPinned());
    });
  }

  private Composite replaceContent(int columns) {
    Control old = scrolled.getContent();
    if (old != null) {
      old.dispose();
    }
    charts.clear();
    laidOut = false;
    Composite content = new Composite(scrolled, SWT.NONE);
    content.setBackground(scrolled.getBackground());
    GridLayoutFactory.fillDefaults().numColumns(columns).equalWidth(true).spacing(8, SPACING).margins(SPACING, SPACING)
        .applyTo(content);
    scrolled.setContent(content);
    return content;
  }

  private void finish(Composite content, int minWidth) {
    scrolled.setMinWidth(minWidth);
    rowsAsHighAsFit();
    content.requestLayout();
  }
}
