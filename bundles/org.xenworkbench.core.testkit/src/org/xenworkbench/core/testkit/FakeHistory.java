/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.ObjectId;

/**
 * Series as a test puts them in, all in memory; a query is answered with whole series, whatever its range. Any thread.
 *
 * @since 0.1
 */
public final class FakeHistory implements MetricHistory {

  private final Map<ObjectId, Map<String, TimeSeries>> series = new ConcurrentHashMap<>();
  private final List<HistoryQuery> queries = new CopyOnWriteArrayList<>();
  private final List<HistoryQuery> kept = new CopyOnWriteArrayList<>();

  /** Sets the series of a metric. */
  public void put(ObjectId object, String metric, TimeSeries values) {
    series.computeIfAbsent(object, key -> new ConcurrentHashMap<>()).put(metric, values);
  }

  /** What was asked for, in order. */
  public List<HistoryQuery> queries() {
    return queries;
  }

  /** What was to be kept, in order. */
  public List<HistoryQuery> kept() {
    return kept;
  }

  @Override
  public void keep(Collection<HistoryQuery> samples) {
    kept.addAll(samples);
  }

  @Override
  public Set<String> metrics(ObjectId object) {
    return new TreeSet<>(series.getOrDefault(object, Map.of()).keySet());
  }

  @Override
  public Set<String> recentMetrics(ObjectId object) {
    return metrics(object);
  }

  @Override
  public Map<String, TimeSeries> query(HistoryQuery query) {
    queries.add(query);
    Map<String, TimeSeries> known = series.getOrDefault(query.object(), Map.of());
    Map<String, TimeSeries> found = new HashMap<>();
    query.metrics().forEach(metric -> found.put(metric, known.getOrDefault(metric, TimeSeries.EMPTY)));
    return found;
  }
}
