/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import java.util.Optional;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.Formats;

/**
 * What was measured last of hosts, as text: nothing is asked for it.
 *
 * @param sampler has it
 */
record HostFigures(Sampler sampler) {

  String memoryFree(HostId host) {
    return latest(host, Metrics.MEMORY_FREE).map(Formats::bytes).orElse(Formats.UNKNOWN);
  }

  String cpu(HostId host) {
    return latest(host, Metrics.CPU_AVG).map(Formats::percent).orElse(Formats.UNKNOWN);
  }

  private Optional<Double> latest(HostId host, String metric) {
    return Optional.ofNullable(sampler.latest(host).get(metric));
  }
}
