/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.text.NameOrder;

/** The latest metrics of one object. */
final class LatestMetrics {

  private static final String REQUESTS = "_iops";

  private final Sampler sampler;
  private final MetricDescriptor.Scope scope;
  private final ObjectId id;

  LatestMetrics(Sampler sampler, MetricDescriptor.Scope scope, ObjectId id) {
    this.sampler = sampler;
    this.scope = scope;
    this.id = id;
  }

  /** The latest value, NaN if there is none. */
  double value(String metric) {
    Double value = sampler.latest(id).get(metric);
    return value == null ? Double.NaN : value;
  }

  /** The sum over all devices, such as of {@code vif_<n>_rx}; NaN if there is none. Requests are not bytes. */
  double sum(String prefix, String suffix) {
    return sampler.latest(id).entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix) && entry.getKey().endsWith(suffix)
            && !entry.getKey().endsWith(REQUESTS + suffix))
        .map(Map.Entry::getValue).reduce(Double::sum).orElse(Double.NaN);
  }

  /** All of them, sorted by id. */
  MetricData[] all() {
    return sampler.latest(id).entrySet().stream().sorted(Map.Entry.comparingByKey(NameOrder.NAMES))
        .map(entry -> data(entry.getKey(), entry.getValue())).toArray(MetricData[]::new);
  }

  private MetricData data(String metric, double value) {
    Optional<MetricDescriptor> descriptor = sampler.descriptor(scope, metric);
    return new MetricData(metric, descriptor.map(known -> known.labelOf(metric)).orElse(metric),
        descriptor.map(known -> known.unit().name()).orElse(""), value);
  }
}
