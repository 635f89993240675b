/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.xenworkbench.ui.performance.internal.compare.MovedVm.START;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.performance.internal.TimeWindow;
import org.xenworkbench.ui.performance.internal.compare.Comparison.Place;

class ComparisonBuilderTest {

  private static final Duration LENGTH = Duration.ofSeconds(20);

  private final MovedVm moved = new MovedVm();

  private Comparison build(ComparedMigration migration, Instant now) {
    return moved.builder().build(migration, Optional.empty(), Optional.empty(), now);
  }

  private static MeansRow row(Comparison comparison, Role role, String metric) {
    return comparison.rows().stream().filter(row -> row.role() == role && row.metric().equals(metric)).findFirst()
        .orElseThrow();
  }

  /** Every second, so that each phase has its samples; no network on the hosts, as on Xen. */
  private void measureAll() {
    moved.measure(moved.source, Metrics.CPU_AVG, 1, 90, 90, second -> second <= 0 ? 0.5 : second <= 20 ? 0.9 : 0.1);
    moved.measure(moved.target, Metrics.CPU_AVG, 1, 90, 90, second -> second <= 20 ? 0.2 : 0.6);
    moved.measure(moved.vm, Metrics.CPU_USAGE, 1, 90, 90, second -> 0.25);
    moved.measure(moved.source, Metrics.MEMORY_USED, 1, 90, 90, second -> 1 << 30);
    moved.measure(moved.vm, "vif_0_rx", 1, 90, 90, second -> 100);
  }

  @Test
  void theTableHasTheMeansOfBothHostsAndTheVm() {
    measureAll();
    Comparison comparison = build(moved.ended(LENGTH), START.plusSeconds(100));
    CompareTimes times = comparison.times();
    assertThat(times.kept()).isEqualTo(Resolution.SAMPLES);
    assertThat(CompareTexts.cells(row(comparison, Role.SOURCE, "CPU"))).containsExactly("CPU", "PM2 (source)",
        "50.0 % (60 samples)", "90.0 % (20 samples)", "10.0 % (60 samples)");
    assertThat(CompareTexts.cells(row(comparison, Role.TARGET, "CPU"))).containsExactly("CPU", "PM1 (target)",
        "20.0 % (60 samples)", "20.0 % (20 samples)", "60.0 % (60 samples)");
    assertThat(CompareTexts.cells(row(comparison, Role.VM, "CPU"))).contains("VM2 (VM)", "25.0 % (20 samples)");
    assertThat(CompareTexts.cells(row(comparison, Role.SOURCE, "Memory used"))).contains("1.0 GiB (20 samples)");
    assertThat(comparison.rows()).extracting(MeansRow::role, MeansRow::metric).as("each metric of all").first()
        .isEqualTo(org.assertj.core.groups.Tuple.tuple(Role.SOURCE, "CPU"));
    assertThat(CompareTexts.notes(comparison)).isEmpty();
    assertThat(CompareTexts.copied(comparison).lines()).first().isEqualTo(
        "Mean of\tHost or VM\tBefore (1 min)\tDuring (20 s)\tAfter (1 min)");
    assertThat(CompareTexts.copied(comparison).lines()).contains(
        "CPU\tPM2 (source)\t50.0 % (60 samples)\t90.0 % (20 samples)\t10.0 % (60 samples)");
  }

  @Test
  void sourceAndTargetStandUnderEachOtherOnOneTimeAxisWithTheBand() {
    measureAll();
    moved.log.keep(moved.ended(LENGTH).entry().withAttribute(LogAttribute.SERVICE_GAP, "3300000000"));
    Comparison comparison = build(moved.ended(LENGTH), START.plusSeconds(100));
    assertThat(comparison.places()).containsExactly(new Place(Role.SOURCE, "cpu"), new Place(Role.TARGET, "cpu"),
        new Place(Role.VM, "cpu"), new Place(Role.SOURCE, "memory"));
    for (Place place : comparison.places()) {
      ChartModel chart = comparison.charts().get(place);
      assertThat(chart.from()).isEqualTo(START.minusSeconds(60));
      assertThat(chart.to()).isEqualTo(START.plus(LENGTH).plusSeconds(60));
      assertThat(chart.bands()).singleElement().satisfies(band -> {
        assertThat(band.from()).isEqualTo(START);
        assertThat(band.to()).contains(START.plus(LENGTH));
        assertThat(band.keys()).containsExactly(moved.migration.toString());
      });
    }
    assertThat(comparison.charts().get(new Place(Role.TARGET, "cpu")).caption()).startsWith("target");
  }

  @Test
  void theBandSaysWhatTheLogHas() {
    measureAll();
    ComparedMigration migration = ComparedMigration.of(moved.ended(LENGTH).entry()
        .withAttribute(LogAttribute.SERVICE_GAP, "3300000000")
        .withAttribute(LogAttribute.SERVICE_GAP_RESOLUTION, "400000000")).orElseThrow();
    moved.log.keep(migration.entry());
    Band band = build(migration, START.plusSeconds(100)).charts().get(new Place(Role.VM, "cpu")).bands().get(0);
    assertThat(band.label()).as("hosts that are gone have the log's names")
        .isEqualTo("VM2: PM2 \u2192 PM1, 20 s, service gap 3.3 s \u00b1 0.4 s");
    assertThat(CompareTexts.migration(migration)).contains("It took 20 s.", "Service gap: 3.3 s",
        "downtime: not reported");
  }

  @Test
  void whatRunsHasNoAfterAndGrows() {
    measureAll();
    Comparison comparison = build(moved.running(), START.plusSeconds(7));
    MeansRow source = row(comparison, Role.SOURCE, "CPU");
    assertThat(source.mean(Phase.DURING).samples()).isEqualTo(7);
    assertThat(source.mean(Phase.AFTER)).isEqualTo(WindowMean.NONE);
    assertThat(CompareTexts.mean(source, Phase.AFTER)).isEqualTo("\u2013");
    assertThat(CompareTexts.heading(Phase.AFTER, comparison.times())).isEqualTo("After");
    assertThat(CompareTexts.heading(Phase.DURING, comparison.times())).isEqualTo("During (7 s)");
    assertThat(comparison.charts().get(new Place(Role.SOURCE, "cpu")).to()).isEqualTo(START.plusSeconds(7));
    assertThat(build(moved.running(), START.plusSeconds(9)).times().to()).isEqualTo(START.plusSeconds(9));
  }

  /** Samples round a migration are kept longer than others. */
  @Test
  void ofYesterdayThereAreTheSamplesStill() {
    measureAll();
    Comparison comparison = build(moved.ended(LENGTH), START.plus(Duration.ofDays(1)));
    assertThat(comparison.times().kept()).isEqualTo(Resolution.SAMPLES);
    assertThat(CompareTexts.cells(row(comparison, Role.SOURCE, "CPU"))).containsExactly("CPU", "PM2 (source)",
        "50.0 % (60 samples)", "90.0 % (20 samples)", "10.0 % (60 samples)");
    assertThat(CompareTexts.notes(comparison)).isEmpty();
    assertThat(comparison.charts().get(new Place(Role.SOURCE, "cpu")).from()).isEqualTo(START.minusSeconds(60));
  }

  /** Of yesterday there are hours: what is told of the migration is the mean of the one that it lies in. */
  @Test
  void whatIsKeptCoarserHasTheMeanOfALongerTime() {
    moved.measure(moved.source, Metrics.CPU_AVG, 3600, 20 * 3600, 20 * 3600, second -> 0.5);
    Comparison comparison = build(moved.ended(LENGTH), START.plus(Duration.ofDays(1)));
    CompareTimes times = comparison.times();
    assertThat(times.kept()).isEqualTo(Resolution.HOURS);
    assertThat(times.margin()).isEqualTo(Duration.ofHours(5));
    List<String> cells = CompareTexts.cells(row(comparison, Role.SOURCE, "CPU"));
    assertThat(cells.get(2)).isEqualTo("50.0 % (5 samples)");
    assertThat(cells.get(3)).isEqualTo("50.0 % (mean of " + Formats.time(START) + " \u2013 "
        + Formats.time(START.plusSeconds(3600)) + ")");
    assertThat(cells.get(4)).as("the first one began before the end").isEqualTo("50.0 % (4 samples)");
    assertThat(CompareTexts.notes(comparison)).contains("one value per 1 h", "No sample lies within",
        "Nothing was measured of PM1, VM2");
    assertThat(comparison.charts().get(new Place(Role.SOURCE, "cpu")).from()).isEqualTo(START.minusSeconds(5 * 3600));
  }

  @Test
  void whereNothingWasMeasuredThereIsADashAndNeverZero() {
    measureAll();
    moved.history.put(moved.target, Metrics.CPU_AVG,
        new TimeSeries(new long[] {START.minusSeconds(10).toEpochMilli(), START.minusSeconds(9).toEpochMilli()},
            new double[] {0, Double.NaN}));
    Comparison comparison = build(moved.ended(LENGTH), START.plusSeconds(100));
    List<String> cells = CompareTexts.cells(row(comparison, Role.TARGET, "CPU"));
    assertThat(cells.subList(2, 5)).containsExactly("0.0 % (1 sample)", "\u2013", "\u2013");
  }

  @Test
  void whatWasNotSeenToBeginHasNoPhases() {
    measureAll();
    ComparedMigration unseen = ComparedMigration.of(moved.ended(LENGTH).entry()
        .withAttribute(LogAttribute.DURATION_UNKNOWN, "true")).orElseThrow();
    Comparison comparison = build(unseen, START.plusSeconds(100));
    assertThat(comparison.rows()).isNotEmpty()
        .allSatisfy(row -> assertThat(row.means().values()).containsOnly(WindowMean.NONE));
    assertThat(CompareTexts.migration(unseen)).contains("not seen");
  }

  /** While the page stands open, fine values leave memory; what was known of them does not change. */
  @Test
  void meansThatWereFinerStay() {
    measureAll();
    ComparedMigration migration = moved.ended(LENGTH);
    Comparison first = build(migration, START.plusSeconds(100));
    moved.measure(moved.source, Metrics.CPU_AVG, 60, 600, 600, second -> 0.3);
    moved.measure(moved.target, Metrics.CPU_AVG, 60, 600, 600, second -> 0.3);
    moved.measure(moved.vm, Metrics.CPU_USAGE, 60, 600, 600, second -> 0.3);
    Comparison later = moved.builder().build(migration, Optional.empty(), Optional.of(first), START.plusSeconds(3000));
    assertThat(later.rows()).isEqualTo(first.rows());
    assertThat(later.times()).isEqualTo(first.times());
    assertThat(build(migration, START.plusSeconds(3000)).times().kept()).isEqualTo(Resolution.MINUTES);
  }

  @Test
  void theChartsCanShowAPartOfIt() {
    measureAll();
    TimeWindow part = TimeWindow.between(START.minusSeconds(5), START.plusSeconds(15), Instant.MAX);
    Comparison comparison = moved.builder().build(moved.ended(LENGTH), Optional.of(part), Optional.empty(),
        START.plusSeconds(100));
    assertThat(comparison.charts().values()).isNotEmpty().allSatisfy(chart -> {
      assertThat(chart.from()).isEqualTo(START.minusSeconds(5));
      assertThat(chart.to()).isEqualTo(START.plusSeconds(15));
    });
    assertThat(row(comparison, Role.SOURCE, "CPU").mean(Phase.BEFORE).samples()).as("the table is of all")
        .isEqualTo(60);
  }

  @Test
  void anEndBeforeTheStartIsNone() {
    measureAll();
    Comparison comparison = build(moved.ended(Duration.ofSeconds(-30)), START.plusSeconds(100));
    assertThat(comparison.times().ended()).isEqualTo(START);
    assertThat(row(comparison, Role.SOURCE, "CPU").mean(Phase.DURING)).isEqualTo(WindowMean.NONE);
    assertThat(CompareTexts.migration(comparison.migration())).doesNotContain("-30");
  }

  /** Against a plain computation: whole seconds, each with the value of the point that tells of it. */
  @Test
  void everyMeanIsThatOfTheSecondsOfItsPhase() {
    long seed = Long.getLong("seed", 13);
    int rounds = Integer.getInteger("rounds", 200);
    System.out.println("ComparisonBuilderTest: seed " + seed + ", " + rounds + " rounds");
    Random random = new Random(seed);
    for (int round = 0; round < rounds; round++) {
      int length = 1 + random.nextInt(100);
      int step = 1 + random.nextInt(7);
      double[] values = random.doubles(1000).toArray();
      moved.measure(moved.source, Metrics.CPU_AVG, step, 90, length + 90,
          second -> (second + 200) % 11 == 0 ? Double.NaN : values[(int) second + 200]);
      Comparison comparison = build(moved.ended(Duration.ofSeconds(length)), START.plusSeconds(length + 70L));
      int[][] phases = {{-60, 0}, {0, length}, {length, length + 60}};
      for (Phase phase : Phase.values()) {
        int from = phases[phase.ordinal()][0];
        int to = phases[phase.ordinal()][1];
        double sum = 0;
        int count = 0;
        int known = 0;
        for (int second = -90 / step * step; second - step < to; second += step) {
          int within = Math.min(to, second) - Math.max(from, second - step);
          if (within > 0 && (second + 200) % 11 != 0) {
            sum += within * values[second + 200];
            known += within;
            count += within == step ? 1 : 0;
          }
        }
        WindowMean mean = row(comparison, Role.SOURCE, "CPU").mean(phase);
        String what = "seed " + seed + ", round " + round + ", " + phase;
        assertThat(mean.samples()).as(what).isEqualTo(count);
        if (known > 0) {
          assertThat(mean.mean()).as(what).isCloseTo(sum / known, within(1e-9));
        }
      }
    }
  }
}
