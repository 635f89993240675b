/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.alerts.internal.rule.RuleDraft.Field;

class RuleDraftTest {

  private static final Scale PERCENT = Scale.of(Unit.RATIO).get(0);
  private static final Scale SECONDS = Scale.TIMES.get(0);

  private final RuleDraft fresh =
      RuleDraft.fresh(ScopeKind.ALL_VMS, Optional.empty(), Metrics.CPU_USAGE, Unit.RATIO).withName("CPU");

  private RuleDraft with(AlertSense sense, String level, String clearing, String holds, String repeat) {
    return new RuleDraft(fresh.id(), "CPU", fresh.kind(), fresh.within(), fresh.metric(), Unit.RATIO, sense,
        new Quantity(level, PERCENT), new Quantity(clearing, PERCENT), new Quantity(holds, SECONDS),
        new Quantity(repeat, SECONDS), fresh.severity(), true, fresh.actions());
  }

  @Test
  void aNewRuleOfTheCpuCanBeSavedAsItIs() {
    assertThat(fresh.errors()).isEmpty();
    AlertRule rule = fresh.toRule();
    assertThat(rule.level()).isEqualTo(0.9);
    assertThat(rule.clearing()).isEqualTo(0.8);
    assertThat(rule.holds()).isEqualTo(Duration.ofMinutes(1));
    assertThat(rule.repeat()).isEmpty();
    assertThat(rule.scope()).isEqualTo(AlertScope.ALL_VMS);
    assertThat(rule.enabled()).isTrue();
  }

  @Test
  void aNewRuleOfWhatHasNoUsualLevelAsksForOne() {
    RuleDraft memory = RuleDraft.fresh(ScopeKind.ALL_VMS, Optional.empty(), Metrics.MEMORY, Unit.BYTES);
    assertThat(memory.errors()).containsOnlyKeys(Field.NAME, Field.LEVEL);
    assertThat(memory.level().scale().symbol()).isEqualTo("MiB");
  }

  @Test
  void eachFieldSaysWhatIsWrongWithIt() {
    assertThat(fresh.withName(" ").errors()).containsOnlyKeys(Field.NAME);
    RuleDraft noVm = RuleDraft.fresh(ScopeKind.VM, Optional.empty(), "", Unit.COUNT).withName("x");
    assertThat(noVm.errors()).containsOnlyKeys(Field.WITHIN, Field.METRIC, Field.LEVEL)
        .containsEntry(Field.WITHIN, "One VM: choose which one.");
    assertThat(with(AlertSense.ABOVE, "x", "y", "z", "-").errors()).containsOnlyKeys(Field.LEVEL, Field.CLEARING,
        Field.HOLDS, Field.REPEAT).containsEntry(Field.LEVEL, "x is no number.");
  }

  @Test
  void whatCanNeverBeIsRefused() {
    assertThat(with(AlertSense.ABOVE, "100", "", "", "").errors())
        .containsEntry(Field.LEVEL, "It is never above 100.0 %.");
    assertThat(with(AlertSense.ABOVE, "99.9", "", "", "").errors()).isEmpty();
    assertThat(with(AlertSense.BELOW, "100", "", "", "").errors()).isEmpty();
    assertThat(with(AlertSense.BELOW, "0", "", "", "").errors())
        .containsEntry(Field.LEVEL, "It is never below 0.0 %.");
  }

  @Test
  void whatWouldNeverBeOverIsRefused() {
    assertThat(with(AlertSense.ABOVE, "90", "95", "", "").errors()).containsOnlyKeys(Field.CLEARING);
    assertThat(with(AlertSense.ABOVE, "90", "90", "", "").errors()).isEmpty();
    assertThat(with(AlertSense.BELOW, "10", "5", "", "").errors()).containsOnlyKeys(Field.CLEARING);
    assertThat(with(AlertSense.BELOW, "10", "15", "", "").errors()).isEmpty();
  }

  @Test
  void timesHaveBounds() {
    assertThat(with(AlertSense.ABOVE, "90", "", "0", "0").errors()).containsOnlyKeys(Field.REPEAT);
    assertThat(with(AlertSense.ABOVE, "90", "", "99999999", "").errors())
        .containsEntry(Field.HOLDS, "At most a year.");
  }

  @Test
  void whatIsLeftEmptyIsTheLevelOneValueAndNever() {
    AlertRule rule = with(AlertSense.BELOW, "12,5", " ", "", "").toRule();
    assertThat(rule.level()).isEqualTo(0.125);
    assertThat(rule.clearing()).isEqualTo(0.125);
    assertThat(rule.holds()).isZero();
    assertThat(rule.repeat()).isEmpty();
    assertThat(rule.sense()).isEqualTo(AlertSense.BELOW);
  }

  @Test
  void noRuleIsMadeOfWhatIsWrong() {
    assertThatThrownBy(() -> fresh.withName("").toRule()).isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<AlertScope> scopes() {
    HostId host = HostId.random();
    GroupId group = GroupId.of(UUID.randomUUID().toString());
    return Stream.of(AlertScope.ALL_HOSTS, AlertScope.ALL_VMS, AlertScope.host(host),
        AlertScope.vm(VmId.of(UUID.randomUUID())), AlertScope.vmsOf(host), AlertScope.hostsOf(group),
        AlertScope.vmsOf(group));
  }

  /** Who opens a rule and saves it has changed nothing. */
  @ParameterizedTest
  @MethodSource("scopes")
  void aRuleThatIsShownIsTheSameWhenItIsSaved(AlertScope scope) {
    AlertRule rule = AlertRule.of("Busy", scope, Metrics.CPU_USAGE, 0.925).level(AlertSense.ABOVE, 0.925)
        .clearing(0.85).holds(Duration.ofMinutes(5)).repeat(Duration.ofHours(2)).severity(AlertSeverity.CRITICAL)
        .enabled(false).build();
    assertThat(RuleDraft.of(rule, Unit.RATIO).toRule()).isEqualTo(rule);
    AlertRule plain = AlertRule.of("Plain", scope, Metrics.CPU_USAGE, 0.5).build();
    assertThat(RuleDraft.of(plain, Unit.RATIO).toRule()).isEqualTo(plain);
    assertThat(ScopeKind.of(scope).fits(scope.within())).isTrue();
  }
}
