/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;

/** What the history holds of a host's CPU: is there a sample in every interval? */
final class Samples {

  private Samples() {
  }

  /**
   * The longest time between two samples of a host's CPU in a range; more than the interval means that one was missed.
   * A gap (NaN) counts as no sample.
   */
  static Duration longestGap(Engine engine, String host, Instant from, Instant to) {
    TimeSeries series = engine.history.query(engine.id(host), Metrics.CPU_AVG, from, to, 100_000);
    List<Long> times = new ArrayList<>(List.of(from.toEpochMilli()));
    for (int i = 0; i < series.size(); i++) {
      if (!Double.isNaN(series.values()[i])) {
        times.add(series.times()[i]);
      }
    }
    times.add(to.toEpochMilli());
    long longest = 0;
    for (int i = 1; i < times.size(); i++) {
      longest = Math.max(longest, times.get(i) - times.get(i - 1));
    }
    return Duration.ofMillis(longest);
  }
}
