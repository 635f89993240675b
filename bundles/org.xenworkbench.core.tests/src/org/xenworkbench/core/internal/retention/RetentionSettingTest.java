/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.event.EventStores;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

/** The setting: which periods there are, and who changed it. */
class RetentionSettingTest {

  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  private final ManualClock clock = new ManualClock(NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run));
  private final EventRetentionImpl setting = new EventRetentionImpl(preferences,
      new ClockWatch(log, new EventStores(), clock, clock::nanoTime, scheduler), new EventStores(), scheduler);

  @Test
  void refusesWhatIsNoPeriodAndReadsNoneFromThePreferences() {
    for (Duration wrong : List.of(Duration.ofDays(-1), EventRetention.LONGEST.plusDays(1),
        Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatIllegalArgumentException().isThrownBy(() -> setting.setRetention(wrong)).withMessageContaining("36500");
    }
    assertThat(setting.retention()).isEqualTo(Duration.ofDays(365));
    preferences.putLong(Preferences.EVENT_RETENTION_DAYS, Long.MAX_VALUE);
    assertThat(setting.retention()).isEqualTo(EventRetention.FOR_EVER);
    preferences.putLong(Preferences.EVENT_RETENTION_DAYS, -5);
    assertThat(setting.retention()).isEqualTo(EventRetention.FOR_EVER);
  }

  /** The default of a year would delete what is older, which somebody may have wanted to keep. */
  @Test
  void aDamagedPeriodIsToldAndNothingIsForgottenUntilItIsSetAgain() {
    preferences.node().put(Preferences.EVENT_RETENTION_DAYS, "36x0");
    preferences.tell(log);
    assertThat(setting.retention()).isEqualTo(EventRetention.FOR_EVER);
    assertThat(setting.retention()).isEqualTo(EventRetention.FOR_EVER);
    assertThat(Logged.newest(log, 10)).as("told once").singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains("The setting 'Keep the event log for' (",
          "/eventlog.retention.days) was '36x0'", "It is for ever now");
    });
  }

  @Test
  void aChangeIsInTheEventLogWithWhoAskedForIt() {
    setting.bindLog(log);
    setting.setRetention(Duration.ofDays(365)); // no change
    try (Registration acting = Initiator.act("ann (JMX from 192.0.2.1)")) {
      setting.setRetention(Duration.ofDays(30));
    }
    assertThat(Logged.newest(log, 10)).singleElement().satisfies(entry -> {
      assertThat(entry.kind()).isEqualTo(LogEntry.CONFIGURATION);
      assertThat(entry.message()).contains("for 30 days", "for 365 days");
      assertThat(entry.user()).isEqualTo("ann (JMX from 192.0.2.1)");
    });
  }
}
