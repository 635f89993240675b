/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.example.latency.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.MetricSource;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;

/** How long a host's management takes to answer one round of polling: it rises before a host stops answering. */
@Component(service = MetricSource.class)
public final class ApiLatencySource implements MetricSource {

  static final String METRIC = "api_latency";

  private final Polling polling;

  /** Measures with polling's own figures, at no cost for the hosts. */
  @Activate
  public ApiLatencySource(@Reference Polling polling) {
    this.polling = polling;
  }

  @Override
  public List<MetricDescriptor> descriptors() {
    return List.of(new MetricDescriptor(METRIC, Messages.ApiLatencySource_Label, Scope.HOST, Unit.SECONDS,
        Messages.ApiLatencySource_Group, Messages.ApiLatencySource_Definition,
        Messages.ApiLatencySource_Source));
  }

  @Override
  public Map<ObjectId, Map<String, Double>> sample(Host host, List<VirtualMachine> machines, Instant time) {
    return polling.statistics(host.id()).filter(statistics -> statistics.rounds() > 0)
        .map(statistics -> Map.<ObjectId, Map<String, Double>>of(host.id(),
            Map.of(METRIC, statistics.lastDuration().toNanos() / 1e9)))
        .orElse(Map.of());
  }
}
