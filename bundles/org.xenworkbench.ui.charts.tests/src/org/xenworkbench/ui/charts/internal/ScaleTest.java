/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.Axes;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Series;
import org.xenworkbench.ui.charts.model.ValueAxis;
import org.xenworkbench.ui.charts.model.ValueAxis.Steps;

class ScaleTest {

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
}
