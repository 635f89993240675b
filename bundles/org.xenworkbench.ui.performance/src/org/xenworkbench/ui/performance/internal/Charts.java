/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.xenworkbench.ui.charts.ChartSheet;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartColors;

/** Charts that are shown together, with which {@link ChartActions} can do something. UI thread. */
public interface Charts {

  /** What they stand in. */
  Control control();

  /** Hears of each chart that is made from now on. */
  void setChartListener(Consumer<TimeSeriesChart> listener);

  /** How series are told apart. */
  ChartColors colors();

  /** Tells series apart in another way. */
  void setColors(ChartColors value);

  /** Whether equal distances on the value axis are equal ratios. */
  boolean isLogarithmic();

  /** Whether there is a chart whose values can stand on such an axis. */
  boolean canBeLogarithmic();

  /** Whether equal distances on the value axis are to be equal ratios. */
  void setLogarithmic(boolean value);

  /** The charts as they are seen. */
  ChartSheet sheet();

  /** In words on which hosts the VM of a chart was; empty where that is not told. */
  default List<String> hostsOf(TimeSeriesChart chart) {
    return List.of();
  }

  /** The chart that has the focus, or else the first one. */
  Optional<TimeSeriesChart> current();
}
