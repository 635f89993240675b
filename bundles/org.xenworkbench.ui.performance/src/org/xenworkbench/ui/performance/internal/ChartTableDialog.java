/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
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
 * it all values, the newest first. What stands for a day has its day, and no time of it.
 */
final class ChartTableDialog extends Dialog {

  /** What is not known is told if it is more than one part in so many. */
  private static final int WORTH_A_WORD = 100;
  private static final Point SIZE = new Point(960, 640);
  private static final int TIME_WIDTH = 170;
  private static final int VALUE_WIDTH = 120;
  private static final int SERIES_HEIGHT = 170;
  /** More would leave no room for the values. */
  private static final int MOST_LINES = 5;

  private final ChartModel chart;
  private final List<String> events;
  private final List<Long> times;
  private final List<Column> columns;

  /**
   * Makes it.
   *
   * @param events what happened, a line each
   */
  ChartTableDialog(Shell parent, ChartModel chart, List<String> events) {
    super(parent);
    this.chart = chart;
    this.events = List.copyOf(events);
    this.times = new ArrayList<>(times(chart));
    columns = columns(chart);
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  /**
   * A column of values.
   *
   * @param reading what it tells of a sample
   */
  private record Column(String title, Series series, Reading reading) {

    /** The value at a time; NaN where that is a gap or there is none. */
    double at(long time) {
      int index = series.ceilingIndex(time);
      return isAt(time) && Double.isFinite(reading.of(series, index)) ? reading.of(series, index) : Double.NaN;
    }

    boolean isAt(long time) {
      int index = series.ceilingIndex(time);
      return index < series.measured() && series.timeMillis(index) == time;
    }

    boolean isOfDay(long time) {
      return isAt(time) && series.isOfDay(series.ceilingIndex(time));
    }
  }

  private interface Reading {
    double of(Series series, int index);
  }

  /** Of what stands for the samples of a longer time lowest and highest are told as well. */
  private static List<Column> columns(ChartModel chart) {
    List<Column> columns = new ArrayList<>();
    for (Series series : chart.told()) {
      columns.add(new Column(series.label(), series, Series::value));
      if (series.hasRange()) {
        columns.add(new Column(NLS.bind(Messages.ChartTable_lowestOf, series.label()), series, Series::minimum));
        columns.add(new Column(NLS.bind(Messages.ChartTable_highestOf, series.label()), series, Series::maximum));
      }
    }
    return List.copyOf(columns);
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
        Messages.ChartTable_minimum, Messages.ChartTable_when, Messages.ChartTable_mean, Messages.ChartTable_maximum,
        Messages.ChartTable_when), seriesRows(), SERIES_HEIGHT);
    values(area, Stream.concat(Stream.of(Messages.ChartTable_time), columns.stream().map(Column::title)).toList());
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
          when(series, values.minimum(), Series::minimum), mean(values), chart.axis().format(values.maximum()),
          when(series, values.maximum(), Series::maximum));
    }).toList();
  }

  /** With what is not known of the time: the mean is that of the rest. */
  private String mean(Statistics values) {
    String mean = chart.axis().format(values.mean());
    Duration seen = Duration.between(chart.from(), chart.to());
    return values.isAny() && values.unknown().compareTo(seen.dividedBy(WORTH_A_WORD)) > 0
        ? NLS.bind(Messages.ChartTable_unknown, mean, Formats.duration(values.unknown())) : mean;
  }

  /** When it was so, the last time; empty if that was not in sight. */
  private String when(Series series, double value, Reading reading) {
    int end = Math.min(series.measured(), series.ceilingIndex(chart.to().toEpochMilli() + 1));
    for (int i = end - 1; i >= series.ceilingIndex(chart.from().toEpochMilli()); i--) {
      if (reading.of(series, i) == value) {
        return time(series.timeMillis(i), series.isOfDay(i));
      }
    }
    return "";
  }

  private static String time(long millis, boolean isOfDay) {
    Instant time = Instant.ofEpochMilli(millis);
    return isOfDay ? Formats.date(time) : Formats.dateTime(time);
  }

  private void table(Composite area, String name, List<String> columns, List<List<String>> rows, int height) {
    Table table = table(area, name, columns, SWT.NONE, height);
    rows.forEach(row -> new TableItem(table, SWT.NONE)
        .setText(row.stream().map(SafeText::cell).toArray(String[]::new)));
    for (TableColumn column : table.getColumns()) {
      int usual = column.getWidth();
      column.pack();
      column.setWidth(Math.max(usual, column.getWidth())); // nothing is cut
    }
  }

  private void values(Composite area, List<String> titles) {
    Table table = table(area, Messages.ChartTable_values, titles, SWT.VIRTUAL, SWT.DEFAULT);
    table.addListener(SWT.SetData, this::fill);
    table.setItemCount(times.size());
    table.setSortColumn(table.getColumn(0));
    table.setSortDirection(SWT.DOWN);
    for (int i = 0; i <= columns.size(); i++) {
      int column = i;
      table.getColumn(i).addListener(SWT.Selection, event -> sort(table, column));
    }
  }

  /** The newest and the highest first, and with another click the other way round. */
  private void sort(Table table, int column) {
    boolean isUp = table.getSortColumn() == table.getColumn(column) && table.getSortDirection() == SWT.DOWN;
    Comparator<Long> order = column == 0 ? Comparator.naturalOrder()
        : Comparator.comparingDouble(time -> number(columns.get(column - 1).at(time)));
    times.sort(isUp ? order : order.reversed());
    table.setSortColumn(table.getColumn(column));
    table.setSortDirection(isUp ? SWT.UP : SWT.DOWN);
    table.clearAll();
  }

  /** What is not known is less than any number. */
  private static double number(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
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
    List<String> row = new ArrayList<>(List.of(time(time, columns.stream().anyMatch(each -> each.isOfDay(time)))));
    columns.forEach(column -> row.add(column.isAt(time) ? SafeText.cell(chart.axis().format(column.at(time))) : ""));
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
