/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Duration;
import java.util.Date;
import java.util.function.LongSupplier;
import org.xenworkbench.core.metric.PollStatistics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
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
    return inventory.hosts().stream().flatMap(host -> sampler.statistics(host.id()).map(known -> data(host, known))
        .stream()).toArray(PollData[]::new);
  }

  private static PollData data(Host host, PollStatistics known) {
    return new PollData(host.id().toString(), host.name(), known.rounds(), known.skipped(), known.failures(),
        known.lastDuration().toNanos(), Date.from(known.lastRound()));
  }

  @Override
  public long getDroppedRounds() {
    return dropped.getAsLong();
  }
}
