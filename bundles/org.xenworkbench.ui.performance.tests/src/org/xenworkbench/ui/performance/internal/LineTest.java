/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.ui.charts.model.Series;

class LineTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Instant END = Instant.ofEpochMilli(100 * HOUR);

  @Test
  void aSampleStandsWhereItWasTaken() {
    assertThat(times(new TimeSeries(new long[] {5_000, 10_000}, new double[] {1, 2}), 0))
        .containsExactly(5_000, 10_000);
  }

  @Test
  void whatStandsForAnHourStandsInItsMiddleAndTheLineReachesItsEnd() {
    TimeSeries hours = new TimeSeries(new long[] {HOUR, 2 * HOUR, 3 * HOUR}, new double[] {1, 2, 3},
        new double[] {0, 1, 2}, new double[] {5, 6, 7});
    Series series = new Line(hours, STEP, Instant.EPOCH, END).series("cpu", "CPU", 0);
    assertThat(times(hours, 0)).containsExactly(HOUR / 2, HOUR * 3 / 2, HOUR * 5 / 2, 3 * HOUR);
    assertThat(series.value(3)).isEqualTo(3);
    assertThat(series.minimum(3)).isEqualTo(2);
    assertThat(series.maximum(3)).isEqualTo(7);
    assertThat(series.measured()).as("the end is for the eye only").isEqualTo(3);
    assertThat(Line.begin(hours, STEP)).isEqualTo(HOUR / 2);
  }

  /** The core marks a hole once, whatever its length. */
  @Test
  void aHoleMovesNothing() {
    long[] samples = {0, 5_000, 10_000, 16_250, 310_000, 315_000};
    Duration sampled = Duration.ofSeconds(5);
    assertThat(times(new TimeSeries(samples, new double[] {1, 1, 1, Double.NaN, 2, 2}), sampled, 0))
        .containsExactly(samples);
    assertThat(times(new TimeSeries(Arrays.copyOf(samples, 5), new double[] {1, 1, 1, Double.NaN, 2}), sampled, 0))
        .as("the first value after it may be the newest").containsExactly(0, 5_000, 10_000, 16_250, 310_000);
    assertThat(Line.begin(new TimeSeries(samples, new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, 2, 2}),
        sampled)).isEqualTo(310_000);
    assertThat(times(new TimeSeries(new long[] {HOUR, HOUR + MINUTE, HOUR + 2 * MINUTE, HOUR + 9 * MINUTE},
        new double[] {1, 1, Double.NaN, 1}), 0)[3]).as("its own minute").isEqualTo(HOUR + 9 * MINUTE - MINUTE / 2);
    assertThat(times(new TimeSeries(new long[] {HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR},
        new double[] {1, Double.NaN, 1, Double.NaN}), 0)[2]).as("kept by the hour").isEqualTo(HOUR * 5 / 2);
  }

  @Test
  void whereHoursBecomeMinutesTheTimesGoOnAscending() {
    assertThat(times(new TimeSeries(new long[] {HOUR, 2 * HOUR, 2 * HOUR + MINUTE, 2 * HOUR + 2 * MINUTE},
        new double[] {1, 2, 3, 4}), 0)).isSorted().hasSize(5);
  }

  @Test
  void whatBringsNoMoreValuesEndsInAGap() {
    TimeSeries hours = new TimeSeries(new long[] {HOUR, 2 * HOUR}, new double[] {1, 2});
    Series series = new Line(hours, STEP, Instant.ofEpochMilli(50 * HOUR), END).series("cpu", "CPU", 0);
    assertThat(series.timeMillis(series.size() - 1)).isEqualTo(END.toEpochMilli());
    assertThat(series.latest()).isNaN();
    assertThat(series.measured()).isEqualTo(2);
    assertThat(series.value(series.size() - 2)).isEqualTo(2);
  }

  @Test
  void whatWasNeverMeasuredHasNoBegin() {
    assertThat(Line.begin(TimeSeries.EMPTY, STEP)).isEqualTo(Long.MAX_VALUE);
    assertThat(Line.begin(new TimeSeries(new long[] {5, 6}, new double[] {Double.NaN, Double.POSITIVE_INFINITY}),
        STEP)).isEqualTo(Long.MAX_VALUE);
    assertThat(new Line(TimeSeries.EMPTY, STEP, END, END).series("cpu", "CPU", 0).size()).isZero();
  }

  private static long[] times(TimeSeries values, long alive) {
    return times(values, STEP, alive);
  }

  private static long[] times(TimeSeries values, Duration step, long alive) {
    Series series = new Line(values, step, Instant.ofEpochMilli(alive), END).series("cpu", "CPU", 0);
    long[] times = new long[series.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = series.timeMillis(i);
    }
    return times;
  }
}
