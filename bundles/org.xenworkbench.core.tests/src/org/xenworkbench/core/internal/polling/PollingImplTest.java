/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.Logged;

class PollingImplTest {

  private final HostId host = HostId.random();
  private final PollingImpl polling =
      new PollingImpl(new Preferences(new EclipsePreferences(), new EclipsePreferences()));

  @Test
  void aChangeOfTheIntervalIsInTheEventLog() {
    EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run));
    polling.bindLog(log);
    polling.setInterval(polling.interval()); // no change
    polling.setInterval(Duration.ofSeconds(7));
    assertThat(Logged.newest(log, 10)).extracting(LogEntry::message)
        .containsExactly("Changed the sampling interval from 5 s to 7 s");
  }

  @Test
  void anIntervalBeyondTheBoundsIsRefused() {
    assertThatThrownBy(() -> polling.setInterval(Polling.MIN_INTERVAL.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(polling.interval()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void roundsAreCountedOncePolledAndOfTheHostThatIsThereNow() {
    PollCount before = polling.count(host);
    assertThat(polling.statistics(host)).isEmpty();
    before.answered(Instant.EPOCH, Duration.ZERO, Duration.ofSeconds(12), 3, Duration.ofSeconds(5), 2);
    assertThat(polling.statistics(host)).get().extracting(PollStatistics::skipped, PollStatistics::unread)
        .containsExactly(2L, 2L);
    PollCount after = polling.count(host);
    polling.forget(host, before);
    after.failed(Duration.ZERO, Duration.ofSeconds(1));
    before.failed(Duration.ZERO, Duration.ofSeconds(1)); // the end of a round that was under way
    assertThat(polling.statistics(host)).get().extracting(PollStatistics::failures).isEqualTo(1L);
    polling.forget(host, after);
    assertThat(polling.statistics(host)).isEmpty();
  }

  /** However many hosts are connected at once: they are not polled at once. */
  @Test
  void secondRoundsAreSpreadOverTheInterval() {
    assertThat(polling.nextShare()).as("of one alone").isEqualTo(1);
    double[] shares = DoubleStream.generate(polling::nextShare).limit(300).toArray();
    assertThat(DoubleStream.of(shares).filter(share -> share < 0.25 || share > 1).boxed()).isEmpty();
    for (int i = 0; i < 30; i++) {
      double from = 0.25 + i * 0.025;
      assertThat(DoubleStream.of(shares).filter(share -> share >= from && share < from + 0.025).count())
          .as("from %s on", from).isBetween(8L, 12L);
    }
  }

  @Test
  void roundsThatTakeLongerThanTheIntervalHaveALongerOne() {
    PollCount count = polling.count(host);
    assertThat(count.inForce(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    count.answered(Instant.EPOCH, Duration.ZERO, Duration.ofSeconds(12), 3, Duration.ofSeconds(5), 0);
    assertThat(count.inForce(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(15));
    assertThat(count.inForce(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(60));
  }
}
