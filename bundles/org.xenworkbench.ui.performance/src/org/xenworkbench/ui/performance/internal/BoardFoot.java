/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.xenworkbench.ui.charts.SpanStrip;
import org.xenworkbench.ui.charts.TimeAxis;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartColors;

/**
 * What stays in sight below charts that are scrolled: the times of columns that do not end in sight, and on which hosts
 * VMs were. UI thread.
 */
final class BoardFoot {

  private final TimeAxis axis;
  private final SpanStrip hosts;
  private List<SpanStrip.Column> shownHosts = List.of();

  /** Creates it below what is in the parent by now, which has a grid. */
  BoardFoot(Composite parent) {
    axis = hidden(new TimeAxis(parent, SWT.NONE));
    hosts = hidden(new SpanStrip(parent, SWT.NONE, Messages.Hosts_strip));
  }

  private static <T extends Control> T hidden(T control) {
    GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(control);
    control.setVisible(false);
    return control;
  }

  void setColors(ChartColors colors) {
    axis.setColors(colors);
    hosts.setColors(colors);
  }

  /** Stands below these charts from now on. */
  void setCharts(Placing placing, List<TimeSeriesChart> charts) {
    axis.setColumns(placing.lowest().stream().map(cell -> column(placing, cell, charts)).toList());
    shownHosts = List.of();
    hosts.setColumns(shownHosts);
  }

  /** Shows on which hosts the objects of the lowest charts were. */
  void showHosts(Board board, Placing placing, List<TimeSeriesChart> charts) {
    List<SpanStrip.Column> columns = new ArrayList<>();
    for (int cell : placing.lowest()) {
      placing.cells().get(cell).map(key -> board.hosts().getOrDefault(key.object(), List.of()))
          .filter(spans -> !spans.isEmpty() && placing.isOfOneObject(cell)) // else it would be said of others, too
          .ifPresent(spans -> columns.add(new SpanStrip.Column(column(placing, cell, charts), spans)));
    }
    shownHosts = columns;
    hosts.setColumns(columns);
    setShown(hosts, !columns.isEmpty());
  }

  /** On which hosts the objects of the columns were. */
  List<SpanStrip.Column> hosts() {
    return shownHosts;
  }

  private static List<TimeSeriesChart> column(Placing placing, int lowest, List<TimeSeriesChart> charts) {
    return placing.column(lowest).stream().map(charts::get).toList();
  }

  /** The room that the times take. */
  int axisHeight() {
    return axis.getVisible() ? axis.getSize().y : 0;
  }

  /** Shows the times, or leaves them to the charts. */
  void showAxis(boolean isNeeded) {
    setShown(axis, isNeeded);
    axis.redraw();
  }

  /** The charts stand elsewhere. */
  void scrolled() {
    axis.redraw();
    hosts.redraw();
  }

  private static void setShown(Control control, boolean visible) {
    if (visible != control.getVisible() && control.getLayoutData() instanceof GridData data) {
      data.exclude = !visible;
      control.setVisible(visible);
      control.getParent().layout();
    }
  }
}
