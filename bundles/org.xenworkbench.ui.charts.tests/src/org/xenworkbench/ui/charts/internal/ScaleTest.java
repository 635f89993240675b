/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.ui.charts.Axes;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

class ScaleTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

  @Test
  void timesMapToPositionsAndBack() {
    TimeScale scale = new TimeScale(1000, 3000, 200);
    assertThat(scale.x(2000)).isEqualTo(100);
    assertThat(scale.time(100)).isEqualTo(2000);
    assertThat(scale.contains(3000)).isTrue();
    assertThat(scale.contains(3001)).isFalse();
  }

  @Test
  void valuesBeyondTheScaleLieOnItsEdge() {
    ValueScale scale = new ValueScale(AxisRange.to(10), 100, 0);
    assertThat(scale.y(0)).isEqualTo(100);
    assertThat(scale.y(5)).isEqualTo(50);
    assertThat(scale.y(99)).isZero();
    assertThat(scale.y(-1)).isEqualTo(100);
  }

  @Test
  void theMaximumIsFixedOrARoundOneAboveWhatIsInRange() {
    long[] times = {0, 500, 1500, 9000};
    double[] values = {100, 20, Double.NaN, 300};
    assertThat(ticks(Axes.number(""), times, values).values()).containsExactly(0, 10, 20, 30);
    assertThat(ticks(Axes.ratio(), times, values).values()).containsExactly(0, 0.25, 0.5, 0.75, 1);
    assertThat(ticks(Axes.bytes(), times, new double[4]).range().maximum()).isEqualTo(1024);
    assertThat(ticks(Axes.number(""), new long[0], new double[0]).range().maximum()).isEqualTo(1);
  }

  private static ValueTicks ticks(ValueAxis axis, long[] times, double... values) {
    return ticks(axis, false, times, values);
  }

  private static ValueTicks ticks(ValueAxis axis, boolean logarithmic, long[] times, double... values) {
    return ticks(axis, logarithmic, 4, times, values);
  }

  private static ValueTicks ticks(ValueAxis axis, boolean logarithmic, int atMost, long[] times, double... values) {
    ChartModel model = ChartModel.builder("", axis).range(Instant.ofEpochMilli(100), Instant.ofEpochMilli(2000))
        .add(new Series("a", "A", 0, times, values)).build();
    return ValueTicks.of(model, new Presentation(true, logarithmic, 0, Set.of(), Optional.empty()), atMost);
  }

  /** The highest one is the top, with room above the highest value; none is left without a label. */
  @Test
  void valueTicksAreRoundAndReachTheTop() {
    assertThat(ValueTicks.linear(0, 73, false, Steps.DECIMAL, 4).values()).containsExactly(0, 20, 40, 60, 80);
    assertThat(ValueTicks.linear(0, 21e9, false, Steps.BINARY, 4).values())
        .containsExactly(0, 8.0 * (1 << 30), 16.0 * (1 << 30), 24.0 * (1 << 30));
    assertThat(ValueTicks.linear(0, 4.9, false, Steps.DECIMAL, 1).values()).containsExactly(0, 5);
    assertThat(ValueTicks.linear(0, 0.3, false, Steps.BINARY, 1).values()).containsExactly(0, 1);
    assertThat(ValueTicks.linear(0, 31.3, true, Steps.DECIMAL, 4).values()).as("what is fixed is said")
        .containsExactly(0, 10, 20, 31.3);
  }

  /** An eighth of a GiB has three digits after the point, however many lines there is room for. */
  @Test
  void bytesAreToldInQuartersOfTheirUnitAtLeast() {
    double gib = 1 << 30;
    assertThat(ValueTicks.linear(0, gib, true, Steps.BINARY, 8).values())
        .containsExactly(0, gib / 4, gib / 2, 3 * gib / 4, gib);
    assertThat(ValueTicks.linear(0, 0.8 * gib, false, Steps.BINARY, 12).values()).as("labelled in GiB")
        .containsExactly(0, gib / 4, gib / 2, 3 * gib / 4, gib);
    assertThat(ValueTicks.linear(0, gib / 2, true, Steps.BINARY, 8).values()).as("labelled in MiB")
        .containsExactly(0, gib / 16, gib / 8, 3 * gib / 16, gib / 4, 5 * gib / 16, 3 * gib / 8, 7 * gib / 16, gib / 2);
    assertThat(ValueTicks.linear(0, 2, true, Steps.BINARY, 8).values()).containsExactly(0, 1, 2);
  }

  @Test
  void anAxisReachesBelowZeroWhereValuesDo() {
    ValueTicks ticks = ticks(Axes.number(""), new long[] {200, 300}, -7, 12);
    assertThat(ticks.values()).containsExactly(-10, 0, 10, 20);
    assertThat(ticks.range().minimum()).isEqualTo(-10);
    assertThat(new ValueScale(ticks.range(), 30, 0).y(0)).isEqualTo(20);
    assertThat(ticks(Axes.number(""), new long[] {200}, -7).values()).contains(-8, 0);
    ValueTicks low = ticks(Axes.number(""), false, 1, new long[] {200, 300}, -7, 12);
    assertThat(low.range()).as("two steps, however large").isEqualTo(new AxisRange(-20, 20, false));
    assertThat(low.values()).containsExactly(-20, 20);
  }

  @Test
  void aLogarithmicAxisShowsWhatIsSmallBesideWhatIsLarge() {
    ValueTicks ticks = ticks(Axes.bytes(), true, new long[] {200, 300, 400}, 3000, 1 << 30, 0);
    assertThat(ticks.range().logarithmic()).isTrue();
    assertThat(ticks.range().minimum()).isLessThanOrEqualTo(3000).isGreaterThan(0);
    assertThat(ticks.values().length).isBetween(2, 5);
    ValueScale scale = new ValueScale(ticks.range(), 100, 0);
    assertThat(scale.y(3000)).isGreaterThan(scale.y(30_000)).isLessThanOrEqualTo(100);
    assertThat(scale.y(0)).as("at the bottom").isEqualTo(100);
    assertThat(scale.y(-5)).isEqualTo(100);
    assertThat(scale.value(scale.y(30_000))).isCloseTo(30_000, within(1e-6));
    assertThat(ticks(Axes.ratio(), true, new long[] {200}, 0.5).range().logarithmic()).as("fixed").isFalse();
  }

  /** 1 is a power of any factor, so that no factor makes them one step. */
  @Test
  void aLowLogarithmicAxisReachesToBothSidesOfOne() {
    ValueTicks ticks = ticks(Axes.number(""), true, 1, new long[] {200, 300}, 0.5, 2);
    assertThat(ticks.range()).isEqualTo(new AxisRange(0.1, 10, true));
    assertThat(ticks.values()).as("no label without room").containsExactly(0.1, 10);
    assertThat(ticks(Axes.number(""), true, 1, new long[] {200, 300}, 0.001, 2000).range())
        .isEqualTo(new AxisRange(0.0001, 10_000, true));
    assertThat(ticks(Axes.bytes(), true, 1, new long[] {200, 300}, 0.5, 2).range())
        .isEqualTo(new AxisRange(0.25, 4, true));
    assertThat(ticks(Axes.number(""), true, 1, new long[] {200, 300}, 2, 200).range())
        .isEqualTo(new AxisRange(1, 1000, true));
  }

  /** Whatever comes: an axis has a range, and a few ascending ticks in it, of which the last is its end. */
  @Test
  void everyAxisHasTicks() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    double[] special = {0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, Double.NaN,
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-300, -1e-300, 1, -1};
    for (int i = 0; i < 3000; i++) {
      double[] values = random.doubles(4).map(each -> random.nextInt(3) == 0 ? special[random.nextInt(special.length)]
          : (each - 0.2) * Math.pow(10, random.nextInt(600) - 300)).toArray();
      ValueAxis axis = random.nextBoolean() ? Axes.bytes() : random.nextBoolean() ? Axes.number("") : Axes.ratio();
      ValueTicks ticks = ticks(axis, random.nextBoolean(), 1 + random.nextInt(4), new long[] {200, 300, 400, 500},
          values);
      String what = "seed " + seed + ", round " + i + ": " + Arrays.toString(values) + " gave " + ticks.range() + ' '
          + Arrays.toString(ticks.values());
      assertThat(ticks.range().minimum()).as(what).isLessThan(ticks.range().maximum()).isFinite();
      assertThat(ticks.range().maximum()).as(what).isFinite();
      assertThat(ticks.values()).as(what).isSorted().doesNotHaveDuplicates().hasSizeBetween(1, 7)
          .endsWith(ticks.range().maximum());
      assertThat(new ValueScale(ticks.range(), 100, 1.7).y(values[0])).as(what)
          .matches(y -> Double.isNaN(values[0]) || y >= 0 && y <= 100);
    }
  }

  @Test
  void timeTicksAreRoundInLocalTime() {
    long noon = Instant.parse("2026-01-15T11:00:07Z").toEpochMilli();
    assertThat(TimeTicks.of(noon, noon + 600_000, BERLIN, 6).labels())
        .containsExactly("12:02", "12:04", "12:06", "12:08", "12:10");
    assertThat(TimeTicks.of(noon, noon + 10_000, BERLIN, 4).labels())
        .containsExactly("12:00:10", "12:00:15");
    assertThat(TimeTicks.of(noon, noon + 4 * 3_600_000, KOLKATA, 4).labels())
        .containsExactly("17:00", "18:00", "19:00", "20:00");
    assertThat(TimeTicks.of(noon, noon + 6 * 86_400_000L, BERLIN, 3).labels()[0]).matches("2026-01-\\d\\d");
  }

  @Test
  void anyRangeHasFewEnoughTicks() {
    for (long range = 1; range < 1L << 40; range *= 3) {
      long[] ticks = TimeTicks.of(0, range, BERLIN, 5).times();
      assertThat(ticks.length).as("range %d", range).isLessThanOrEqualTo(6);
      assertThat(Arrays.stream(ticks).allMatch(tick -> tick >= 0)).isTrue();
    }
  }

  @Test
  void whereADayBeginsItsDateIsTheLabel() {
    long evening = Instant.parse("2026-01-15T20:30:00Z").toEpochMilli();
    assertThat(TimeTicks.of(evening, evening + 6 * 3_600_000, BERLIN, 6).labels())
        .containsExactly("22:00", "23:00", "2026-01-16", "01:00", "02:00", "03:00");
  }

  /** An hour is left out in spring and comes twice in autumn: what is round before is round behind it. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z", "2026-06-01T00:00:00Z"})
  void timesAreRoundAlsoWhereDaylightSavingBeginsOrEnds(String day) {
    long from = Instant.parse(day).minusSeconds(30_000).toEpochMilli();
    for (int steps = 1; steps < 20; steps++) {
      TimeTicks ticks = TimeTicks.of(from, from + 86_400_000L, BERLIN, steps);
      assertThat(ticks.times()).isSorted().doesNotHaveDuplicates();
      for (int i = 0; i < ticks.times().length; i++) {
        String local = Instant.ofEpochMilli(ticks.times()[i]).atZone(BERLIN).toLocalTime().toString();
        assertThat(ticks.labels()[i]).isEqualTo(local.equals("00:00") ? ticks.labels()[i] : local);
        assertThat(ticks.times()[i] / 60_000 % (steps < 13 ? 60 : 30)).isZero();
      }
    }
  }

  @Test
  void monthsAndYearsBeginAtTheirFirstDay() {
    long from = Instant.parse("2025-11-20T00:00:00Z").toEpochMilli();
    assertThat(TimeTicks.of(from, from + 365 * 86_400_000L, BERLIN, 5).labels())
        .containsExactly("2026-01", "2026-04", "2026-07", "2026-10");
    assertThat(TimeTicks.of(from, from + 3 * 365 * 86_400_000L, BERLIN, 3).labels())
        .containsExactly("2026-01", "2027-01", "2028-01");
  }
}
