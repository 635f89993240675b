/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Statistics;

/**
 * What a chart shows, as tables that a screen reader reads: what is to be said of each series in the range, and below
 * it all values, the newest first.
 */
final class ChartTableDialog extends Dialog {

  private static final Point SIZE = new Point(760, 560);
  private static final int TIME_WIDTH = 170;
  private static final int VALUE_WIDTH = 120;
  private static final int SERIES_HEIGHT = 130;
  /** More would leave no room for the values. */
  private static final int MOST_LINES = 5;

  private final ChartModel chart;
  private final List<String> events;
  private final List<Long> times;

  /**
   * Makes it.
   *
   * @param events what happened, a line each
   */
  ChartTableDialog(Shell parent, ChartModel chart, List<String> events) {
    super(parent);
    this.chart = chart;
    this.events = List.copyOf(events);
    this.times = times(chart);
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  private static List<Long> times(ChartModel chart) {
    long to = chart.to().toEpochMilli();
    TreeSet<Long> times = new TreeSet<>();
    for (Series series : chart.told()) {
      for (int i = series.ceilingIndex(chart.from().toEpochMilli()); i < series.measured(); i++) {
        if (series.timeMillis(i) <= to) {
          times.add(series.timeMillis(i));
        }
      }
    }
    return List.copyOf(times.descendingSet());
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(SafeText.cell(chart.title()));
  }

  @Override
  protected Point getInitialSize() {
    return SIZE;
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    Composite area = (Composite) super.createDialogArea(parent);
    table(area, Messages.ChartTable_series, List.of(Messages.ChartTable_name, Messages.ChartTable_last,
        Messages.ChartTable_minimum, Messages.ChartTable_mean, Messages.ChartTable_maximum), seriesRows(),
        SERIES_HEIGHT);
    List<String> columns = new ArrayList<>(List.of(Messages.ChartTable_time));
    chart.told().forEach(series -> columns.add(series.label()));
    values(area, columns);
    AccessibleNames.derive(area);
    if (!events.isEmpty()) {
      Text text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
      text.setText(SafeText.block(String.join("\n", events)));
      AccessibleNames.set(text, Messages.ChartTable_events);
      int lines = Math.min(MOST_LINES, events.size());
      GridDataFactory.fillDefaults().grab(true, false).hint(SIZE.x, lines * text.getLineHeight()).applyTo(text);
    }
    return area;
  }

  private List<List<String>> seriesRows() {
    return chart.told().stream().map(series -> {
      Statistics values = chart.statistics(series);
      return List.of(series.label(), chart.axis().format(values.last()), chart.axis().format(values.minimum()),
          chart.axis().format(values.mean()), chart.axis().format(values.maximum()));
    }).toList();
  }

  private void table(Composite area, String name, List<String> columns, List<List<String>> rows, int height) {
    Table table = table(area, name, columns, SWT.NONE, height);
    rows.forEach(row -> new TableItem(table, SWT.NONE)
        .setText(row.stream().map(SafeText::cell).toArray(String[]::new)));
  }

  private void values(Composite area, List<String> columns) {
    Table table = table(area, Messages.ChartTable_values, columns, SWT.VIRTUAL, SWT.DEFAULT);
    table.addListener(SWT.SetData, this::fill);
    table.setItemCount(times.size());
  }

  private static Table table(Composite area, String name, List<String> columns, int style, int height) {
    Label label = new Label(area, SWT.NONE);
    label.setText(name);
    Table table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION | style);
    table.setHeaderVisible(true);
    GridDataFactory.fillDefaults().grab(true, height == SWT.DEFAULT).hint(SWT.DEFAULT, height).applyTo(table);
    for (String text : columns) {
      boolean isFirst = table.getColumnCount() == 0;
      TableColumn column = new TableColumn(table, isFirst ? SWT.LEFT : SWT.RIGHT);
      column.setText(SafeText.cell(text));
      column.setWidth(isFirst ? TIME_WIDTH : VALUE_WIDTH);
    }
    return table;
  }

  private void fill(Event event) {
    TableItem item = (TableItem) event.item;
    int row = item.getParent().indexOf(item);
    item.setText(row(row).toArray(String[]::new));
  }

  /** The texts of a row of the values. */
  List<String> row(int index) {
    long time = times.get(index);
    List<String> row = new ArrayList<>(List.of(Formats.dateTime(Instant.ofEpochMilli(time))));
    for (Series series : chart.told()) {
      int at = series.ceilingIndex(time);
      boolean isThere = at < series.measured() && series.timeMillis(at) == time;
      row.add(isThere ? SafeText.cell(chart.axis().format(series.value(at))) : "");
    }
    return row;
  }

  int rows() {
    return times.size();
  }

  @Override
  protected void createButtonsForButtonBar(Composite parent) {
    createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
  }
}
