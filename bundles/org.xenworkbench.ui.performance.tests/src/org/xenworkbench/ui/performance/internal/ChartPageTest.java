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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.ManualExecutor;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;

/** A year of history, looked at on the page of charts, of a VM that is gone: nobody but the past knows of it. */
class ChartPageTest extends PageWindow {

  @Test
  void everyRangeShowsItsPartOfTheYearWithMigrations() {
    show(Duration.ofDays(365), PageWindow::wave);
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
    YearHistory history = show(Duration.ofDays(365), PageWindow::wave);
    history.queries.clear();
    page.navigation().choose(Range.YEAR);
    assertThat(history.ofCharts()).singleElement()
        .satisfies(query -> assertThat(query.metrics()).containsOnly(Metrics.CPU_USAGE, Metrics.MEMORY));
  }

  @Test
  void whoLooksBackStandsStillUntilNow() {
    YearHistory history = show(Duration.ofDays(365), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    assertThat(description()).isEmpty();
    Instant from = NOW.minus(Duration.ofDays(40));
    page.navigation().rangeChosen(from, from.plus(Duration.ofDays(20)));
    ChartModel back = cpu(page.navigation().window());
    assertThat(back.from()).isEqualTo(from);
    assertThat(description()).startsWith("Looking back: ").contains("stand still");
    int asked = history.ofCharts().size();
    clock.advance(Duration.ofHours(1));
    feed.sampled(new SampleBatch(host, clock.instant(), Map.of(vm, Map.of(Metrics.CPU_USAGE, 1.0))));
    assertThat(history.ofCharts()).as("nothing new").hasSize(asked);
    page.navigation().newestWanted();
    assertThat(cpu(page.navigation().window()).to()).isEqualTo(clock.instant());
    feed.sampled(new SampleBatch(host, clock.instant(), Map.of(vm, Map.of(Metrics.CPU_USAGE, 1.0))));
    assertThat(history.ofCharts()).as("a second later 20 days look the same").hasSize(asked + 1);
    clock.advance(Duration.ofMinutes(2));
    feed.sampled(new SampleBatch(host, clock.instant(), Map.of(HostId.random(), Map.of())));
    assertThat(history.ofCharts()).as("nothing of this VM").hasSize(asked + 1);
    feed.sampled(new SampleBatch(host, clock.instant(), Map.of(vm, Map.of(Metrics.CPU_USAGE, 1.0))));
    assertThat(history.ofCharts()).hasSize(asked + 2);
    waitUntil(() -> description().isEmpty());
  }

  /** Memory of a VM that is gone is drawn against no maximum; before there is a chart there is nothing to choose. */
  @Test
  void aScaleThatNoChartCanHaveIsNotOffered() {
    ManualExecutor later = new ManualExecutor();
    builder = later;
    show(Duration.ofDays(365), PageWindow::wave);
    MenuManager menu = new MenuManager();
    page.contributeTo(menu);
    IAction scale = Stream.of(menu.getItems()).filter(ActionContributionItem.class::isInstance)
        .map(item -> ((ActionContributionItem) item).getAction())
        .filter(action -> action.getText().equals(Messages.ChartActions_logarithmic)).findFirst().orElseThrow();
    assertThat(scale.isEnabled()).isFalse();
    later.runAll();
    cpu(Range.TEN_MINUTES.window());
    waitUntil(scale::isEnabled);
  }

  /** Before anything is read, with what is known. */
  @Test
  void allChartsFollowAtOnce() {
    show(Duration.ofDays(365), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    builder = new ManualExecutor();
    page.navigation().rangeChosen(NOW.minusSeconds(300), NOW.minusSeconds(100));
    assertThat(ends().get(0)).isEqualTo(NOW.minusSeconds(100));
    waitUntil(() -> ends().equals(List.of(NOW.minusSeconds(100), NOW.minusSeconds(100))));
  }

  /** Each step of the wheel has all charts follow: where one takes long, the next ones wait until keys were served. */
  @Test
  void chartsFollowOneByOne() {
    show(Duration.ofDays(365), PageWindow::wave);
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
    show(Duration.ofMinutes(3), PageWindow::wave);
    assertThat(cpu(Range.TEN_MINUTES.window()).from()).isEqualTo(NOW.minus(Duration.ofMinutes(3)));
    page.navigation().choose(Range.HOUR);
    assertThat(cpu(Range.HOUR.window()).from()).as("not longer than a tenth").isEqualTo(NOW.minusSeconds(360));
  }

  @Test
  void theOldestIsWhereHistoryBegins() {
    show(Duration.ofDays(100), PageWindow::wave);
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
    show(Duration.ofMillis(-1), PageWindow::wave);
    for (Range range : Range.values()) {
      page.navigation().choose(range);
      waitUntil(() -> feed.page().filter(shown -> shown.window().equals(range.window())).isPresent());
      assertThat(feed.page().orElseThrow().board().unmeasured()).containsExactly("web");
      assertThat(feed.page().orElseThrow().board().hasValues()).as("empty charts, which can be left").isFalse();
    }
  }

  /** While a board is built the user asks for another: only that is shown. */
  @Test
  void theNewestRequestWins() {
    YearHistory history = show(Duration.ofDays(365), PageWindow::wave);
    cpu(Range.TEN_MINUTES.window());
    history.beforeAnswer(() -> {
      history.beforeAnswer(() -> {});
      feed.show(Range.YEAR.window());
      assertThat(feed.page()).isEmpty();
    });
    feed.show(Range.DAY.window());
    assertThat(feed.page().orElseThrow().window()).isEqualTo(Range.YEAR.window());
  }
}
