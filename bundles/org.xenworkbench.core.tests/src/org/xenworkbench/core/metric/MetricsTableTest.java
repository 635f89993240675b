/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The one table of metrics, and the page that shows it. */
class MetricsTableTest {

  private static final Path PAGE = Path.of("../../docs/metrics.md");

  private static String rows(MetricDescriptor.Scope scope) {
    return Metrics.ALL.stream().filter(metric -> metric.scope() == scope)
        .map(metric -> "| `%s` | %s | %s | %s | %s |\n".formatted(metric.id(), metric.label().replace("<", "\\<"),
            metric.unit().name().toLowerCase(Locale.ROOT).replace('_', ' '), metric.definition(), metric.source()))
        .collect(Collectors.joining());
  }

  @Test
  void thePageShowsTheTable() throws Exception {
    String page = Files.readString(PAGE);
    for (MetricDescriptor.Scope scope : MetricDescriptor.Scope.values()) {
      assertThat(page).contains(rows(scope));
    }
  }

  @Test
  void everyMetricIsDefinedOnceInItsScope() {
    Set<String> ids = new HashSet<>();
    assertThat(Metrics.ALL).allSatisfy(metric -> {
      assertThat(ids.add(metric.scope() + " " + metric.id())).as(metric.id()).isTrue();
      assertThat(metric.definition()).isNotBlank();
      assertThat(metric.source()).isNotBlank();
    });
  }

  @Test
  void labelsNameTheDeviceOrNumber() {
    Map<String, String> labels = Map.of("cpu12", "vCPU 12", "vif_0_rx", "Network 0 received", "vbd_xvda_read",
        "Disk xvda read", "vbd_xvda_iops_read", "Disk xvda reads", "memory", "Memory");
    labels.forEach((id, label) -> assertThat(Metrics.ALL.stream()
        .filter(metric -> metric.scope() == MetricDescriptor.Scope.VM && metric.describes(id))
        .map(metric -> metric.labelOf(id))).as(id).containsExactly(label));
  }
}
