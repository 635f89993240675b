/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.TimeSeries;

class SeriesSumTest {

  private static TimeSeries series(long[] times, double... values) {
    return new TimeSeries(times, values);
  }

  @Test
  void whatIsNotKnownHidesNothing() {
    long[] times = {10, 20, 30};
    TimeSeries sum = SeriesSum.of(List.of(series(times, 1, Double.NaN, Double.NaN),
        series(times.clone(), 2, 3, Double.NaN)));
    assertThat(sum.times()).containsExactly(times);
    assertThat(sum.values()).containsExactly(3, 3, Double.NaN);
  }

  @Test
  void ofDevicesThatCameLaterThereIsNothingBefore() {
    TimeSeries sum = SeriesSum.of(List.of(series(new long[] {10, 20, 30}, 1, 1, 1),
        series(new long[] {20, 30, 40}, 5, 5, 5), TimeSeries.EMPTY));
    assertThat(sum.times()).containsExactly(10, 20, 30, 40);
    assertThat(sum.values()).containsExactly(1, 6, 6, 5);
  }
}
