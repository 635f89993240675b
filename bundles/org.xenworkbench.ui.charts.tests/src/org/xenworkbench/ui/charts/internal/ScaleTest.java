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
import org.junit.jupiter.api.Test;
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
    ValueScale scale = new ValueScale(10, 100, 0);
    assertThat(scale.y(0)).isEqualTo(100);
    assertThat(scale.y(5)).isEqualTo(50);
    assertThat(scale.y(99)).isZero();
    assertThat(scale.y(-1)).isEqualTo(100);
  }

  @Test
  void theMaximumIsFixedOrFollowsWhatIsInRange() {
    long[] times = {0, 500, 1500, 9000};
    double[] values = {100, 20, Double.NaN, 300};
    assertThat(ValueScale.maximum(model(Axes.number(""), times, values))).isCloseTo(21, within(1e-9));
    assertThat(ValueScale.maximum(model(Axes.ratio(), times, values))).isEqualTo(1);
    assertThat(ValueScale.maximum(model(Axes.bytes(), times, new double[4]))).isEqualTo(1024);
    assertThat(ValueScale.maximum(model(Axes.number(""), new long[0], new double[0]))).isEqualTo(1);
  }

  private static ChartModel model(ValueAxis axis, long[] times, double[] values) {
    return ChartModel.builder("", axis).range(Instant.ofEpochMilli(100), Instant.ofEpochMilli(2000))
        .add(new Series("a", "A", 0, times, values)).build();
  }

  @Test
  void valueTicksAreRound() {
    assertThat(ValueTicks.of(1, Steps.RATIO, 4)).containsExactly(0, 0.25, 0.5, 0.75, 1);
    assertThat(ValueTicks.of(1, Steps.DECIMAL, 5)).hasSize(6).endsWith(1);
    assertThat(ValueTicks.of(73, Steps.DECIMAL, 4)).containsExactly(0, 20, 40, 60);
    assertThat(ValueTicks.of(21e9, Steps.BINARY, 4)).containsExactly(0, 8.0 * (1 << 30), 16.0 * (1 << 30));
    assertThat(ValueTicks.of(0.001, Steps.DECIMAL, 0)).hasSize(2);
  }

  /** A low chart has room for one step; an axis with nothing but 0 would have no scale. */
  @Test
  void oneStepEndsAtARoundValue() {
    assertThat(ValueTicks.of(5.775 * (1 << 20), Steps.BINARY, 1)).containsExactly(0, 4.0 * (1 << 20));
    assertThat(ValueTicks.of(4.9, Steps.DECIMAL, 1)).containsExactly(0, 4);
    assertThat(ValueTicks.of(73, Steps.DECIMAL, 1)).containsExactly(0, 50);
    assertThat(ValueTicks.of(1, Steps.RATIO, 1)).containsExactly(0, 1);
    assertThat(ValueTicks.of(0.9, Steps.RATIO, 1)).containsExactly(0, 0.5);
    assertThat(ValueTicks.of(0.3, Steps.BINARY, 1)).containsExactly(0);
    assertThat(ValueTicks.of(1, Steps.BINARY, 1)).containsExactly(0, 1);
    for (Steps steps : Steps.values()) {
      assertThat(ValueTicks.of(Double.MIN_VALUE, steps, 4)).containsExactly(0);
    }
  }

  @Test
  void timeTicksAreRoundInLocalTime() {
    long noon = Instant.parse("2026-01-15T11:00:07Z").toEpochMilli();
    assertThat(TimeTicks.of(noon, noon + 600_000, BERLIN, 6).labels())
        .containsExactly("12:02:00", "12:04:00", "12:06:00", "12:08:00", "12:10:00");
    assertThat(TimeTicks.of(noon, noon + 10_000, BERLIN, 4).labels())
        .containsExactly("12:00:10", "12:00:15");
    assertThat(TimeTicks.of(noon, noon + 4 * 3_600_000, KOLKATA, 4).labels())
        .containsExactly("01-15 17:00", "01-15 18:00", "01-15 19:00", "01-15 20:00");
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
}
