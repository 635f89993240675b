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
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Shows a board: charts in columns and rows, whose cursors move together. UI thread only. */
final class BoardPanel {

  private static final String WIDGET_KEY = "org.eclipse.swtbot.widget.key";
  private static final int MIN_CHART_HEIGHT = 180;
  private static final int MIN_CHART_WIDTH = 260;

  private final ScrolledComposite scrolled;
  private final Executor executor;
  private final Map<ChartKey, TimeSeriesChart> charts = new HashMap<>();
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
    Optional<TimeSeriesChart> first = Optional.ofNullable(shown).filter(board -> !board.groups().isEmpty())
        .map(board -> charts.get(new ChartKey(board.objects().get(0), board.groups().get(0))));
    first.ifPresentOrElse(TimeSeriesChart::setFocus, scrolled::setFocus);
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
    board.charts().forEach((key, model) -> {
      TimeSeriesChart chart = charts.get(key);
      if (chart != null) {
        chart.setModel(model);
      }
    });
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
    for (String group : board.groups()) {
      for (ObjectId object : board.objects()) {
        ChartKey key = new ChartKey(object, group);
        Control cell = board.charts().containsKey(key) ? chart(content, key) : new Label(content, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(MIN_CHART_WIDTH, MIN_CHART_HEIGHT).applyTo(cell);
      }
    }
    finish(content, board.objects().size() * MIN_CHART_WIDTH, board.groups().size() * MIN_CHART_HEIGHT);
  }

  private TimeSeriesChart chart(Composite parent, ChartKey key) {
    TimeSeriesChart chart = new TimeSeriesChart(parent, SWT.NONE, executor);
    chart.setData(WIDGET_KEY, "performance.chart." + key.group());
    chart.addCursorTimeListener(time -> moveCursors(chart, time));
    charts.put(key, chart);
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

  /** What is shown in a chart; empty if there is no such chart. */
  Optional<ChartModel> model(ChartKey key) {
    return Optional.ofNullable(charts.get(key)).flatMap(TimeSeriesChart::getModel);
  }
}
