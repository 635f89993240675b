/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualExecutor;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.charts.TimeSeriesChart;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/** A year of history, looked at on the page of charts, of a VM that is gone: nobody but the past knows of it. */
class ChartPageTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

  private final VmId vm = VmId.of(UUID.randomUUID());
  private final HostId host = HostId.random();
  private final ManualClock clock = new ManualClock(NOW);
  private final FakeEventLog log = new FakeEventLog();
  private Executor builder = Runnable::run;
  private Executor raster = Runnable::run;
  private boolean ownDisplay;
  private Shell shell;
  private BoardFeed feed;
  private ChartPage page;
  private String description = "";

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    shell = new Shell(ownDisplay ? new Display() : Display.getCurrent(), SWT.NO_TRIM);
    shell.setLayout(new FillLayout());
    shell.setSize(900, 600);
    for (int day = 0; day < 365; day++) {
      Instant start = NOW.minus(Duration.ofDays(day)).minusSeconds(400);
      log.keep(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated", start).host(host, "pm1")
          .vm(vm, "web").finished(start.plusSeconds(60)).attribute(LogAttribute.SOURCE, host.key())
          .attribute(LogAttribute.TARGET, HostId.random().key()).build());
    }
  }

  @AfterEach
  void close() {
    Display display = shell.getDisplay();
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private YearHistory show(Duration age, LongToDoubleFunction values) {
    YearHistory history = new YearHistory(vm, Set.of(Metrics.CPU_USAGE, Metrics.MEMORY), NOW, age, values);
    BoardBuilder boards = new BoardBuilder(new FakeInventory(), new FakeSampler(), () -> Duration.ofSeconds(5), history,
        log);
    feed = new BoardFeed(boards, () -> List.<ObjectId>of(vm), clock, task -> builder.execute(task), false,
        Range.TEN_MINUTES.window());
    page = new ChartPage(shell, feed, task -> raster.execute(task), new NoTimes(), Optional::empty,
        text -> description = text, null);
    shell.open();
    feed.request();
    return history;
  }

  private static double wave(long time) {
    return 0.5 + 0.3 * Math.sin(time / 3e7);
  }

  @Test
  void everyRangeShowsItsPartOfTheYearWithMigrations() {
    show(Duration.ofDays(365), ChartPageTest::wave);
    Map<Range, Integer> points = new HashMap<>();
    for (Range range : Range.values()) {
      page.navigation().choose(range);
      ChartModel cpu = cpu(range.window());
      assertThat(cpu.title()).as("the log knows its name").isEqualTo("CPU \u2013 web");
      assertThat(cpu.caption()).isEqualTo("not in the list any more");
      assertThat(cpu.to()).isEqualTo(NOW);
      assertThat(Duration.between(cpu.from(), cpu.to())).isEqualTo(range.window().length());
      assertThat(cpu.bands()).as("%s", range).hasSize(
          switch (range) {
            case TEN_MINUTES, HOUR, DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 15;
            case YEAR -> 25;
          });
      Series series = cpu.series().get(0);
      points.put(range, series.size());
      boolean isRolledUp = range != Range.TEN_MINUTES;
      assertThat(series.maximum(3) > series.value(3)).as("%s", range).isEqualTo(isRolledUp);
      assertThat(series.timeMillis(0)).as("the line runs through the left edge")
          .isLessThanOrEqualTo(cpu.from().toEpochMilli());
    }
    assertThat(points.get(Range.TEN_MINUTES)).isEqualTo(121);
    assertThat(points.get(Range.HOUR)).isBetween(60, 64);
    assertThat(points.get(Range.DAY)).isBetween(24, 28);
    assertThat(points.get(Range.WEEK)).as("its first day is kept as one").isBetween(145, 172);
    assertThat(points.get(Range.MONTH)).isBetween(30, 34);
    assertThat(points.get(Range.YEAR)).isBetween(365, 368);
  }

  @Test
  void oneQueryAnswersForAllMetrics() {
    YearHistory history = show(Duration.ofDays(365), ChartPageTest::wave);
    history.queries.clear();
    page.navigation().choose(Range.YEAR);
    assertThat(history.queries).singleElement()
        .satisfies(query -> assertThat(query.metrics()).containsOnly(Metrics.CPU_USAGE, Metrics.MEMORY));
  }

  @Test
  void whoLooksBackStandsStillUntilNow() {
    YearHistory history = show(Duration.ofDays(365), ChartPageTest::wave);
    cpu(Range.TEN_MINUTES.window());
    assertThat(description).isEmpty();
    Instant from = NOW.minus(Duration.ofDays(40));
    page.navigation().rangeChosen(from, from.plus(Duration.ofDays(20)));
    ChartModel back = cpu(page.navigation().window());
    assertThat(back.from()).isEqualTo(from);
    assertThat(description).startsWith("Looking back: ").contains("stand still");
    int asked = history.queries.size();
    clock.advance(Duration.ofHours(1));
    feed.sampled(new SampleBatch(host, clock.instant(), Map.of(vm, Map.of(Metrics.CPU_USAGE, 1.0))));
    assertThat(history.queries).as("nothing new").hasSize(asked);
    page.navigation().newestWanted();
    assertThat(cpu(page.navigation().window()).to()).isEqualTo(clock.instant());
    feed.sampled(new SampleBatch(host, clock.instant(), Map.of(vm, Map.of(Metrics.CPU_USAGE, 1.0))));
    assertThat(history.queries).as("a second later 20 days look the same").hasSize(asked + 1);
    clock.advance(Duration.ofMinutes(2));
    feed.sampled(new SampleBatch(host, clock.instant(), Map.of(HostId.random(), Map.of())));
    assertThat(history.queries).as("nothing of this VM").hasSize(asked + 1);
    feed.sampled(new SampleBatch(host, clock.instant(), Map.of(vm, Map.of(Metrics.CPU_USAGE, 1.0))));
    assertThat(history.queries).hasSize(asked + 2);
    waitUntil(() -> description.isEmpty());
  }

  /** Before anything is read, with what is known. */
  @Test
  void allChartsFollowAtOnce() {
    show(Duration.ofDays(365), ChartPageTest::wave);
    cpu(Range.TEN_MINUTES.window());
    builder = new ManualExecutor();
    page.navigation().rangeChosen(NOW.minusSeconds(300), NOW.minusSeconds(100));
    assertThat(ends().get(0)).isEqualTo(NOW.minusSeconds(100));
    waitUntil(() -> ends().equals(List.of(NOW.minusSeconds(100), NOW.minusSeconds(100))));
  }

  /** Each step of the wheel has all charts follow: where one takes long, the next ones wait until keys were served. */
  @Test
  void chartsFollowOneByOne() {
    show(Duration.ofDays(365), ChartPageTest::wave);
    cpu(Range.TEN_MINUTES.window());
    waitUntil(() -> charts().stream().allMatch(chart -> chart.getPaintedModel().isPresent()));
    builder = new ManualExecutor();
    raster = task -> {
      task.run();
      long start = System.nanoTime();
      while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(5)) {
        Thread.onSpinWait();
      }
    };
    page.navigation().rangeChosen(NOW.minusSeconds(300), NOW.minusSeconds(100));
    assertThat(ends()).containsExactly(NOW.minusSeconds(100), NOW);
    page.navigation().rangeChosen(NOW.minusSeconds(300), NOW.minusSeconds(200));
    assertThat(ends()).containsExactly(NOW.minusSeconds(200), NOW);
    waitUntil(() -> ends().equals(List.of(NOW.minusSeconds(200), NOW.minusSeconds(200))));
  }

  private List<Instant> ends() {
    return charts().stream().map(chart -> chart.getModel().map(ChartModel::to).orElse(Instant.EPOCH)).toList();
  }

  @Test
  void theAxisBeginsWithTheData() {
    show(Duration.ofMinutes(3), ChartPageTest::wave);
    assertThat(cpu(Range.TEN_MINUTES.window()).from()).isEqualTo(NOW.minus(Duration.ofMinutes(3)));
    page.navigation().choose(Range.HOUR);
    assertThat(cpu(Range.HOUR.window()).from()).as("not longer than a tenth").isEqualTo(NOW.minusSeconds(360));
  }

  @Test
  void theOldestIsWhereHistoryBegins() {
    show(Duration.ofDays(100), ChartPageTest::wave);
    page.navigation().oldestWanted();
    waitUntil(() -> !page.navigation().window().isLive());
    assertThat(page.navigation().window().from(NOW)).isBetween(NOW.minus(Duration.ofDays(101)),
        NOW.minus(Duration.ofDays(99)));
  }

  @Test
  void badNumbersAreShownForWhatTheyAre() {
    double[] bad = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -5, 1e308, 0.5};
    show(Duration.ofDays(365), time -> bad[(int) Math.floorMod(time / 5_000 + time / 86_400_000, (long) bad.length)]);
    for (Range range : Range.values()) {
      page.navigation().choose(range);
      Series series = cpu(range.window()).series().get(0);
      waitUntil(() -> charts().stream().allMatch(chart -> chart.getPaintedModel().isPresent()));
      assertThat(series.size()).isPositive();
    }
  }

  @Test
  void whatWasNeverMeasuredIsNamedInEveryRange() {
    show(Duration.ofMillis(-1), ChartPageTest::wave);
    for (Range range : Range.values()) {
      page.navigation().choose(range);
      waitUntil(() -> feed.page().filter(shown -> shown.window().equals(range.window())).isPresent());
      assertThat(feed.page().orElseThrow().board().unmeasured()).containsExactly("web");
      assertThat(feed.page().orElseThrow().board().charts()).isEmpty();
    }
  }

  /** While a board is built the user asks for another: only that is shown. */
  @Test
  void theNewestRequestWins() {
    YearHistory history = show(Duration.ofDays(365), ChartPageTest::wave);
    cpu(Range.TEN_MINUTES.window());
    history.beforeAnswer(() -> {
      history.beforeAnswer(() -> {});
      feed.show(Range.YEAR.window());
      assertThat(feed.page()).isEmpty();
    });
    feed.show(Range.DAY.window());
    assertThat(feed.page().orElseThrow().window()).isEqualTo(Range.YEAR.window());
  }

  /** The chart of that window, as soon as it is shown. */
  private ChartModel cpu(TimeWindow window) {
    waitUntil(() -> feed.page().filter(shown -> shown.window().equals(window)).isPresent()
        && charts().size() == 2 && charts().stream().allMatch(chart -> shows(chart)));
    return charts().get(0).getModel().orElseThrow();
  }

  private boolean shows(TimeSeriesChart chart) {
    return chart.getModel().filter(feed.page().orElseThrow().board().charts()::containsValue).isPresent();
  }

  private List<TimeSeriesChart> charts() {
    Composite content = (Composite) ((ScrolledComposite) page.control()).getContent();
    return Stream.of(content.getChildren()).filter(TimeSeriesChart.class::isInstance)
        .map(TimeSeriesChart.class::cast).toList();
  }

  private void waitUntil(BooleanSupplier until) {
    Display display = shell.getDisplay();
    long end = System.nanoTime() + LIMIT;
    Runnable wake = () -> {};
    while (!until.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited too long");
      }
      if (!display.readAndDispatch()) {
        display.timerExec(100, wake);
        display.sleep();
      }
    }
  }

  /** Nobody asks it anything. */
  private static final class NoTimes implements RefreshTimes {

    @Override
    public void record(String name, long nanos) {
      // not measured here
    }

    @Override
    public void recordOpening(String name, long nanos) {
      // not measured here
    }

    @Override
    public List<Summary> summaries() {
      return List.of();
    }

    @Override
    public List<Summary> openings() {
      return List.of();
    }

    @Override
    public void reset() {
      // nothing to forget
    }
  }
}
