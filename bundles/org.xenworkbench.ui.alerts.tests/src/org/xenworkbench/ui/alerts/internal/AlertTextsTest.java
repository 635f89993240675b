/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.Formats;

class AlertTextsTest {

  private final Fleet fleet = new Fleet();
  private final Host pm1 = fleet.host("pm1");

  private static AlertRule rule(AlertScope scope, String metric, AlertSense sense, double level, Duration holds) {
    return AlertRule.of("x", scope, metric, level).level(sense, level).holds(holds).build();
  }

  @Test
  void aRuleIsSaidAsUsersReadIt() {
    assertThat(fleet.texts.condition(
        rule(AlertScope.ALL_VMS, Metrics.CPU_USAGE, AlertSense.ABOVE, 0.9, Duration.ofMinutes(5))))
        .isEqualTo("CPU above " + Formats.percent(0.9) + " for 5 min");
    assertThat(fleet.texts.condition(
        rule(AlertScope.ALL_HOSTS, Metrics.MEMORY_FREE, AlertSense.BELOW, 1L << 30, Duration.ZERO)))
        .isEqualTo("Memory free below " + Formats.bytes(1L << 30));
    assertThat(fleet.texts.condition(
        rule(AlertScope.ALL_VMS, "vbd_xvda_read", AlertSense.ABOVE, 1 << 20, Duration.ZERO)))
        .isEqualTo("Disk xvda read above " + Formats.rate(1 << 20));
    assertThat(fleet.texts.condition(rule(AlertScope.ALL_VMS, "of_nobody", AlertSense.ABOVE, 3, Duration.ZERO)))
        .isEqualTo("of_nobody above 3");
  }

  @Test
  void aScopeSaysOfWhat() {
    assertThat(fleet.texts.scope(AlertScope.ALL_VMS)).isEqualTo("All VMs");
    assertThat(fleet.texts.scope(AlertScope.ALL_HOSTS)).isEqualTo("All hosts");
    assertThat(fleet.texts.scope(AlertScope.host(pm1.id()))).isEqualTo("Host 'pm1'");
    assertThat(fleet.texts.scope(AlertScope.vmsOf(pm1.id()))).isEqualTo("VMs of host 'pm1'");
    assertThat(fleet.texts.scope(AlertScope.vm(fleet.vm("web", pm1).id()))).isEqualTo("VM 'web'");
    assertThat(fleet.texts.scope(AlertScope.hostsOf(fleet.groups.add("rack").id())))
        .isEqualTo("Hosts of group 'rack'");
    VmId gone = VmId.of(UUID.randomUUID());
    assertThat(fleet.texts.scope(AlertScope.vm(gone))).isEqualTo("VM '" + gone.key() + "'");
  }

  /** A reminder comes when a value may have gone back already, though not so far that the alert is over. */
  @Test
  void theHighestValueIsSaidToBeThat() {
    AlertRule rule = rule(AlertScope.ALL_VMS, Metrics.CPU_USAGE, AlertSense.ABOVE, 0.1, Duration.ZERO);
    Alert alert = fleet.alert(rule, fleet.vm("web", pm1), 0.128);
    assertThat(fleet.texts.measured(alert)).isEqualTo("12.8 %");
    assertThat(fleet.texts.measured(alert.toBuilder().latest(0.052, Fleet.NOW).build()))
        .isEqualTo("5.2 % now, peak 12.8 %");
    assertThat(fleet.texts.measured(alert.toBuilder().latest(Double.NaN, Fleet.NOW).build()))
        .isEqualTo("\u2013 now, peak 12.8 %");
  }

  @Test
  void aStateSaysWhatSomebodyDid() {
    AlertRule rule = rule(AlertScope.ALL_VMS, Metrics.CPU_USAGE, AlertSense.ABOVE, 0.9, Duration.ZERO);
    Alert alert = fleet.alert(rule, fleet.vm("web", pm1), 0.95);
    assertThat(AlertTexts.state(alert, Fleet.NOW)).isEqualTo("Active");
    assertThat(AlertTexts.state(alert.toBuilder().state(Alert.State.NO_DATA).build(), Fleet.NOW))
        .isEqualTo("No values now");
    assertThat(AlertTexts.state(alert.toBuilder().acknowledged(Optional.of("ann")).build(), Fleet.NOW))
        .isEqualTo("Active, acknowledged by ann");
    Alert silenced = alert.toBuilder().silencedUntil(Optional.of(Fleet.NOW.plusSeconds(60))).build();
    assertThat(AlertTexts.state(silenced, Fleet.NOW)).isEqualTo("Active, silenced until "
        + Formats.time(Fleet.NOW.plusSeconds(60)));
    assertThat(AlertTexts.state(silenced, Fleet.NOW.plusSeconds(60))).isEqualTo("Active");
  }
}
