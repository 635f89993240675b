/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.event.EventStores;
import org.xenworkbench.core.internal.event.TestEventStores;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

class EventRetentionImplTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);

  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final Kept store = new Kept();

  /** One run of the workbench, by a clock that shows that time. */
  private final class Session {

    private final ManualClock clock;
    private final ManualScheduler scheduler;
    private final EventRetentionImpl retention;

    Session(Instant begin) {
      clock = new ManualClock(begin);
      scheduler = new ManualScheduler(clock);
      EventStores stores = TestEventStores.of(store);
      ClockWatch watch = new ClockWatch(new EventLogImpl(new Dispatcher(Runnable::run)), stores, clock,
          clock::nanoTime, scheduler);
      watch.start();
      retention = new EventRetentionImpl(preferences, watch, stores, scheduler);
      store.add(begin);
      scheduler.runDue();
    }

    Session run(Duration time) {
      scheduler.advance(time);
      store.add(clock.instant());
      return this;
    }
  }

  private void addYearAndAHalf() {
    for (int week = 78; week > 0; week--) {
      store.add(NOW.minus(Duration.ofDays(7L * week)));
    }
  }

  @Test
  void whatIsOlderThanAYearIsForgotten() {
    addYearAndAHalf();
    new Session(NOW.minus(Duration.ofDays(6))).run(Duration.ofHours(1));
    assertThat(store.times).as("counted from the entry of a day before").hasSize(53 + 2).first()
        .isEqualTo(NOW.minus(Duration.ofDays(7 * 53)));
  }

  @Test
  void goesOnDayByDay() {
    store.add(NOW.minus(Duration.ofDays(360)));
    Session session = new Session(NOW);
    for (int day = 0; day < 10; day++) {
      session.run(Duration.ofDays(1));
    }
    assertThat(store.times).hasSize(11).first().isEqualTo(NOW);
  }

  @Test
  void whatAnEarlierVersionHadReachedIsTakenOverOnce() {
    String reached = Preferences.EVENT_RETENTION + ".reached.millis";
    preferences.putLong(reached, 7);
    RetentionCount count = new RetentionCount(preferences, Preferences.EVENT_RETENTION);
    assertThat(count.isNew()).isFalse();
    assertThat(preferences.getLong(Preferences.STATE + reached, 0)).isEqualTo(7);
    assertThat(preferences.node().get(reached, null)).isNull();
    preferences.putLong(reached, 8);
    new RetentionCount(preferences, Preferences.EVENT_RETENTION);
    assertThat(preferences.getLong(Preferences.STATE + reached, 0)).isEqualTo(7);
  }

  @Test
  void forEverIsForEver() {
    addYearAndAHalf();
    preferences.putLong(Preferences.EVENT_RETENTION_DAYS, 0);
    Session session = new Session(NOW).run(Duration.ofDays(2));
    assertThat(session.retention.retention()).isEqualTo(EventRetention.FOR_EVER);
    assertThat(store.times).hasSize(80);
  }

  @Test
  void aShorterTimeHoldsSoon() {
    addYearAndAHalf();
    Session session = new Session(NOW).run(Duration.ofHours(1));
    session.retention.setRetention(Duration.ofDays(30));
    session.scheduler.runDue();
    assertThat(store.times).hasSize(4 + 2);
    assertThatThrownBy(() -> session.retention.setRetention(Duration.ofDays(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The figure of the issue: 6 of 52 were left. */
  @Test
  void oneStartTwoYearsAheadForgetsNothing() {
    for (int week = 52; week > 0; week--) {
      store.add(NOW.minus(Duration.ofDays(7L * week - 3)));
    }
    new Session(NOW.plus(Duration.ofDays(730))).run(Duration.ofMinutes(1));
    assertThat(store.times).hasSize(52 + 2);
    new Session(NOW).run(Duration.ofHours(1));
    assertThat(store.times).hasSize(52 + 4);
  }

  @Test
  void norDoesAClockThatIsWrongForDaysAndManyStarts() {
    for (int week = 52; week > 0; week--) {
      store.add(NOW.minus(Duration.ofDays(7L * week - 3)));
    }
    for (int start = 0; start < 3; start++) {
      new Session(NOW.plus(Duration.ofDays(730 + 2 * start))).run(Duration.ofDays(1)).run(Duration.ofHours(25));
    }
    assertThat(store.times).hasSize(52 + 9);
    new Session(NOW).run(Duration.ofHours(1));
    assertThat(store.times).hasSize(52 + 11);
  }

  @Test
  void aClockThatIsBehindForgetsNothing() {
    addYearAndAHalf();
    preferences.putLong(Preferences.EVENT_RETENTION_DAYS, 3_000);
    new Session(NOW.minus(Duration.ofDays(10_000))).run(Duration.ofDays(1));
    assertThat(store.times).hasSize(80);
  }

  /** As a machine whose battery is empty: what it wrote looked older than all, and was forgotten by the next start. */
  @Test
  void whatARunThatIsDecadesBehindHasWrittenIsKept() {
    addYearAndAHalf();
    new Session(NOW).run(Duration.ofHours(1));
    new Session(Instant.EPOCH).run(Duration.ofSeconds(30));
    new Session(NOW.plus(Duration.ofHours(2))).run(Duration.ofDays(3));
    assertThat(store.times).contains(Instant.EPOCH, Instant.EPOCH.plusSeconds(30));
    assertThat(store.times).as("what is old is forgotten").doesNotContain(NOW.minus(Duration.ofDays(7 * 78)));
  }

  @Test
  void afterARealLongTimeRetentionGoesOnAWeekLater() {
    addYearAndAHalf();
    new Session(NOW).run(Duration.ofHours(1));
    int kept = store.times.size();
    Session later = new Session(NOW.plus(Duration.ofDays(100)));
    later.run(Duration.ofDays(1));
    assertThat(store.times).hasSize(kept + 2);
    for (int day = 0; day < 8; day++) {
      later.run(Duration.ofDays(1));
    }
    assertThat(store.times.get(0)).isAfter(NOW.plus(Duration.ofDays(100)).minus(YEAR));
  }

  /** Keeps the times of entries, and the order in which they were written. */
  private static final class Kept implements EventStore {

    private final List<Instant> times = new ArrayList<>();
    private final List<Instant> written = new ArrayList<>();

    void add(Instant time) {
      written.add(time);
      times.add(time);
      times.sort(null);
    }

    @Override
    public void append(List<LogEntry> entries) {
      entries.forEach(entry -> add(entry.started()));
    }

    @Override
    public List<LogEntry> query(EventQuery query) {
      return times.stream().filter(time -> time.isBefore(query.to().orElseThrow())).sorted((a, b) -> b.compareTo(a))
          .limit(query.limit()).map(time -> LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, "x", time)
              .build())
          .toList();
    }

    @Override
    public Optional<LogEntry> get(UUID correlation) {
      return Optional.empty();
    }

    @Override
    public void forgetBefore(Instant time, Instant now) {
      int kept = (int) written.stream().takeWhile(each -> each.isBefore(time) || each.isAfter(now)).count();
      List<Instant> old = written.subList(0, kept);
      old.removeIf(time::isAfter);
      times.clear();
      times.addAll(written);
      times.sort(null);
    }
  }
}
