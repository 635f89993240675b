/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;

/** Sampling. */
final class SamplerBean implements SamplerMXBean {

  private final Inventory inventory;
  private final Sampler sampler;
  private final LongSupplier dropped;

  SamplerBean(Inventory inventory, Sampler sampler, LongSupplier dropped) {
    this.inventory = inventory;
    this.sampler = sampler;
    this.dropped = dropped;
  }

  @Override
  public long getIntervalMillis() {
    return sampler.interval().toMillis();
  }

  @Override
  public void setIntervalMillis(long interval) {
    sampler.setInterval(Duration.ofMillis(interval));
  }

  @Override
  public PollData[] getStatistics() {
    return inventory.hosts().stream().flatMap(host -> sampler.statistics(host.id())
        .map(known -> PollData.of(host, known)).stream()).toArray(PollData[]::new);
  }

  @Override
  public MetricDefinition[] getMetrics() {
    return sampler.descriptors().stream().map(MetricDefinition::of).toArray(MetricDefinition[]::new);
  }

  @Override
  public long getDroppedRounds() {
    return dropped.getAsLong();
  }
}
