/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.ui.charts.model.Series;

class TraceTest {

  private static final int WIDTH = 100;
  private static final ValueScale VALUES = new ValueScale(100, 100, 0);

  @Test
  void fewSamplesStayAsTheyAre() {
    Trace trace = trace(new double[] {0, 50, 100});
    assertThat(trace.size()).isEqualTo(3);
    assertThat(trace.x(1)).isEqualTo(50);
    assertThat(IntStream.range(0, 3).mapToDouble(trace::y)).containsExactly(100.0, 50.0, 0.0);
  }

  @Test
  void aGapBreaksTheLineOnceAndIsNeverZero() {
    Trace trace = trace(new double[] {Double.NaN, 50, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, 60});
    assertThat(IntStream.range(0, trace.size()).mapToDouble(trace::y)).containsExactly(50.0, Double.NaN, 40.0);
  }

  @Test
  void manySamplesKeepEveryPeak() {
    double[] values = new double[10_000];
    Arrays.fill(values, 50);
    values[4321] = 100;
    values[8765] = 0;
    Trace trace = trace(values);
    assertThat(trace.size()).isLessThan(3 * WIDTH);
    assertThat(IntStream.range(0, trace.size()).mapToDouble(trace::y).min()).hasValue(0);
    assertThat(IntStream.range(0, trace.size()).mapToDouble(trace::y).max()).hasValue(100);
  }

  @Test
  void manySamplesKeepEveryGap() {
    double[] values = new double[10_000];
    Arrays.fill(values, 50);
    Arrays.fill(values, 3000, 4000, Double.NaN);
    values[7000] = Double.NaN;
    Trace trace = trace(values);
    long breaks = IntStream.range(0, trace.size()).filter(i -> Double.isNaN(trace.y(i))).count();
    assertThat(breaks).isEqualTo(2);
    for (int i = 0; i < trace.size(); i++) {
      if (trace.x(i) > 31 && trace.x(i) < 39) {
        assertThat(trace.y(i)).isNaN();
      }
    }
  }

  @Test
  void onlyWhatIsShownIsDrawnWithOneSampleBeyondEachEdge() {
    Series series = series(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 900);
    Trace trace = Trace.of(series, new TimeScale(350, 550, WIDTH), VALUES);
    assertThat(IntStream.range(0, trace.size()).mapToDouble(trace::x)).containsExactly(-25.0, 25.0, 75.0, 125.0);
  }

  private static Trace trace(double[] values) {
    return Trace.of(series(values, 1_000_000), new TimeScale(0, 1_000_000, WIDTH), VALUES);
  }

  private static Series series(double[] values, long end) {
    long[] times = IntStream.range(0, values.length).mapToLong(i -> end * i / (values.length - 1)).toArray();
    return new Series("a", "A", 0, times, values);
  }
}
