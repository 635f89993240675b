/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Preferences;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.internal.clock.TestStores;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.event.EventStores;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

/** From when a store is told to count, and what it is told of the times before. */
class HistoryRetentionTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final Preferences preferences = new Preferences(new EclipsePreferences(), new EclipsePreferences());
  private final Noting store = new Noting(NOW.minusSeconds(60));

  /** One run of the workbench, as long as that. */
  private void run(Instant begin, Duration time) {
    ManualClock clock = new ManualClock(begin);
    ManualScheduler scheduler = new ManualScheduler(clock);
    ClockWatch watch =
        new ClockWatch(new EventLogImpl(new Dispatcher(Runnable::run)), new EventStores(),
            clock, clock::nanoTime, scheduler);
    TestStores.bind(watch, store);
    watch.start();
    HistoryRetention retention = new HistoryRetention(preferences, watch, scheduler);
    retention.bindStore(store);
    scheduler.advance(time);
    retention.stop();
  }

  @Test
  void theFirstCallKnowsOfNoneBefore() {
    run(NOW, Duration.ofHours(1));
    assertThat(store.calls).containsExactly(new Call(store.newest, Optional.empty()));
  }

  @Test
  void eachCallTellsTheTimeOfTheOneBefore() {
    run(NOW, Duration.ofHours(1));
    Instant first = store.newest;
    store.newest = NOW.plus(DAY);
    run(NOW.plus(DAY), Duration.ofHours(1));
    assertThat(store.calls).hasSize(2).last().isEqualTo(new Call(NOW.plus(DAY), Optional.of(first)));
  }

  /** What is too old now was so then, and has gone: what is there, a clock that was behind has written since. */
  @Test
  void itTellsItAlsoWhenNothingCameSince() {
    run(NOW, Duration.ofHours(1));
    run(NOW.plus(DAY), DAY.plusHours(1));
    Call same = new Call(store.newest, Optional.of(store.newest));
    assertThat(store.calls).hasSize(3).endsWith(same, same);
  }

  private record Call(Instant reached, Optional<Instant> before) {
  }

  private static final class Noting implements HistoryStore {

    private final List<Call> calls = new ArrayList<>();
    private Instant newest;

    Noting(Instant newest) {
      this.newest = newest;
    }

    @Override
    public Set<String> metrics(ObjectId object) {
      return Set.of();
    }

    @Override
    public Map<String, TimeSeries> query(HistoryQuery query) {
      return Map.of();
    }

    @Override
    public Optional<Instant> newest() {
      return Optional.of(newest);
    }

    @Override
    public void forgetExpired(Instant reached, Optional<Instant> before) {
      calls.add(new Call(reached, before));
    }
  }
}
