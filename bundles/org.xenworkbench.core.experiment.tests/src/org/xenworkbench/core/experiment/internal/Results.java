/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.WindowMean;

/** Results as they could be. */
final class Results {

  static final Instant BEGAN = Instant.parse("2026-01-01T12:00:00Z");

  private Results() {
  }

  static Trial trial(int number, String vm, LogEntry.Status status, Duration took, Map<String, String> facts) {
    LogEntry entry = LogEntry.of(LogEntry.MIGRATION, status, "x", BEGAN.plusSeconds(30L * number))
        .finished(BEGAN.plusSeconds(30L * number).plus(took)).attributes(facts).build();
    WindowMean busy = new WindowMean(0.5, 7, Duration.ofSeconds(1), BEGAN, BEGAN.plusSeconds(7));
    return new Trial(number, vm, "PM1", "PM2", Optional.of(entry),
        status == LogEntry.Status.SUCCEEDED ? "" : "The target <refused>.",
        List.of(new Trial.Mean("PM1", Metrics.CPU_AVG, busy, busy, WindowMean.NONE),
            new Trial.Mean("PM2", Metrics.CPU_AVG, busy, busy, busy)),
        Optional.of(new NumberedLines.Part(10L * number, 10L * number + 9, 10, List.of(), 0, 0, false)));
  }

  static Map<String, String> gap(long millis) {
    return Map.of(LogAttribute.SERVICE_GAP.name(), Long.toString(millis * 1_000_000),
        LogAttribute.SERVICE_GAP_RESOLUTION.name(), "200000000");
  }

  static Result of(List<Trial> trials, boolean simulated, String title) {
    double[] values = new double[200];
    long[] times = new long[200];
    for (int i = 0; i < times.length; i++) {
      times[i] = BEGAN.toEpochMilli() + i * 1_000L;
      values[i] = i >= 100 && i < 110 ? Double.NaN : 0.5 + 0.4 * Math.sin(i / 10.0);
    }
    Experiment experiment = new Experiment(title, Duration.ofSeconds(1), List.of(Metrics.CPU_AVG), List.of(),
        List.of(new Experiment.Series("VM2", List.of("PM1", "PM2"), trials.size(), Duration.ofSeconds(20))));
    List<Surroundings.Line> lines = new ArrayList<>(List.of(new Surroundings.Line("Load of VM2", "echo '<x>'")));
    return new Result(experiment, lines, simulated, BEGAN, BEGAN.plusSeconds(200), false, trials,
        List.of(new Recorded(Recorded.descriptor(Metrics.CPU_AVG),
            Map.of("PM1", new TimeSeries(times, values), "PM2", TimeSeries.EMPTY))));
  }
}
