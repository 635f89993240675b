/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.StoreUsage;
import org.xenworkbench.core.text.Quantities;

/** Sampling. */
final class SamplerBean implements SamplerMXBean {

  private final Inventory inventory;
  private final Sampler sampler;
  private final Polling polling;
  private final Supplier<Optional<HistoryStore>> history;

  SamplerBean(Inventory inventory, Sampler sampler, Polling polling, Supplier<Optional<HistoryStore>> history) {
    this.inventory = inventory;
    this.sampler = sampler;
    this.polling = polling;
    this.history = history;
  }

  @Override
  public long getIntervalMillis() {
    return polling.interval().toMillis();
  }

  @Override
  public void setIntervalMillis(long interval) {
    Duration wanted = Duration.ofMillis(interval);
    if (wanted.compareTo(Polling.MIN_INTERVAL) < 0 || wanted.compareTo(Polling.MAX_INTERVAL) > 0) {
      throw new IllegalArgumentException(NLS.bind(Messages.Sampler_interval, new Object[] {interval,
          Quantities.duration(Polling.MIN_INTERVAL), Quantities.duration(Polling.MAX_INTERVAL)}));
    }
    polling.setInterval(wanted);
  }

  @Override
  public PollData[] getStatistics() {
    return inventory.hosts().stream().flatMap(host -> polling.statistics(host.id())
        .map(known -> PollData.of(host, known)).stream()).toArray(PollData[]::new);
  }

  @Override
  public MetricDefinition[] getMetrics() {
    return sampler.descriptors().stream().map(MetricDefinition::of).toArray(MetricDefinition[]::new);
  }

  @Override
  public long getDroppedRounds() {
    return history.get().map(HistoryStore::dropped).orElse(0L);
  }

  private Optional<StoreUsage> usage() {
    Optional<HistoryStore> store = history.get();
    try {
      return store.isPresent() ? store.get().usage() : Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage()); // JMX clients have no classes of ours
    }
  }

  @Override
  public long getHistoryBytes() {
    return usage().map(StoreUsage::bytes).orElse(-1L);
  }

  @Override
  public long getHistoryFiles() {
    return usage().map(StoreUsage::items).orElse(-1L);
  }
}
