/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.Span;

/** Boards of one VM with a year of history, behind others that were never measured. */
class BoardFeedTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration AGE = Duration.ofDays(100);

  private final VmId vm = VmId.of(UUID.randomUUID());
  private final List<ObjectId> selected = new ArrayList<>();
  private final YearHistory history = new YearHistory(vm, Set.of(Metrics.CPU_USAGE), NOW, AGE, time -> 0.5);
  private final BoardBuilder boards = new BoardBuilder(new FakeInventory(), new FakeSampler(),
      () -> Duration.ofSeconds(5), history, new FakeEventLog());
  private final BoardFeed feed = new BoardFeed(boards, () -> selected, new ManualClock(NOW), Runnable::run, false,
      Range.TEN_MINUTES.window());
  private final List<Instant> found = new ArrayList<>();

  BoardFeedTest() {
    for (int i = 0; i < 6; i++) {
      selected.add(VmId.of(UUID.randomUUID()));
    }
    selected.add(vm);
  }

  /** To read all time of something takes long. */
  @Test
  void theStripOfWhatWasSelectedBeforeIsNotShown() {
    HostId pm1 = HostId.random();
    HostId pm2 = HostId.random();
    BoardModel model = new BoardModel(pm1, pm2);
    Instant now = BoardBuilderTest.NOW;
    List.of(pm1, pm2).forEach(host -> model.put(host, Metrics.CPU_AVG, new TimeSeries(
        new long[] {now.toEpochMilli() - 300_000, now.toEpochMilli()}, new double[] {0.5, 0.5})));
    List<ObjectId> chosen = new ArrayList<>(List.of(pm1));
    BoardFeed other = new BoardFeed(model.builder(Duration.ofSeconds(5)), () -> chosen, new ManualClock(now),
        Runnable::run, false, Range.TEN_MINUTES.window());
    List<List<String>> seen = new ArrayList<>();
    other.onBuilt(() -> seen.add(other.overview().stream().flatMap(all -> all.series().stream()).map(Series::id)
        .toList()));
    other.request();
    chosen.set(0, pm2);
    other.selectionChanged();
    assertThat(seen).containsExactly(List.of(), List.of(pm1.key()), List.of(), List.of(pm2.key()));
  }

  /** Else the hole would not be seen, and the last value would stand there as if it were of now. */
  @Test
  void goesOnWithTheHostWhereNothingIsSampledOfTheVm() {
    HostId pm1 = HostId.random();
    HostId pm2 = HostId.random();
    BoardModel model = new BoardModel(pm1, pm2);
    VmId arriving = model.machine("x", pm1);
    ManualClock clock = new ManualClock(BoardBuilderTest.NOW);
    BoardFeed live = new BoardFeed(model.builder(Duration.ofSeconds(5)), () -> List.of(arriving), clock, Runnable::run,
        false, Range.TEN_MINUTES.window());
    live.request();
    clock.advance(Duration.ofSeconds(30));
    live.sampled(new SampleBatch(pm2, clock.instant(), Map.of(pm2, Map.of(Metrics.CPU_AVG, 0.5))));
    assertThat(live.page()).as("another host's").get().extracting(BoardFeed.Page::time)
        .isEqualTo(BoardBuilderTest.NOW);
    live.sampled(new SampleBatch(pm1, clock.instant(), Map.of(pm1, Map.of(Metrics.CPU_AVG, 0.5))));
    assertThat(live.page()).get().extracting(BoardFeed.Page::time).isEqualTo(clock.instant());
  }

  /** It is listed by its target, since its source is not connected. */
  @Test
  void whatIsArrivingIsStillWhereItCameFrom() {
    HostId pm1 = HostId.random();
    HostId pm2 = HostId.random();
    BoardModel model = new BoardModel(pm1, pm2);
    VmId arriving = model.machine("x", pm1);
    model.put(arriving, Metrics.CPU_USAGE, 0.5);
    model.migrate(arriving, LogEntry.Status.RUNNING, BoardBuilderTest.NOW.minusSeconds(100), Optional.empty());
    model.inventory.put(model.inventory.virtualMachine(arriving).orElseThrow().toBuilder()
        .migratingFrom(Optional.of(pm2)).build());
    assertThat(BoardModel.build(model.builder(Duration.ofSeconds(5)), List.of(arriving), false).hosts().get(arriving))
        .extracting(Span::label).containsExactly("pm2");
  }

  @Test
  void theOldestIsOfWhatIsShown() {
    feed.request();
    history.queries.clear();
    feed.findOldest(found::add);
    assertThat(found).singleElement().satisfies(
        time -> assertThat(time).isBetween(NOW.minus(AGE.plusDays(1)), NOW.minus(AGE.minusDays(1))));
    assertThat(history.queries).extracting(HistoryQuery::object).containsOnly(vm);
  }

  @Test
  void theOldestIsOfTheFirstOnesThatWereEverMeasured() {
    assertThat(boards.past().oldest(selected, NOW))
        .isBetween(NOW.minus(AGE.plusDays(1)), NOW.minus(AGE.minusDays(1)));
    assertThat(boards.past().oldest(selected.subList(0, 6), NOW)).isEqualTo(NOW);
  }

  /** A year as it is kept would be hundreds of thousands of values. */
  @Test
  void theOldestIsFoundWithoutReadingAllThereIs() {
    boards.past().oldest(List.of(vm), NOW);
    assertThat(history.queries).isNotEmpty().allSatisfy(query -> assertThat(query.step().isPresent()
        || Duration.between(query.from(), query.to()).compareTo(Duration.ofDays(2)) <= 0).isTrue());
  }
}
