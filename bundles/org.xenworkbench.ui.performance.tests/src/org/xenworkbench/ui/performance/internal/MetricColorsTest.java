/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;

class MetricColorsTest {

  @Test
  void aMetricHasItsColourWhateverStandsBesideIt() {
    List<String> some = List.of("vif_1_rx", "vif_1_tx");
    List<String> more = List.of("vif_0_rx", "vif_0_tx", "vif_1_rx", "vif_1_tx", "vif_10_rx");
    Map<String, Integer> colors = MetricColors.of(more);
    assertThat(MetricColors.of(some)).isEqualTo(Map.of("vif_1_rx", 2, "vif_1_tx", 3));
    assertThat(colors).containsAllEntriesOf(MetricColors.of(some));
    assertThat(colors.values()).doesNotHaveDuplicates();
  }

  @Test
  void theSameOfHostAndVmHasTheSameColour() {
    assertThat(MetricColors.of(Metrics.CPU_AVG)).isEqualTo(MetricColors.of(Metrics.CPU_USAGE));
    assertThat(MetricColors.of(Metrics.MEMORY_USED)).isEqualTo(MetricColors.of(Metrics.MEMORY));
    assertThat(MetricColors.of(Metrics.PIF_AGGR_RX)).isEqualTo(MetricColors.of("vbd_xvda_read"));
  }

  @Test
  void devicesAreCountedByNumberOrLetter() {
    assertThat(MetricColors.of("vbd_xvdb_write")).isEqualTo(3);
    assertThat(MetricColors.of("pif_eth1_rx")).isEqualTo(4);
    assertThat(MetricColors.of("cpu7")).isEqualTo(8);
  }

  @Test
  void nobodyHasAColourThatIsTaken() {
    List<String> metrics = IntStream.range(0, 200).mapToObj(i -> "of_somebody_" + i).toList();
    assertThat(MetricColors.of(metrics).values()).doesNotHaveDuplicates().allMatch(color -> color >= 0);
    assertThat(MetricColors.of("vif_99999999999999_rx")).isNotNegative();
    assertThat(MetricColors.of("vif_\u00e9_rx")).isNotNegative();
  }
}
