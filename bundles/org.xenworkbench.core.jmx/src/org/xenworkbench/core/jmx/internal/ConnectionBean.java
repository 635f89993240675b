/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.host.HostAction;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;

/** The connection to a host. */
final class ConnectionBean implements ConnectionMXBean {

  private final HostId id;
  private final Inventory inventory;
  private final Polling polling;
  private final HostRegistry registry;

  ConnectionBean(HostId id, Inventory inventory, Polling polling, HostRegistry registry) {
    this.id = id;
    this.inventory = inventory;
    this.polling = polling;
    this.registry = registry;
  }

  private Host host() {
    return inventory.host(id).orElseThrow(() -> new IllegalStateException(NLS.bind(Messages.Bean_hostGone, id)));
  }

  private long count(ToLongFunction<PollStatistics> counter, long otherwise) {
    return polling.statistics(id).map(statistics -> counter.applyAsLong(statistics)).orElse(otherwise);
  }

  @Override
  public String getHost() {
    return host().name();
  }

  @Override
  public String getState() {
    return host().connection().state().name();
  }

  @Override
  public Date getSince() {
    return Date.from(host().connection().since());
  }

  @Override
  public String getReason() {
    return host().connection().reason().orElse("");
  }

  @Override
  public @Nullable Date getNextTry() {
    Optional<Instant> next = host().connection().nextTry();
    return next.isPresent() ? Date.from(next.get()) : null;
  }

  @Override
  public long getRounds() {
    return count(PollStatistics::rounds, 0);
  }

  @Override
  public long getSkippedRounds() {
    return count(PollStatistics::skipped, 0);
  }

  @Override
  public long getFailedRounds() {
    return count(PollStatistics::failures, 0);
  }

  @Override
  public long getLastRoundDuration() {
    return count(statistics -> statistics.lastDuration().toNanos(), -1);
  }

  @Override
  public long getFailedRoundsInARow() {
    return count(PollStatistics::failuresInARow, 0);
  }

  @Override
  public long getUnreadDomains() {
    return count(PollStatistics::unread, 0);
  }

  @Override
  public long getLag() {
    return count(statistics -> statistics.lag().toNanos(), -1);
  }

  @Override
  public long getInterval() {
    return count(statistics -> statistics.interval().toNanos(), -1);
  }

  @Override
  public long getBackOff() {
    return count(statistics -> statistics.backOff().toNanos(), 0);
  }

  @Override
  public FeatureData[] getCapabilities() {
    return registry.capabilities(id).stream().flatMap(known -> known.matrix().stream()).map(FeatureData::of)
        .toArray(FeatureData[]::new);
  }

  @Override
  public boolean isReadOnly() {
    return registry.configuration(id).filter(HostConfiguration::readOnly).isPresent();
  }

  @Override
  public void connect() {
    HostAction.CONNECT.perform(registry, id);
  }

  @Override
  public void disconnect() {
    HostAction.DISCONNECT.perform(registry, id);
  }

  @Override
  public void remove() {
    HostAction.REMOVE.perform(registry, id);
  }
}
