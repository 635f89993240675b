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
import java.util.function.LongConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IMemento;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.charts.RangeListener;
import org.xenworkbench.ui.charts.SpanStrip;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartColors;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Shows a board: charts in columns and rows. UI thread only. */
final class BoardPanel extends LinkedCharts {

  private static final String LEFT = "left";
  private static final String TOP = "top";
  private static final int MIN_CHART_WIDTH = 200;
  /** Where there is so much room, charts of one object stand side by side. */
  private static final int WIDE = 720;
  /** A part of what a frame has: one chart more may take as long again. */
  static final long BUDGET_NANOS = 4_000_000;

  private final ScrolledComposite scrolled;
  private final BoardFoot foot;
  private final Previews previews;
  private final ChartRows rows;
  private final RangeListener ranges;
  /** Row by row. */
  private final List<TimeSeriesChart> charts = new ArrayList<>();
  private boolean laidOut;
  /** How many charts of what is shown have their contents. */
  private int next;
  private @Nullable Board shown;
  private Runnable newChart = () -> {};
  /** What is said where charts would be; empty where they are. */
  private String hint = "";

  /**
   * Creates it.
   *
   * @param executor rasters the charts
   * @param durations told for how many nanoseconds a chart has held the UI thread
   * @param ranges told which stretch of time the user wants to see
   * @param heights how high the user wants charts, in percent of the usual height
   * @param resize hears how high the user wants one
   */
  BoardPanel(Composite parent, Executor executor, LongConsumer durations, RangeListener ranges,
      ToIntFunction<ChartKey> heights, ObjIntConsumer<ChartKey> resize) {
    super(parent, SWT.V_SCROLL | SWT.H_SCROLL, executor, durations, ranges);
    this.ranges = ranges;
    scrolled = control();
    GridDataFactory.fillDefaults().grab(true, true).applyTo(scrolled);
    foot = new BoardFoot(parent);
    previews = new Previews(scrolled, charts);
    rows = new ChartRows(scrolled, charts, foot, heights, resize);
    scrolled.addListener(SWT.Resize, event -> resized());
    scrolled.addListener(SWT.KeyDown, event -> keyPressed(event.keyCode));
    showHint(Messages.BoardPanel_hint);
  }

  /** Has a new chart asked for where the user has none. */
  void onNew(Runnable asked) {
    newChart = asked;
  }

  @Override
  protected List<TimeSeriesChart> charts() {
    return charts;
  }

  @Override
  protected List<SpanStrip.Column> below() {
    return foot.hosts();
  }

  @Override
  public void setColors(ChartColors value) {
    super.setColors(value);
    foot.setColors(value);
  }

  /** Stores which charts are in sight. */
  void save(IMemento memento) {
    Point origin = scrolled.getOrigin();
    memento.putInteger(LEFT, origin.x);
    memento.putInteger(TOP, origin.y);
  }

  /** Keeps which charts were in sight when nothing was shown since. */
  static void copy(IMemento earlier, IMemento memento) {
    for (String key : List.of(LEFT, TOP)) {
      Integer value = earlier.getInteger(key);
      if (value != null) {
        memento.putInteger(key, value);
      }
    }
  }

  void restore(IMemento memento) {
    Integer left = memento.getInteger(LEFT);
    Integer top = memento.getInteger(TOP);
    if (left != null && top != null) {
      scrolled.setOrigin(left, top);
    }
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
    int wanted = rows.placing().cells().size();
    long start = System.nanoTime();
    while (next < wanted && System.nanoTime() - start < BUDGET_NANOS) {
      if (charts.size() < wanted) {
        charts.add(chart(scrolled.getContent() instanceof Composite content ? content : scrolled));
      } else if (!laidOut) {
        layOut(wanted);
      } else {
        show(board, next);
        next++;
      }
    }
    if (next == wanted) {
      foot.showHosts(board, rows.placing(), charts);
    }
    return next < wanted;
  }

  /** On which hosts the object of a chart was, a line each. */
  @Override
  public List<String> hostsOf(TimeSeriesChart chart) {
    Board board = shown;
    return board != null && chart.getData() instanceof ChartKey key
        ? board.hosts().getOrDefault(key.object(), List.of()).stream().map(span -> NLS.bind(Messages.Hosts_on,
            new Object[] {span.label(), Formats.dateTime(span.from()), Formats.dateTime(span.to())})).toList()
        : List.of();
  }

  /** Has all charts show another stretch of time, chart by chart as well, until there is a board of it. */
  void preview(Instant from, Instant to) {
    previews.start(model -> model.withRange(from, to));
  }

  /** The right edge of the charts; empty while there are none. */
  Optional<Instant> edge() {
    return charts.stream().flatMap(chart -> chart.getModel().stream()).map(ChartModel::to).findFirst();
  }

  private void begin(Board board) {
    Board before = shown;
    shown = board;
    next = 0;
    previews.cancel(); // the board has what they lack
    boolean empty = board.charts().isEmpty();
    boolean wasEmpty = before == null || before.charts().isEmpty();
    if (empty) {
      showHint(hint(board));
    } else if (wasEmpty) {
      hint = "";
      replaceContent(1);
    }
    place(placing(board));
  }

  private Placing placing(Board board) {
    int room = scrolled.getClientArea().width;
    return Placing.of(board, room >= WIDE, Math.max(1, room / MIN_CHART_WIDTH));
  }

  private void place(Placing next) {
    laidOut &= next.isLike(rows.placing());
    rows.place(next);
  }

  /** Of what failed it says why: that it may come by waiting would be wrong. */
  private static String hint(Board board) {
    return board.isNothingSelected() ? Messages.BoardPanel_hint
        : board.causes().isEmpty() ? Messages.BoardPanel_empty : String.join("\n", board.causes());
  }

  /** A chart stays where it is and keeps its picture until the next one is drawn: nothing flickers. */
  private void show(Board board, int cell) {
    TimeSeriesChart chart = charts.get(cell);
    Optional<ChartKey> key = rows.placing().cells().get(cell);
    chart.setVisible(key.isPresent());
    chart.setData(WIDGET_KEY, key.map(shownThere -> "performance.chart." + shownThere.group()).orElse(null));
    chart.setTimeAxisShown(rows.placing().isLowest(cell));
    if (!key.equals(Optional.ofNullable(chart.getData()))) {
      chart.setHiddenSeries(Set.of()); // which were those of something else
    }
    chart.setData(key.orElse(null));
    key.map(board.charts()::get).map(previews::of).ifPresent(chart::setModel);
  }

  private void showHint(String text) {
    if (text.equals(hint)) {
      return;
    }
    hint = text;
    Composite content = replaceContent(1);
    Label label = new Label(content, SWT.WRAP | SWT.CENTER);
    label.setText(SafeText.label(text));
    boolean isOfMine = text.equals(Messages.MyCharts_empty);
    GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, isOfMine ? SWT.END : SWT.CENTER).applyTo(label);
    if (isOfMine) {
      Link link = new Link(content, SWT.NONE);
      link.setText("<a>" + Messages.OwnChartActions_new + "</a>");
      link.setData(WIDGET_KEY, "performance.newChart");
      link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> newChart.run()));
      GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.BEGINNING).applyTo(link);
    }
    rows.place(Placing.NONE);
    finish(content, 0);
  }

  /** Charts that are there stay; an object that has no metric of a group has an invisible one in that place. */
  private void layOut(int wanted) {
    while (charts.size() > wanted) {
      charts.remove(charts.size() - 1).dispose();
    }
    laidOut = true;
    Composite content = charts.get(0).getParent();
    if (content.getLayout() instanceof GridLayout grid) {
      grid.numColumns = rows.placing().columns();
    }
    foot.setCharts(rows.placing(), charts);
    finish(content, rows.placing().columns() * MIN_CHART_WIDTH);
  }

  private void resized() {
    Board board = shown;
    if (board != null && !rows.placing().equals(placing(board))) {
      place(placing(board));
      next = 0;
      showRest(board);
    }
    rows.fit();
  }

  /** What is shown already, in other places. */
  private void showRest(Board board) {
    if (!scrolled.isDisposed() && board.equals(shown) && show(board)) {
      scrolled.getDisplay().asyncExec(() -> showRest(board));
    }
  }

  /** The user wants charts of other heights. */
  void heightsChanged() {
    rows.fit();
    if (scrolled.getContent() instanceof Composite content) {
      content.layout();
    }
  }

  /** Where there is no chart that hears it. */
  private void keyPressed(int key) {
    if (key == SWT.ESC) {
      ranges.backWanted();
    }
  }

  private TimeSeriesChart chart(Composite parent) {
    TimeSeriesChart chart = make(parent);
    GridDataFactory.fillDefaults().grab(true, true).hint(MIN_CHART_WIDTH, RowHeights.LEAST).applyTo(chart);
    laidOut = false;
    return chart;
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
    content.addListener(SWT.Move, event -> foot.scrolled());
    new RowBorders(content, rows);
    GridLayoutFactory.fillDefaults().numColumns(columns).equalWidth(true).spacing(8, RowHeights.SPACING)
        .margins(RowHeights.SPACING, RowHeights.SPACING)
        .applyTo(content);
    scrolled.setContent(content);
    return content;
  }

  private void finish(Composite content, int minWidth) {
    scrolled.setMinWidth(minWidth);
    rows.fit();
    content.requestLayout();
  }
}
