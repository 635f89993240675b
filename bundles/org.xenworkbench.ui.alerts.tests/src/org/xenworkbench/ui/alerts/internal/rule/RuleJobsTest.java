/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.testkit.FakeAlerts;

class RuleJobsTest {

  private final FakeAlerts alerts = new FakeAlerts();
  private final AlertRule rule = AlertRule.of("Busy", AlertScope.ALL_VMS, Metrics.CPU_USAGE, 0.9).build();

  private boolean isSaved() {
    CompletableFuture<Boolean> saved = new CompletableFuture<>();
    RuleJobs.save(alerts, null, rule, List.of(), saved::complete);
    return saved.join();
  }

  @Test
  @Timeout(60)
  void whoSavesHearsWhetherItWas() {
    alerts.refuse(any -> Optional.of("The disk is full."));
    assertThat(isSaved()).isFalse();
    alerts.refuse(any -> Optional.empty());
    assertThat(isSaved()).isTrue();
    assertThat(alerts.rules()).containsExactly(rule);
  }
}
