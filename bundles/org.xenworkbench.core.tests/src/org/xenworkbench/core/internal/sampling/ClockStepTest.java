/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.driver.PollRound.HostReadings;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.Reading;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.internal.clock.TestStores;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.event.EventStores;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

/** What becomes of rounds while the clock of the machine is wrong. */
class ClockStepTest {

  private static final Duration ROUND = Duration.ofSeconds(5);

  private final HostId host = HostId.random();
  /** The right time. */
  private final ManualClock right = new ManualClock();
  private final ManualScheduler scheduler = new ManualScheduler(right);
  private Duration error = Duration.ZERO;
  private boolean ending = true;
  private final Dispatcher dispatcher = new Dispatcher(Runnable::run);
  private final EventLogImpl log = new EventLogImpl(dispatcher);
  private final ClockWatch watch = new ClockWatch(log, new EventStores(), new WrongClock(), right::nanoTime, scheduler);
  private final InventoryImpl inventory = new InventoryImpl(dispatcher, new FormerHosts());
  private final MetricHistoryImpl history = new MetricHistoryImpl(new FormerHosts());
  private final SamplerImpl sampler = new SamplerImpl(dispatcher, inventory, history, watch,
      () -> ending);
  private final Stored store = new Stored();
  private final List<Instant> rounds = new ArrayList<>();
  private final List<SampleBatch> heard = new ArrayList<>();

  @BeforeEach
  void host() {
    inventory.putHost(Host.of(host, "PM", Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).build());
    TestSources.bind(sampler, store);
    sampler.addListener(heard::add);
  }

  private void start(Duration sinceStored) {
    store.newest = Optional.of(right.instant().minus(sinceStored));
    TestStores.bind(watch, store);
    watch.start();
    scheduler.runDue();
  }

  private void rounds(int count) {
    for (int i = 0; i < count; i++) {
      scheduler.advance(ROUND);
      rounds.add(right.instant());
      long nanos = right.nanoTime();
      sampler.polled(new Round(host, nanos, new PollRound(right.instant().plus(error), nanos,
          new HostReadings(nanos, 4, true, List.of(Reading.gauge(Metrics.MEMORY_FREE, rounds.size()))), List.of()),
          Duration.ofSeconds(5)));
    }
  }

  private List<LogEntry> entries() {
    return Logged.newest(log, 10);
  }

  private TimeSeries shown() {
    Instant now = right.instant().plus(error);
    return history.query(host, Metrics.MEMORY_FREE, now.minus(Duration.ofMinutes(10)), now, 1_000);
  }

  /** The figures of the issue: 46 and 2 of 213 were kept. */
  @ParameterizedTest
  @ValueSource(strings = {"PT30M", "P30D", "P730D", "PT-30M", "P-30D", "P-730D"})
  void threeRoundsWithAWrongClockCostNothing(Duration step) {
    start(Duration.ofMinutes(1));
    rounds(213);
    error = step;
    rounds(3);
    assertThat(store.times).as("nothing is written by a clock that is doubted").hasSize(213);
    assertThat(shown().values()).as("what is new is shown").endsWith(214, 215, 216);
    assertThat(heard).hasSize(216);
    assertThat(entries()).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).contains(step.isNegative() ? "went back" : "went ahead");
    });
    assertThat(log.fault()).contains(entries().get(0).message());
    error = Duration.ZERO;
    rounds(1);
    assertThat(store.times).as("all with their right times").isEqualTo(rounds);
    assertThat(shown().values()).isEqualTo(IntStream.rangeClosed(217 - 120, 217).asDoubleStream().toArray());
    assertThat(entries()).singleElement().extracting(LogEntry::message).asString().contains("right again");
    assertThat(log.fault()).isEmpty();
  }

  @Test
  void aStartTwoYearsAheadKeepsAllAndTellsIt() {
    error = Duration.ofDays(730);
    start(Duration.ofHours(1));
    rounds(3);
    assertThat(store.times).isEmpty();
    assertThat(watch.now()).isEmpty();
    assertThat(shown().values()).containsExactly(1, 2, 3);
    assertThat(entries()).singleElement().extracting(LogEntry::message).asString().contains("730 d 01 h ahead");
    assertThat(log.fault()).isPresent();
  }

  @Test
  void afterSuchAStartRoundsAreTakenAtOnce() {
    start(Duration.ofMinutes(5));
    rounds(1);
    assertThat(store.times).isEqualTo(rounds);
    assertThat(entries()).isEmpty();
  }

  @Test
  void twoMonthsLaterWhatIsNewIsShownAtOnceAndWrittenSoon() {
    start(Duration.ofDays(61));
    rounds(1);
    assertThat(shown().values()).containsExactly(1);
    assertThat(store.times).isEmpty();
    rounds(60);
    assertThat(store.times).isEqualTo(rounds);
    assertThat(entries()).singleElement().extracting(LogEntry::status).isEqualTo(LogEntry.Status.INFO);
    assertThat(log.fault()).isEmpty();
    rounds(1);
    assertThat(store.times).isEqualTo(rounds);
  }

  @Test
  void aNightIsNothingToTell() {
    start(Duration.ofHours(14));
    rounds(61);
    assertThat(store.times).isEqualTo(rounds);
    assertThat(entries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT8H", "PT-8H"})
  void aStepThatStaysIsTaken(Duration step) {
    start(Duration.ofMinutes(1));
    rounds(10);
    error = step;
    rounds(61);
    List<Instant> expected = new ArrayList<>(rounds.subList(0, 10));
    rounds.subList(10, 71).forEach(time -> expected.add(time.plus(step)));
    assertThat(store.times).isEqualTo(expected);
    assertThat(entries()).singleElement().extracting(LogEntry::message).asString().contains("believed");
    assertThat(shown().values()).contains(71).hasSizeGreaterThanOrEqualTo(61);
  }

  @Test
  void whatStillWaitsAtTheEndIsWrittenIfTheClockIsRightAgain() {
    start(Duration.ofMinutes(1));
    rounds(1);
    error = Duration.ofDays(3);
    rounds(2);
    error = Duration.ZERO;
    scheduler.advance(ROUND);
    sampler.stop();
    assertThat(store.times).isEqualTo(rounds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT14H", "P20D"})
  void aShortRunAfterAPauseKeepsItsSamples(Duration pause) {
    start(pause);
    rounds(3);
    assertThat(store.times).isEmpty();
    TestSources.unbind(sampler, store); // as the framework does first
    sampler.stop();
    assertThat(store.times).isEqualTo(rounds);
  }

  /** Else what the workbench samples from then on would be kept by a time that nobody has confirmed. */
  @Test
  void aStoreThatIsReplacedEndsNoDoubt() {
    start(Duration.ofHours(14));
    rounds(3);
    ending = false;
    TestSources.unbind(sampler, store);
    assertThat(watch.isSettled()).isFalse();
    assertThat(store.times).isEmpty();
    TestSources.bind(sampler, store);
    ending = true;
    TestSources.unbind(sampler, store);
    assertThat(store.times).isEqualTo(rounds);
  }

  @Test
  void aStartYearsAheadAfterANightIsOverWhenTheClockIsRight() {
    error = Duration.ofDays(730);
    start(Duration.ofHours(14));
    rounds(3);
    error = Duration.ZERO;
    rounds(1);
    assertThat(entries()).singleElement().extracting(LogEntry::message).asString().contains("right again");
    assertThat(log.fault()).isEmpty();
    rounds(60);
    assertThat(store.times).isEqualTo(rounds);
    assertThat(entries()).hasSize(1);
  }

  @Test
  void aShortRunYearsAheadWritesNothing() {
    error = Duration.ofDays(730);
    start(Duration.ofHours(1));
    rounds(3);
    sampler.stop();
    assertThat(store.times).isEmpty();
    assertThat(entries()).extracting(LogEntry::message)
        .anyMatch(text -> text.contains("were not kept") && text.contains("3"));
    assertThat(log.unsaved().orElse("")).as("the end has a code of its own").contains("were not kept", "3");
  }

  /** Shows another time than the right one. */
  private final class WrongClock extends Clock {

    @Override
    public Instant instant() {
      return right.instant().plus(error);
    }

    @Override
    public ZoneId getZone() {
      return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static final class Stored implements HistoryStore, SampleListener {

    private final List<Instant> times = new ArrayList<>();
    private Optional<Instant> newest = Optional.empty();

    @Override
    public void sampled(SampleBatch batch) {
      times.add(batch.time());
    }

    @Override
    public Optional<Instant> newest() {
      return newest;
    }

    @Override
    public Set<String> metrics(ObjectId object) {
      return Set.of();
    }

    @Override
    public Map<String, TimeSeries> query(HistoryQuery query) {
      return Map.of();
    }
  }
}
