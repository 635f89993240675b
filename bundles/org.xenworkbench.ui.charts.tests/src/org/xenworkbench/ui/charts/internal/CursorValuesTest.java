/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.Axes;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.ColorRole;
import org.xenworkbench.ui.charts.model.Marker;
import org.xenworkbench.ui.charts.model.Series;

class CursorValuesTest {

  private static final Series FAST =
      new Series("f", "Fast", 0, new long[] {0, 10_000, 20_000, 30_000}, new double[] {1, 2, Double.NaN, 4});
  private static final Series LATE = new Series("l", "Late", 1, new long[] {25_000, 40_000}, new double[] {7, 8});

  private final ChartModel model = ChartModel.builder("Load", Axes.number("W")).caption("simulated")
      .zone(ZoneOffset.UTC).range(Instant.ofEpochSecond(5), Instant.ofEpochSecond(35)).add(FAST).add(LATE)
      .add(Band.of(Instant.ofEpochSecond(9), Instant.ofEpochSecond(12), "Move", ColorRole.ACTIVITY))
      .add(Band.open(Instant.ofEpochSecond(30), "Second move", ColorRole.ACTIVITY))
      .add(new Marker(Instant.ofEpochSecond(15), "Reconnected", ColorRole.NEUTRAL)).build();

  @Test
  void theCursorStandsOnSamplesWithinTheRange() {
    assertThat(CursorValues.snap(model, 11_000)).hasValue(10_000);
    assertThat(CursorValues.snap(model, 24_000)).hasValue(25_000);
    assertThat(CursorValues.snap(model, 34_000)).hasValue(30_000);
  }

  @Test
  void stepsGoFromSampleToSampleOfAllSeriesAndEndAtTheEdges() {
    assertThat(CursorValues.step(model, 10_000, true)).isEqualTo(20_000);
    assertThat(CursorValues.step(model, 20_000, true)).isEqualTo(25_000);
    assertThat(CursorValues.step(model, 30_000, true)).isEqualTo(30_000);
    assertThat(CursorValues.step(model, 30_000, false)).isEqualTo(25_000);
    assertThat(CursorValues.step(model, 10_000, false)).isEqualTo(10_000);
  }

  @Test
  void aGapAndAFarSampleReadAsNothing() {
    assertThat(CursorValues.read(FAST, 11_000)).isEqualTo(2);
    assertThat(CursorValues.read(FAST, 20_000)).isNaN();
    assertThat(CursorValues.read(FAST, 60_000)).isNaN();
    assertThat(CursorValues.read(new Series("e", "E", 0, new long[0], new double[0]), 0)).isNaN();
  }

  @Test
  void theCursorIsDescribedInWords() {
    assertThat(CursorValues.describe(model, 10_000))
        .containsExactly("00:00:10", "Move", "Fast 2\u00a0W", "Late 7\u00a0W");
  }

  @Test
  void whatStandsForADayHasNoTimeOfIt() {
    long day = 86_400_000;
    Series days = new Series("d", "Days", 0, new long[] {day / 2, 3 * day / 2}, new double[] {1, 2})
        .withSpans(new long[] {0, day}, new long[] {day, 2 * day});
    ChartModel year = ChartModel.builder("Load", Axes.number("W")).zone(ZoneOffset.UTC)
        .range(Instant.EPOCH, Instant.ofEpochMilli(2 * day)).add(days).build();
    assertThat(CursorValues.describe(year, 3 * day / 2)).containsExactly("1970-01-02", "Days 2\u00a0W");
    assertThat(CursorValues.describe(year, day / 2 + 1000).get(0)).isEqualTo("1970-01-01 12:00:01");
    assertThat(Legend.words(year, Presentation.PLAIN)).extracting(Legend.Words::value)
        .containsExactly("latest day 2\u00a0W");
    Series today = new Series("d", "Days", 0, new long[] {day / 2, day + 3000}, new double[] {1, 2})
        .withSpans(new long[] {0, day}, new long[] {day, day + 6000});
    assertThat(today.isOfDay(1)).as("a day that goes on").isTrue();
    assertThat(new Series("e", "E", 0, new long[] {0}, new double[] {1}).isOfDay(0)).isFalse();
  }

  @Test
  void theSummaryNamesEverySeriesBandAndMarker() {
    assertThat(ChartSummary.of(model).lines()).containsExactly(
        "Load, simulated",
        "Fast: latest 4\u00a0W, lowest 2\u00a0W, mean 3\u00a0W, highest 4\u00a0W",
        "Late: latest 7\u00a0W, lowest 7\u00a0W, mean 7\u00a0W, highest 7\u00a0W",
        "Move from 00:00:09 to 00:00:12",
        "Second move since 00:00:30, still running",
        "Reconnected at 00:00:15");
  }

  /** A migration of seconds, where a value stands for a minute: what was measured then is that minute's. */
  @Test
  void aBandBetweenTwoSamplesCanBeReadInItsMiddle() {
    Series minutes = new Series("m", "Minutes", 0, new long[] {30_000, 90_000, 150_000}, new double[] {1, 2, 3});
    ChartModel narrow = ChartModel.builder("Load", Axes.number("W")).zone(ZoneOffset.UTC)
        .range(Instant.ofEpochSecond(0), Instant.ofEpochSecond(180)).add(minutes)
        .add(Band.of(Instant.ofEpochSecond(100), Instant.ofEpochSecond(110), "Move", ColorRole.ACTIVITY))
        .add(Band.of(Instant.ofEpochSecond(85), Instant.ofEpochSecond(95), "Read", ColorRole.ACTIVITY))
        .add(Band.of(Instant.ofEpochSecond(160), Instant.ofEpochSecond(300), "Beyond", ColorRole.ACTIVITY)).build();
    assertThat(CursorValues.snap(narrow, 104_000)).hasValue(105_000);
    assertThat(CursorValues.describe(narrow, 105_000)).containsExactly("00:01:45", "Move", "Minutes 2\u00a0W");
    assertThat(CursorValues.snap(narrow, 92_000)).as("it has a sample").hasValue(90_000);
    assertThat(CursorValues.snap(narrow, 175_000)).as("its middle is not seen").hasValue(150_000);
    assertThat(CursorValues.step(narrow, 90_000, true)).isEqualTo(105_000);
    assertThat(CursorValues.step(narrow, 105_000, true)).isEqualTo(150_000);
    assertThat(CursorValues.step(narrow, 150_000, false)).isEqualTo(105_000);
  }

  @Test
  void whereNothingWasMeasuredABandIsNoPlaceForTheCursor() {
    ChartModel empty = ChartModel.builder("Load", Axes.number("W"))
        .range(Instant.ofEpochSecond(0), Instant.ofEpochSecond(180))
        .add(new Series("e", "E", 0, new long[0], new double[0]))
        .add(Band.of(Instant.ofEpochSecond(100), Instant.ofEpochSecond(110), "Move", ColorRole.ACTIVITY)).build();
    assertThat(CursorValues.snap(empty, 104_000)).isEmpty();
    assertThat(CursorValues.step(empty, 104_000, true)).isEqualTo(104_000);
  }

  /** From one end to the other the keys come by all samples and all bands between them, and end. */
  @Test
  void theKeysReachWhateverTheMouseDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int places = 0;
    for (int i = 0; i < 200; i++) {
      long[] times = random.longs(random.nextInt(12), 0, 1_000).sorted().distinct().toArray();
      ChartModel.Builder chart = ChartModel.builder("Load", Axes.number("W"))
          .range(Instant.ofEpochMilli(0), Instant.ofEpochMilli(1_000))
          .add(new Series("s", "S", 0, times, new double[times.length]));
      for (int band = random.nextInt(5); band > 0; band--) {
        long from = random.nextInt(1_000);
        chart.add(Band.of(Instant.ofEpochMilli(from), Instant.ofEpochMilli(from + 1 + random.nextInt(200)), "",
            ColorRole.ACTIVITY));
      }
      ChartModel model = chart.build();
      Set<Long> byMouse = new TreeSet<>();
      LongStream.rangeClosed(0, 1_000).forEach(time -> CursorValues.snap(model, time).ifPresent(byMouse::add));
      Set<Long> byKeys = new TreeSet<>();
      OptionalLong first = CursorValues.snap(model, 0);
      for (long at = first.orElse(-1), next; first.isPresent() && byKeys.add(at); at = next) {
        next = CursorValues.step(model, at, true);
      }
      assertThat(byKeys).as("seed %s", seed).containsAll(byMouse);
      places += byKeys.size();
    }
    System.out.println("CursorValuesTest: seed " + seed + ", " + places + " places in 200 charts");
  }
}
