/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.ui.metric.MetricLimits;
import org.xenworkbench.ui.performance.internal.own.LineId;

/** Draws the limits of metrics into charts. Any thread. */
record LimitLines(MetricLimits limits) implements DefinedCharts.Limits {

  /** Those of metrics of one object. */
  void add(ChartModel.Builder chart, ObjectId object, List<String> metrics) {
    add(chart, metrics.stream().map(metric -> new LineId(object, metric)).toList());
  }

  /** Of several objects that have the same one, it is one line. */
  @Override
  public void add(ChartModel.Builder chart, List<LineId> lines) {
    lines.stream().flatMap(line -> limits.of(line.object(), line.metric()).stream()).distinct()
        .forEach(limit -> chart.add(new Threshold(limit.value(), SafeText.cell(limit.label()),
            limit.isCritical() ? ColorRole.ERROR : ColorRole.WARNING)));
  }
}
