/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
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
  void theSummaryNamesEverySeriesBandAndMarker() {
    assertThat(ChartSummary.of(model).lines()).containsExactly(
        "Load, simulated",
        "Fast: latest 4\u00a0W, lowest 2\u00a0W, mean 3\u00a0W, highest 4\u00a0W",
        "Late: latest 7\u00a0W, lowest 7\u00a0W, mean 7\u00a0W, highest 7\u00a0W",
        "Move from 00:00:09 to 00:00:12",
        "Second move since 00:00:30, still running",
        "Reconnected at 00:00:15");
  }
}
