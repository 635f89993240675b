/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Threshold;
import org.xenworkbench.ui.metric.LimitSource;
import org.xenworkbench.ui.metric.MetricLimit;
import org.xenworkbench.ui.metric.MetricLimits;
import org.xenworkbench.ui.performance.internal.own.LineId;

class LimitLinesTest {

  private static final LimitSource RULES = new LimitSource() {

    @Override
    public List<MetricLimit> limits(ObjectId object, String metric) {
      return List.of(new MetricLimit(0.1, "Warning", false), new MetricLimit(0.2, metric, true));
    }

    @Override
    public Registration listen(Runnable changed) {
      return () -> {};
    }
  };

  @Test
  void theLimitOfSeveralObjectsIsOneLine() {
    ChartModel.Builder chart = ChartModel.builder("Mine", BoardBuilder.axis(Unit.RATIO)).range(Instant.EPOCH,
        Instant.EPOCH.plusSeconds(1));
    new LimitLines(new MetricLimits(List.of(RULES))).add(chart, List.of(new LineId(HostId.random(), "cpu_avg"),
        new LineId(HostId.random(), "cpu_avg"), new LineId(HostId.random(), "cpu0")));
    assertThat(chart.build().thresholds()).extracting(Threshold::label)
        .containsExactly("Warning", "cpu_avg", "cpu0");
  }
}
