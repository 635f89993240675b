/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.swt.widgets.Control;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;

/** Changes what charts show at once, chart by chart, so that the UI thread is not held for long. UI thread. */
final class Previews {

  private final Control control;
  private final List<TimeSeriesChart> charts;
  /** The number of the preview that is not out of date. */
  private int newest;
  private UnaryOperator<ChartModel> wanted = UnaryOperator.identity();

  /**
   * Creates it.
   *
   * @param control without which there is none
   * @param charts those that there are
   */
  Previews(Control control, List<TimeSeriesChart> charts) {
    this.control = control;
    this.charts = charts;
  }

  /** What is under way is not wanted any more. */
  void cancel() {
    newest++;
    wanted = UnaryOperator.identity();
  }

  /** What a chart is to show of a model that was made before, such as when it is put elsewhere. */
  ChartModel of(ChartModel model) {
    return wanted.apply(model);
  }

  /** Changes all charts, instead of what is under way. */
  void start(UnaryOperator<ChartModel> change) {
    newest++;
    wanted = change;
    go(newest, 0, change);
  }

  private void go(int number, int first, UnaryOperator<ChartModel> change) {
    long start = System.nanoTime();
    int at = first;
    while (number == newest && at < charts.size() && System.nanoTime() - start < BoardPanel.BUDGET_NANOS) {
      TimeSeriesChart chart = charts.get(at);
      chart.getModel().ifPresent(model -> chart.setModel(change.apply(model)));
      at++;
    }
    int rest = at;
    if (number == newest && rest < charts.size()) {
      control.getDisplay().asyncExec(() -> {
        if (!control.isDisposed()) {
          go(number, rest, change);
        }
      });
    }
  }
}
