/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

/** What rules a chart's menu offers. */
class RuleMenuTest {

  private final boolean ownDisplay = Display.getCurrent() == null;
  private final Display display = ownDisplay ? new Display() : Display.getCurrent();
  private final Shell shell = new Shell(display);
  private final TimeSeriesChart chart = new TimeSeriesChart(shell, SWT.NONE);
  private final HostId host = HostId.random();
  private final VmId vm = VmId.of(UUID.randomUUID());

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private static ChartModel.Builder model(String... ids) {
    ChartModel.Builder model = ChartModel.builder("", ValueAxis.of(Steps.DECIMAL, String::valueOf))
        .range(Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000));
    for (String id : ids) {
      model.add(new Series(id, "of " + id, 0, new long[] {1000, 2000}, new double[] {1, 2}));
    }
    return model;
  }

  @Test
  void eachLineOfAChartIsAMetricOfItsObject() {
    chart.setModel(model(Metrics.MEMORY_USED, Metrics.MEMORY_FREE).build());
    assertThat(RuleMenu.offers(chart)).as("nobody knows of what it is").isEmpty();
    chart.setData(new ChartKey(host, Metrics.GROUP_MEMORY));
    assertThat(RuleMenu.offers(chart)).containsExactly(
        new RuleMenu.Offer("of " + Metrics.MEMORY_USED, host, Optional.of(Metrics.MEMORY_USED)),
        new RuleMenu.Offer("of " + Metrics.MEMORY_FREE, host, Optional.of(Metrics.MEMORY_FREE)));
  }

  @Test
  void ofVmsOnEachOtherARuleIsAboutOneOfThemAndAMetricThatItHas() {
    chart.setModel(model(vm.key(), "others").stacked("All").build());
    chart.setData(new ChartKey(host, Metrics.GROUP_CPU));
    assertThat(RuleMenu.offers(chart))
        .containsExactly(new RuleMenu.Offer("of " + vm.key(), vm, Optional.of(Metrics.CPU_USAGE)));
    chart.setData(new ChartKey(host, Metrics.GROUP_MEMORY));
    assertThat(RuleMenu.offers(chart)).extracting(RuleMenu.Offer::metric)
        .containsExactly(Optional.of(Metrics.MEMORY));
    chart.setData(new ChartKey(host, Metrics.GROUP_NETWORK));
    assertThat(RuleMenu.offers(chart)).as("a sum of several").extracting(RuleMenu.Offer::metric)
        .containsExactly(Optional.empty());
  }
}
