/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.alerts.internal.Fleet;
import org.xenworkbench.ui.metric.MetricLimit;

class RuleLimitsTest {

  private final Fleet fleet = new Fleet();
  private final Host pm1 = fleet.host("pm1");
  private final VirtualMachine web = fleet.vm("web", pm1);
  private final RuleLimits limits = new RuleLimits(fleet.alerts, fleet.inventory, fleet.groups,
      fleet.sampler);

  @Test
  void aChartHasTheLevelsOfTheRulesThatLookAtIt() {
    AlertRule busy = AlertRule.of("Busy", AlertScope.ALL_VMS, Metrics.CPU_USAGE, 0.9).build();
    fleet.alerts.save(busy);
    fleet.alerts.save(AlertRule.of("Very busy", AlertScope.vm(web.id()), Metrics.CPU_USAGE, 0.98)
        .severity(AlertSeverity.CRITICAL).build());
    assertThat(limits.limits(web.id(), Metrics.CPU_USAGE)).containsExactly(new MetricLimit(0.9, "Busy", false),
        new MetricLimit(0.98, "Very busy", true));
    assertThat(limits.limits(web.id(), Metrics.MEMORY)).isEmpty();
    assertThat(limits.limits(pm1.id(), Metrics.CPU_USAGE)).isEmpty();
    fleet.alerts.save(busy.toBuilder().enabled(false).build());
    assertThat(limits.limits(web.id(), Metrics.CPU_USAGE)).hasSize(1);
  }

  @Test
  void aRuleThatIsCalledByItsLevelDoesNotSayItTwice() {
    fleet.alerts.save(AlertRule.of("CPU above 90.0 %", AlertScope.ALL_VMS, Metrics.CPU_USAGE, 0.9).build());
    assertThat(limits.limits(web.id(), Metrics.CPU_USAGE)).containsExactly(new MetricLimit(0.9, "Warning", false));
  }

  @Test
  void chartsHearOfWhatIsWithinAnotherScope() {
    Host pm2 = fleet.host("pm2");
    List<String> heard = new ArrayList<>();
    try (var listening = limits.listen(() -> heard.add("told"))) {
      fleet.inventory.put(web.toBuilder().host(pm2.id()).build());
      assertThat(heard).hasSize(1);
      fleet.groups.add("rack");
      assertThat(heard).hasSize(2);
    }
  }

  @Test
  void chartsHearOfRulesAndNotOfAlerts() {
    List<String> heard = new ArrayList<>();
    try (var listening = limits.listen(() -> heard.add("rules"))) {
      AlertRule busy = AlertRule.of("Busy", AlertScope.ALL_VMS, Metrics.CPU_USAGE, 0.9).build();
      fleet.alerts.put(fleet.alert(busy, web, 0.95), AlertPhase.RAISED);
      assertThat(heard).isEmpty();
      fleet.alerts.save(busy);
      assertThat(heard).containsExactly("rules");
    }
    assertThat(fleet.alerts.isHeard()).isFalse();
  }
}
