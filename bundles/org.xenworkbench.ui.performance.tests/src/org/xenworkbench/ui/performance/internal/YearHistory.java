/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongToDoubleFunction;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;

/** A year of history as it is kept: the older, the coarser. Any thread. */
final class YearHistory implements MetricHistory {

  final List<HistoryQuery> queries = new ArrayList<>();
  private final ObjectId object;
  private final Set<String> metrics;
  private final Instant now;
  private final Duration age;
  private final LongToDoubleFunction values;
  private Runnable beforeAnswer = () -> {};

  /** Of an object with these metrics, which have values since so long. */
  YearHistory(ObjectId object, Set<String> metrics, Instant now, Duration age, LongToDoubleFunction values) {
    this.object = object;
    this.metrics = metrics;
    this.now = now;
    this.age = age;
    this.values = values;
  }

  /** What was asked for charts, not for the strip below them. */
  List<HistoryQuery> ofCharts() {
    return queries.stream().filter(query -> query.metrics().equals(metrics)).toList();
  }

  /** Runs this in every query. */
  void beforeAnswer(Runnable action) {
    beforeAnswer = action;
  }

  @Override
  public Set<String> metrics(ObjectId of) {
    return of.equals(object) ? metrics : Set.of();
  }

  @Override
  public Set<String> recentMetrics(ObjectId of) {
    return Set.of(); // which is not the caller's
  }

  @Override
  public Map<String, TimeSeries> query(HistoryQuery query) {
    queries.add(query);
    beforeAnswer.run();
    Map<String, TimeSeries> found = new HashMap<>();
    query.metrics().forEach(metric -> found.put(metric,
        query.object().equals(object) ? series(query) : TimeSeries.EMPTY));
    return found;
  }

  private TimeSeries series(HistoryQuery query) {
    List<Long> times = new ArrayList<>();
    long end = Math.min(query.to().toEpochMilli(), now.toEpochMilli());
    long time = Math.max(query.from().toEpochMilli(), now.minus(age).toEpochMilli());
    while (time <= end) {
      times.add(time);
      time += step(query, time);
    }
    TimeSeries series = new TimeSeries(times.stream().mapToLong(Long::longValue).toArray(),
        times.stream().mapToDouble(values::applyAsDouble).toArray(),
        times.stream().mapToDouble(values::applyAsDouble).map(value -> value - 0.1).toArray(),
        times.stream().mapToDouble(values::applyAsDouble).map(value -> value + 0.1).toArray());
    return query.step().isPresent() ? series : new TimeSeries(series.times(), series.values());
  }

  private long step(HistoryQuery query, long time) {
    Resolution kept = Resolution.DAYS;
    for (Resolution each : Resolution.values()) {
      if (kept == Resolution.DAYS && time >= now.minus(each.reach()).toEpochMilli()) {
        kept = each;
      }
    }
    return Math.max(kept.step().toMillis(), query.step().map(Duration::toMillis).orElse(0L));
  }
}
