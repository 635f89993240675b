/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.NameOrder;

/** The series up to the moment that is shown, all in memory. */
final class ReplayHistory implements MetricHistory {

  private final Content content;
  private final Supplier<Instant> position;

  ReplayHistory(Content content, Supplier<Instant> position) {
    this.content = content;
    this.position = position;
  }

  @Override
  public Set<String> metrics(ObjectId object) {
    long now = position.get().toEpochMilli();
    Set<String> metrics = new TreeSet<>(NameOrder.NAMES);
    of(object).forEach((metric, series) -> {
      if (Series.until(series, now) > 0) {
        metrics.add(metric);
      }
    });
    return metrics;
  }

  @Override
  public Set<String> recentMetrics(ObjectId object) {
    return metrics(object);
  }

  @Override
  public Map<String, TimeSeries> query(HistoryQuery query) {
    HistoryQuery whole = query.fromWholeStep();
    long to = Math.min(position.get().toEpochMilli(), whole.to().toEpochMilli());
    Map<String, TimeSeries> found = new HashMap<>();
    query.metrics().forEach(metric -> {
      TimeSeries kept = of(query.object()).getOrDefault(metric, TimeSeries.EMPTY);
      found.put(metric, query.select(Series.between(kept, whole.from().toEpochMilli(), to)));
    });
    return found;
  }

  private Map<String, TimeSeries> of(ObjectId object) {
    return content.series().getOrDefault(object, Map.of());
  }
}
