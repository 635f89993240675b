/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/** Reads what VMs and hosts used of each thing, as the charts read it. May read files; any thread. */
final class UsageReader {

  private final MetricHistory history;
  private final Clock clock;

  UsageReader(MetricHistory history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  /** All at once: of each thing the sum of all devices, of a time that is over a step more on both sides. */
  Map<Usage, TimeSeries> read(ObjectId object, MeanTime time) {
    Map<Usage, Set<String>> metrics = new EnumMap<>(Usage.class);
    for (String metric : history.metrics(object)) {
      for (Usage usage : Usage.values()) {
        if (object instanceof HostId ? HostUse.isTotal(usage, metric) : usage.isOf(metric)) {
          metrics.computeIfAbsent(usage, key -> new HashSet<>()).add(metric);
        }
      }
    }
    Map<Usage, TimeSeries> read = new EnumMap<>(Usage.class);
    if (!metrics.isEmpty()) {
      Map<String, TimeSeries> series = history.query(query(object, metrics, time));
      metrics.forEach((usage, names) -> read.put(usage, SeriesSum.of(names.stream()
          .map(name -> series.getOrDefault(name, TimeSeries.EMPTY)).toList())));
    }
    return read;
  }

  private HistoryQuery query(ObjectId object, Map<Usage, Set<String>> metrics, MeanTime time) {
    Instant now = clock.instant();
    Resolution resolution = Resolution.of(time.length());
    Instant from = time.from(now);
    Instant to = time.to(now);
    boolean isPast = time.end().isPresent();
    Resolution usual = KeptTime.usual(from, now);
    Duration step = (usual.compareTo(resolution) > 0 ? usual : resolution).step(); // one may lie across an edge
    HistoryQuery query = HistoryQuery.of(object, metrics.values().stream().flatMap(Set::stream).toList())
        .between(isPast ? from.minus(step) : from, isPast ? to.plus(step) : to);
    return resolution != Resolution.SAMPLES ? query.inSteps(resolution.step())
        : isPast ? KeptTime.query(query, time.length(), kept(object, from, to, usual)) : query;
  }

  /** As Compare Hosts reads it. */
  private Resolution kept(ObjectId object, Instant from, Instant to, Resolution usual) {
    boolean isShorter = Duration.between(from, to).compareTo(usual.step()) < 0; // else it is read as it is anyway
    return isShorter && KeptTime.hasSamples(history, object, from.minus(KeptTime.AROUND), to.plus(KeptTime.AROUND))
        ? Resolution.SAMPLES : usual;
  }
}
