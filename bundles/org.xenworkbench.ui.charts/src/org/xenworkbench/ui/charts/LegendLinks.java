/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.xenworkbench.ui.charts.model.SeriesStack;

/**
 * Makes names in the legend of a chart lead to what they name, by a double click: its two clicks leave the series out
 * and bring it back. UI thread.
 *
 * @since 0.1
 */
public final class LegendLinks {

  private final TimeSeriesChart chart;
  private final Consumer<String> opened;

  private LegendLinks(TimeSeriesChart chart, Consumer<String> opened) {
    this.chart = chart;
    this.opened = opened;
  }

  /**
   * Follows what is done with a chart's legend.
   *
   * @param opened hears the identity of the series that is wanted
   */
  public static void install(TimeSeriesChart chart, Consumer<String> opened) {
    LegendLinks links = new LegendLinks(chart, opened);
    chart.addListener(SWT.MouseDoubleClick, links::doubleClicked);
  }

  private void doubleClicked(Event event) {
    if (event.button == 1) {
      chart.plan().flatMap(plan -> plan.legendAt(event.x, event.y))
          .filter(series -> !SeriesStack.isSum(series)).ifPresent(series -> opened.accept(series.id()));
    }
  }
}
