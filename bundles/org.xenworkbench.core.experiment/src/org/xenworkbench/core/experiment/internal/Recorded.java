/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * What was recorded of a metric, from the first pause to the last.
 *
 * @param metric which
 * @param hosts its values, by the hosts' names
 */
record Recorded(MetricDescriptor metric, Map<String, TimeSeries> hosts) {

  private static final int MOST_POINTS = 2_000;

  static List<Recorded> of(Experiment experiment, Subjects subjects, MetricHistory history, Instant from,
      Instant to) {
    Map<String, Map<String, TimeSeries>> found = new LinkedHashMap<>();
    subjects.hosts().forEach((name, id) -> found.put(name, history.query(
        HistoryQuery.of(id, experiment.metrics()).between(from, to).thinned(MOST_POINTS))));
    return experiment.metrics().stream().map(metric -> {
      Map<String, TimeSeries> hosts = new LinkedHashMap<>();
      found.forEach((name, values) -> hosts.put(name, values.getOrDefault(metric, TimeSeries.EMPTY)));
      return new Recorded(descriptor(metric), hosts);
    }).toList();
  }

  static MetricDescriptor descriptor(String metric) {
    return Metrics.ALL.stream()
        .filter(each -> each.scope() == MetricDescriptor.Scope.HOST && each.id().equals(metric)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(metric));
  }
}
