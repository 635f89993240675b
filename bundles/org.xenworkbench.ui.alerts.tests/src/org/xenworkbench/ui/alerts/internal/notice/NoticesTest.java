/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.alerts.Alert;
import org.xenworkbench.core.alerts.AlertPhase;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.ManualClock;

class NoticesTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final ManualClock clock = new ManualClock(NOW);
  private NoticeChoice wanted = NoticeChoice.ALL;
  private final Notices notices = new Notices(() -> wanted, clock);

  private static Alert alert(AlertSeverity severity) {
    AlertRule rule = AlertRule.of("Busy", AlertScope.ALL_VMS, Metrics.CPU_USAGE, 0.9).severity(severity).build();
    return Alert.of(rule, VmId.of(UUID.randomUUID()), HostId.random(), NOW, 0.95).build();
  }

  private static Alert over(Alert alert) {
    return alert.toBuilder().resolved(Alert.End.CLEARED, NOW).build();
  }

  @Test
  void whatIsRaisedIsToldOnceTheWorstFirst() {
    Alert warning = alert(AlertSeverity.WARNING);
    Alert critical = alert(AlertSeverity.CRITICAL);
    assertThat(notices.changed(warning, AlertPhase.RAISED)).isTrue();
    assertThat(notices.changed(critical, AlertPhase.RAISED)).isTrue();
    assertThat(notices.take(List.of())).containsExactly(critical, warning);
    assertThat(notices.take(List.of())).isEmpty();
    assertThat(notices.changed(warning, AlertPhase.CHANGED)).as("no news").isFalse();
    assertThat(notices.changed(warning, AlertPhase.REPEATED)).as("a reminder").isTrue();
    assertThat(notices.take(List.of())).containsExactly(warning);
  }

  @Test
  void theWorstIsTheFirstAlsoIfItIsShownAlready() {
    Alert shown = alert(AlertSeverity.CRITICAL);
    Alert warning = alert(AlertSeverity.WARNING);
    notices.changed(warning, AlertPhase.RAISED);
    assertThat(notices.take(List.of(shown))).containsExactly(shown, warning);
  }

  @Test
  void whatIsOverBeforeItWasToldIsNotTold() {
    Alert brief = alert(AlertSeverity.CRITICAL);
    notices.changed(brief, AlertPhase.RAISED);
    assertThat(notices.changed(over(brief), AlertPhase.RESOLVED)).isFalse();
    assertThat(notices.take(List.of())).isEmpty();
  }

  @Test
  void whatSomebodyHasSeenIsNotTold() {
    Alert seen = alert(AlertSeverity.CRITICAL);
    notices.changed(seen, AlertPhase.RAISED);
    notices.changed(seen.toBuilder().acknowledged(Optional.of("ann")).build(), AlertPhase.CHANGED);
    assertThat(notices.take(List.of())).isEmpty();
    Alert silenced = seen.toBuilder().silencedUntil(Optional.of(NOW.plusSeconds(60))).build();
    assertThat(notices.changed(silenced, AlertPhase.REPEATED)).isFalse();
    clock.advance(Duration.ofSeconds(61));
    assertThat(notices.changed(silenced, AlertPhase.REPEATED)).isTrue();
  }

  @Test
  void onlyWhatTheUserWantsToHear() {
    wanted = NoticeChoice.CRITICAL;
    assertThat(notices.changed(alert(AlertSeverity.WARNING), AlertPhase.RAISED)).isFalse();
    assertThat(notices.changed(alert(AlertSeverity.CRITICAL), AlertPhase.RAISED)).isTrue();
    wanted = NoticeChoice.NONE;
    assertThat(notices.changed(alert(AlertSeverity.CRITICAL), AlertPhase.RAISED)).isFalse();
    assertThat(notices.take(List.of())).hasSize(1);
  }

  /** A dialog took it from the screen. */
  @Test
  void whatWasNotReadIsToldAgainOnce() {
    Alert shown = alert(AlertSeverity.WARNING);
    notices.changed(shown, AlertPhase.RAISED);
    assertThat(notices.take(List.of())).containsExactly(shown);
    notices.again(List.of(shown));
    notices.changed(over(shown), AlertPhase.RESOLVED);
    assertThat(notices.take(List.of())).as("it is over").isEmpty();
    notices.again(List.of(shown));
    assertThat(notices.take(List.of())).containsExactly(shown);
    assertThat(notices.take(List.of())).isEmpty();
  }

  @Test
  void silenceHoldsForItsTimeAndNoLonger() {
    notices.changed(alert(AlertSeverity.WARNING), AlertPhase.RAISED);
    notices.silence(Duration.ofHours(1));
    assertThat(notices.take(List.of())).isEmpty();
    assertThat(notices.changed(alert(AlertSeverity.CRITICAL), AlertPhase.RAISED)).isFalse();
    clock.advance(Duration.ofMinutes(61));
    assertThat(notices.changed(alert(AlertSeverity.WARNING), AlertPhase.RAISED)).isTrue();
  }
}
