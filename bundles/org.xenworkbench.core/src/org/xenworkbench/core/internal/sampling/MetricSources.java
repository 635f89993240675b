/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.ComponentServiceObjects;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricSource;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.whiteboard.LazyServices;

/** What others measure besides the drivers. A source that fails costs its own values only. Any thread. */
final class MetricSources {

  private final LazyServices<MetricSource> sources = new LazyServices<>();
  private final Set<MetricSource> reported = ConcurrentHashMap.newKeySet();

  void add(ComponentServiceObjects<MetricSource> source) {
    sources.add(source);
  }

  void remove(ComponentServiceObjects<MetricSource> source) {
    sources.remove(source);
  }

  /** All metrics that are known: the core's and those of the sources. */
  List<MetricDescriptor> descriptors() {
    List<MetricDescriptor> all = new ArrayList<>(Metrics.ALL);
    sources.stream().forEach(source -> all.addAll(source.descriptors()));
    return all;
  }

  /** Adds what the sources measure on that host to the values. */
  void addTo(Map<ObjectId, Map<String, Double>> values, Host host, List<VirtualMachine> machines, Instant time) {
    for (MetricSource source : sources.get()) {
      try {
        known(source.sample(host, machines, time)).forEach((object, sampled) -> values
            .computeIfAbsent(object, key -> new HashMap<>()).putAll(sampled));
      } catch (RuntimeException | Error e) { // the round must not be lost for one source, whatever it met
        if (reported.add(source)) {
          SafeLog.of(MetricSources.class).error("A metric source failed: " + source.getClass().getName(), e);
        }
      }
    }
  }

  /** What a source really measured: without null, which it must not give, and NaN, which is a gap. */
  private static Map<ObjectId, Map<String, Double>> known(Map<ObjectId, Map<String, Double>> sampled) {
    Map<ObjectId, Map<String, Double>> known = new HashMap<>();
    sampled.forEach((object, values) -> {
      Map<String, Double> kept = new HashMap<>(values);
      kept.values().removeIf(value -> value == null || value.isNaN());
      kept.keySet().removeIf(Objects::isNull);
      known.put(Objects.requireNonNull(object), kept);
    });
    return known;
  }
}
