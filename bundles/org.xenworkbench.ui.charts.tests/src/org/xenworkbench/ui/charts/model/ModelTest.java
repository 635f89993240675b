/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.Axes;

class ModelTest {

  private static final Instant START = Instant.ofEpochSecond(1000);

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void setLocale() {
    Locale.setDefault(Locale.ROOT);
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(before);
  }

  @Test
  void onlyWhatHasNoMaximumAndStandsByItselfCanBeLogarithmic() {
    Instant end = Instant.ofEpochSecond(9);
    ChartModel.Builder bytes = ChartModel.builder("Network", Axes.bytes()).range(Instant.EPOCH, end);
    assertThat(bytes.build().canBeLogarithmic()).isTrue();
    assertThat(bytes.stacked("All").build().canBeLogarithmic()).isFalse();
    assertThat(ChartModel.builder("CPU", Axes.ratio()).range(Instant.EPOCH, end).build().canBeLogarithmic()).isFalse();
  }

  @Test
  void aSampleKnowsTheRangeThatItStandsFor() {
    Series line = new Series("a", "A", 3, new long[] {1, 2}, new double[] {5, Double.NaN});
    assertThat(line.minimum(0)).isEqualTo(5);
    assertThat(line.maximum(1)).isNaN();
    double[] lowest = {2, Double.NaN};
    Series rolledUp = line.withRange(lowest, new double[] {7, Double.NaN});
    lowest[0] = 0;
    assertThat(rolledUp.minimum(0)).isEqualTo(2);
    assertThat(rolledUp.maximum(0)).isEqualTo(7);
    assertThat(rolledUp.value(0)).isEqualTo(5);
    assertThat(rolledUp.colorIndex()).isEqualTo(3);
    assertThatThrownBy(() -> line.withRange(new double[2], new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSeriesKeepsItsValuesWhenTheArraysChange() {
    long[] times = {1, 2};
    double[] values = {10, 20};
    Series series = new Series("a", "A", 0, times, values);
    times[0] = 99;
    values[0] = 99;
    assertThat(series.timeMillis(0)).isEqualTo(1);
    assertThat(series.value(0)).isEqualTo(10);
  }

  @Test
  void aSeriesRefusesWhatDoesNotFit() {
    assertThatThrownBy(() -> new Series("a", "A", 0, new long[2], new double[1]))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 times for 1 values");
    assertThatThrownBy(() -> new Series("a", "A", 0, new long[] {2, 1}, new double[2]))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("time 1 after 2");
    assertThatThrownBy(() -> new Series("a", "A", -1, new long[0], new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSeriesFindsSamplesByTime() {
    Series series = new Series("a", "A", 0, new long[] {10, 20, 20, 30}, new double[] {1, 2, 3, Double.NaN});
    assertThat(series.ceilingIndex(5)).isZero();
    assertThat(series.ceilingIndex(20)).isEqualTo(1);
    assertThat(series.ceilingIndex(31)).isEqualTo(4);
    assertThat(series.nearestIndex(0)).isZero();
    assertThat(series.nearestIndex(14)).isZero();
    assertThat(series.nearestIndex(16)).isEqualTo(1);
    assertThat(series.nearestIndex(99)).isEqualTo(3);
    assertThat(new Series("b", "B", 0, new long[0], new double[0]).nearestIndex(5)).isEqualTo(-1);
  }

  @Test
  void aGapIsNoValue() {
    Series series = new Series("a", "A", 0, new long[] {10, 20, 30},
        new double[] {4, Double.NaN, Double.POSITIVE_INFINITY});
    assertThat(series.latest()).isNaN();
    assertThat(series.statistics(0, 99)).isEqualTo(new Statistics(Double.NaN, 4, 4, 4, Duration.ZERO));
    assertThat(series.statistics(15, 99)).isEqualTo(Statistics.NONE);
    assertThat(series.hasValue(10, 10)).isTrue();
    assertThat(series.hasValue(11, 99)).isFalse();
  }

  @Test
  void aBandEndsAfterItsStart() {
    assertThatThrownBy(() -> Band.of(START, START.minusMillis(1), "", ColorRole.ERROR))
        .isInstanceOf(IllegalArgumentException.class);
    Band open = Band.open(START, "", ColorRole.ACTIVITY);
    assertThat(open.isOpen()).isTrue();
    assertThat(open.contains(Long.MAX_VALUE)).isTrue();
    assertThat(open.contains(0)).isFalse();
    assertThat(Band.of(START, START, "", ColorRole.ERROR).contains(START.toEpochMilli())).isTrue();
  }

  @Test
  void aModelNeedsARange() {
    ChartModel.Builder builder = ChartModel.builder("t", Axes.ratio());
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    assertThat(builder.range(START, START.plusMillis(1)).build().caption()).isEmpty();
  }

  @Test
  void anAxisWritesAsItWasTold() {
    ValueAxis axis = ValueAxis.of(ValueAxis.Steps.DECIMAL, value -> value + " W");
    assertThat(axis.format(1.5)).isEqualTo("1.5 W");
    assertThat(axis.format(Double.NaN)).isEqualTo("\u2013");
  }

  @Test
  void anAxisRefusesAMaximumOfNothing() {
    assertThatThrownBy(() -> Axes.bytes().withMaximum(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Axes.bytes().withMaximum(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Axes.ratio().withoutMaximum().maximum()).isEmpty();
  }

  /** Of an hour in minutes and ten minutes in seconds the ten minutes are not most. */
  @Test
  void theMeanIsThatOverTime() {
    Series series = new Series("a", "A", 0, new long[] {0, 100, 200, 210, 220, 230}, new double[] {0, 0, 8, 8, 8, 8});
    assertThat(series.statistics(0, 230).mean()).isCloseTo((10 + 3 * 10) * 8 / 240.0, within(1e-9));
    Series hole = new Series("a", "A", 0, new long[] {0, 10, 1000, 1010}, new double[] {2, 2, 4, 4});
    assertThat(hole.statistics(0, 2000).mean()).as("a hole is no time").isEqualTo(3);
    assertThat(hole.statistics(0, 2000).last()).isEqualTo(4);
  }

  @Test
  void lowestAndHighestAreOfWhatSamplesStandFor() {
    Series series = new Series("a", "A", 0, new long[] {1, 2}, new double[] {5, 6})
        .withRange(new double[] {2, Double.NaN}, new double[] {7, 9});
    assertThat(series.hasRange()).isTrue();
    assertThat(series.statistics(1, 2)).isEqualTo(new Statistics(6, 2, 5.5, 9, Duration.ZERO));
    assertThat(series.withRange(new double[] {5, 6}, new double[] {5, 6}).statistics(0, 9).maximum()).isEqualTo(6);
    assertThat(new Series("b", "B", 0, new long[] {1}, new double[] {5}).withRange(new double[] {5}, new double[] {5})
        .hasRange()).as("its own value is no range").isFalse();
  }

  @Test
  void hugeValuesHaveAMean() {
    Series series = new Series("a", "A", 0, new long[] {1, 2, 3}, new double[] {1.6e308, 1.6e308, 1.6e308});
    assertThat(series.statistics(0, 9).mean()).isEqualTo(1.6e308);
  }
}
