/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/** Puts the points of a time together to the rounds in which they were sampled. */
final class Rounds {

  private final Content content;
  private final Map<Long, Map<HostId, Map<ObjectId, Map<String, Double>>>> rounds = new TreeMap<>();

  private Rounds(Content content) {
    this.content = content;
  }

  /** The rounds after one moment until another, that one included, in the order of their times. */
  static List<SampleBatch> between(Content content, Instant after, Instant until) {
    Rounds found = new Rounds(content);
    content.series().forEach((object, all) -> all.forEach((metric, series) -> {
      int end = Series.until(series, until.toEpochMilli());
      for (int i = Series.until(series, after.toEpochMilli()); i < end; i++) {
        found.add(object, metric, series, i);
      }
    }));
    return found.batches();
  }

  private void add(ObjectId object, String metric, TimeSeries series, int index) {
    double value = series.values()[index];
    long time = series.times()[index];
    Optional<HostId> host = Double.isNaN(value) ? Optional.empty() : host(object, Instant.ofEpochMilli(time));
    host.ifPresent(there -> rounds.computeIfAbsent(time, key -> new HashMap<>())
        .computeIfAbsent(there, key -> new HashMap<>()).computeIfAbsent(object, key -> new HashMap<>())
        .put(metric, value));
  }

  private Optional<HostId> host(ObjectId object, Instant time) {
    return object instanceof HostId host ? Optional.of(host)
        : Optional.ofNullable(content.vms().get(object)).map(vm -> content.hostOf(vm, time));
  }

  private List<SampleBatch> batches() {
    List<SampleBatch> batches = new ArrayList<>();
    rounds.forEach((time, hosts) -> hosts.forEach(
        (host, values) -> batches.add(new SampleBatch(host, Instant.ofEpochMilli(time), values))));
    return batches;
  }
}
