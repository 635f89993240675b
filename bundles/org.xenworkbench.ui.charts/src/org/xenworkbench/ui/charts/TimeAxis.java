/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.List;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.ui.charts.internal.ChartPlan;
import org.xenworkbench.ui.charts.internal.Palette;
import org.xenworkbench.ui.charts.internal.TextMetrics;
import org.xenworkbench.ui.charts.internal.TimeAxisPainter;

/**
 * The times of charts that are scrolled above it: those of a column whose end is in sight are left to the lowest chart.
 * Its colours and font are those of the control. All methods are for the UI thread.
 *
 * @since 0.1
 */
public final class TimeAxis extends ChartFoot {

  private static final int MARGIN = 3;

  /** Makes one without charts. */
  public TimeAxis(Composite parent, int style) {
    super(parent, style, MARGIN);
  }

  /** Shows the times of charts, those of each column from above, from now on. */
  public void setColumns(List<List<TimeSeriesChart>> columns) {
    checkWidget();
    follow(columns);
  }

  @Override
  void paint(GC gc, TextMetrics metrics, Palette palette, int column, TimeSeriesChart chart, ChartPlan plan) {
    List<TimeSeriesChart> all = column(column);
    TimeSeriesChart last = all.get(all.size() - 1);
    if (getDisplay().map(last, this, 0, last.getSize().y).y > 0) {
      new TimeAxisPainter(gc, metrics, palette).paint(plan, place(chart));
    }
  }
}
