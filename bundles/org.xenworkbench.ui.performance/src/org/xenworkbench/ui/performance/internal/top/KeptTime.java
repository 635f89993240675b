/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.model.ObjectId;

/**
 * How the history of a short time that is over is read. What is kept finer than is promised goes at any moment: then
 * who asks later has another answer, and two views that stand side by side have two.
 */
public final class KeptTime {

  /** What is to be compared with a short time: so much before it and after it. */
  static final Duration AROUND = Duration.ofMinutes(1);

  private KeptTime() {
  }

  /** How fine a time, with what is around it, is kept at least. */
  static Resolution usual(Instant from, Instant now) {
    return Resolution.kept(from.minus(AROUND), now);
  }

  /** Whether there are more values of a time than minutes alone would be: samples are kept round migrations. */
  public static boolean hasSamples(MetricHistory history, ObjectId object, Instant from, Instant to) {
    HistoryQuery query = HistoryQuery.of(object, List.of(Metrics.CPU_AVG, Metrics.CPU_USAGE)).between(from, to);
    long minutes = Duration.between(from, to).toMinutes() + 1;
    return history.query(query).values().stream()
        .anyMatch(series -> IntStream.range(0, series.size()).filter(i -> Double.isFinite(series.values()[i]))
            .mapToObj(i -> Instant.ofEpochMilli(series.times()[i]))
            .filter(time -> !time.isBefore(from) && !time.isAfter(to)).count() > 2 * minutes);
  }

  /**
   * The same query, as fine as is promised, of a time that is shorter than one such value stands for.
   *
   * @param length how long that time is
   * @param kept how fine it is kept
   */
  public static HistoryQuery query(HistoryQuery query, Duration length, Resolution kept) {
    return kept == Resolution.SAMPLES || length.compareTo(kept.step()) >= 0 ? query : query.inSteps(kept.step());
  }
}
