/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.faults.tests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.Logged;
import org.xenworkbench.core.vm.VmService;
import org.xenworkbench.core.testkit.RunningEngine;

/** The running engine with its real components, and the hosts that a test adds to it. */
final class Engine extends RunningEngine implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<HostId> added = new ArrayList<>();

  Engine() {
    polling.setInterval(Duration.ofSeconds(1));
  }

  /** Adds a host and begins to connect it. */
  HostId add(String name, Endpoint endpoint) {
    HostId id = HostId.random();
    registry.add(new HostConfiguration(id, name, endpoint, Optional.empty(), true, false));
    added.add(id);
    return id;
  }

  Host host(HostId id) {
    return inventory.host(id).orElseThrow();
  }

  Connection connection(HostId id) {
    return host(id).connection();
  }

  void awaitState(HostId id, Connection.State state) {
    Await.until(host(id).name() + " is " + state, PATIENCE, () -> connection(id).state() == state);
  }

  /** Waits until so many more rounds of the host were answered. */
  void awaitRounds(HostId id, int more) {
    long before = rounds(id);
    Await.until(more + " more rounds of " + host(id).name(), PATIENCE, () -> rounds(id) >= before + more);
  }

  long rounds(HostId id) {
    return statistics(id).map(PollStatistics::rounds).orElse(0L);
  }

  Optional<PollStatistics> statistics(HostId id) {
    return polling.statistics(id);
  }

  /** The log's entries about a host, the newest first. */
  List<LogEntry> logged(HostId id) {
    return Logged.newest(log, 1000).stream().filter(entry -> entry.host().equals(Optional.of(id))).toList();
  }

  @Override
  public void close() {
    added.forEach(registry::remove);
    added.clear();
    polling.setInterval(Duration.ofSeconds(5));
  }
}
