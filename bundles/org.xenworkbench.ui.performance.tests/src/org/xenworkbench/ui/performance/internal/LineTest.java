/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.ui.charts.model.Series;

class LineTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
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
    Series series = new Line(hours, Instant.EPOCH, END).series("cpu", "CPU", 0);
    assertThat(times(hours, 0)).containsExactly(HOUR / 2, HOUR * 3 / 2, HOUR * 5 / 2, 3 * HOUR);
    assertThat(series.value(3)).isEqualTo(3);
    assertThat(series.minimum(3)).isEqualTo(2);
    assertThat(series.maximum(3)).isEqualTo(7);
    assertThat(Line.begin(hours)).isEqualTo(HOUR / 2);
  }

  @Test
  void whereHoursBecomeMinutesTheTimesGoOnAscending() {
    assertThat(times(new TimeSeries(new long[] {HOUR, 2 * HOUR, 2 * HOUR + MINUTE, 2 * HOUR + 2 * MINUTE},
        new double[] {1, 2, 3, 4}), 0)).isSorted().hasSize(5);
  }

  @Test
  void whatBringsNoMoreValuesEndsInAGap() {
    TimeSeries hours = new TimeSeries(new long[] {HOUR, 2 * HOUR}, new double[] {1, 2});
    Series series = new Line(hours, Instant.ofEpochMilli(50 * HOUR), END).series("cpu", "CPU", 0);
    assertThat(series.timeMillis(series.size() - 1)).isEqualTo(END.toEpochMilli());
    assertThat(series.latest()).isNaN();
    assertThat(series.value(series.size() - 2)).isEqualTo(2);
  }

  @Test
  void whatWasNeverMeasuredHasNoBegin() {
    assertThat(Line.begin(TimeSeries.EMPTY)).isEqualTo(Long.MAX_VALUE);
    assertThat(Line.begin(new TimeSeries(new long[] {5, 6}, new double[] {Double.NaN, Double.POSITIVE_INFINITY})))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(new Line(TimeSeries.EMPTY, END, END).series("cpu", "CPU", 0).size()).isZero();
  }

  private static long[] times(TimeSeries values, long alive) {
    Series series = new Line(values, Instant.ofEpochMilli(alive), END).series("cpu", "CPU", 0);
    long[] times = new long[series.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = series.timeMillis(i);
    }
    return times;
  }
}
