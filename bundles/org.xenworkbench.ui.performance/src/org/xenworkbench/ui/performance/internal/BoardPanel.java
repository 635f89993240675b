/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.xenworkbench.ui.charts.TimeSeriesChart;

/** Shows a board: charts in columns and rows, whose cursors move together. UI thread only. */
final class BoardPanel {

  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";
  private static final int MIN_CHART_HEIGHT = 180;
  private static final int MIN_CHART_WIDTH = 260;

  private final ScrolledComposite scrolled;
  private final Executor executor;
  private final Map<Place, TimeSeriesChart> charts = new HashMap<>();
  private @Nullable Board shown;

  BoardPanel(Composite parent, Executor executor) {
    this.executor = executor;
    scrolled = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
    scrolled.setExpandHorizontal(true);
    scrolled.setExpandVertical(true);
    hint();
  }

  Control control() {
    return scrolled;
  }

  void setFocus() {
    Optional.ofNullable(charts.get(new Place(0, 0))).ifPresentOrElse(TimeSeriesChart::setFocus, scrolled::setFocus);
  }

  void show(Board board) {
    Board before = shown;
    shown = board;
    if (board.charts().isEmpty()) {
      if (before == null || !before.charts().isEmpty()) {
        hint();
      }
      return;
    }
    if (before == null || before.charts().isEmpty() || !board.sameLayout(before)) {
      layOut(board);
    }
    for (int row = 0; row < board.groups().size(); row++) {
      for (int column = 0; column < board.objects().size(); column++) {
        show(board, row, column);
      }
    }
  }

  /** A chart stays where it is and keeps its picture until the next one is drawn: nothing flickers. */
  private void show(Board board, int row, int column) {
    TimeSeriesChart chart = charts.get(new Place(row, column));
    board.at(row, column).ifPresent(key -> {
      if (chart != null) {
        chart.setData(WIDGET_KEY, "performance.chart." + key.group());
        Optional.ofNullable(board.charts().get(key)).ifPresent(chart::setModel);
      }
    });
  }

  /** A place in the grid. */
  private record Place(int row, int column) {
  }

  private void hint() {
    Composite content = replaceContent(1);
    Label label = new Label(content, SWT.WRAP | SWT.CENTER);
    label.setText(Messages.BoardPanel_hint);
    GridDataFactory.fillDefaults().grab(true, true).align(SWT.CENTER, SWT.CENTER).applyTo(label);
    finish(content, 0, 0);
  }

  private void layOut(Board board) {
    Composite content = replaceContent(board.objects().size());
    for (int row = 0; row < board.groups().size(); row++) {
      for (int column = 0; column < board.objects().size(); column++) {
        Control cell = board.at(row, column).isPresent() ? chart(content, new Place(row, column))
            : new Label(content, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(MIN_CHART_WIDTH, MIN_CHART_HEIGHT).applyTo(cell);
      }
    }
    finish(content, board.objects().size() * MIN_CHART_WIDTH, board.groups().size() * MIN_CHART_HEIGHT);
  }

  private TimeSeriesChart chart(Composite parent, Place place) {
    TimeSeriesChart chart = new TimeSeriesChart(parent, SWT.NONE, executor);
    chart.addCursorTimeListener(time -> moveCursors(chart, time));
    charts.put(place, chart);
    return chart;
  }

  private void moveCursors(TimeSeriesChart source, Optional<Instant> time) {
    charts.values().stream().filter(chart -> chart != source).forEach(chart -> chart.setCursorTime(time));
  }

  private Composite replaceContent(int columns) {
    Control old = scrolled.getContent();
    if (old != null) {
      old.dispose();
    }
    charts.clear();
    Composite content = new Composite(scrolled, SWT.NONE);
    content.setBackground(scrolled.getBackground());
    GridLayoutFactory.fillDefaults().numColumns(columns).equalWidth(true).spacing(8, 4).margins(4, 4)
        .applyTo(content);
    return content;
  }

  private void finish(Composite content, int minWidth, int minHeight) {
    scrolled.setContent(content);
    scrolled.setMinSize(minWidth, minHeight);
    content.requestLayout();
  }
}
