/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeMigrations;
import org.xenworkbench.core.testkit.FakeSampler;

/** What boards are made of: two hosts, and what a test puts in. */
final class BoardModel {

  final FakeInventory inventory = new FakeInventory();
  final FakeSampler sampler = new FakeSampler();
  final FakeHistory history = new FakeHistory();
  final FakeMigrations migrations = new FakeMigrations();
  private final HostId pm1;
  private final HostId pm2;

  BoardModel(HostId pm1, HostId pm2) {
    this.pm1 = pm1;
    this.pm2 = pm2;
    List.of(pm1, pm2).forEach(host -> connect(host, Connection.of(Connection.State.CONNECTED, BoardBuilderTest.NOW)));
  }

  BoardBuilder builder(Duration interval) {
    return new BoardBuilder(inventory, sampler, () -> interval, history, migrations);
  }

  void connect(HostId host, Connection connection) {
    inventory.put(Host.of(host, host.equals(pm1) ? "pm1" : "pm2", connection).simulated(true).build());
  }

  void put(ObjectId object, String metric, double value) {
    put(object, metric, new TimeSeries(new long[] {BoardBuilderTest.NOW.toEpochMilli()}, new double[] {value}));
  }

  void put(ObjectId object, String metric, TimeSeries series) {
    sampler.put(object, metric, series.values()[0]);
    history.put(object, metric, series);
  }

  VmId machine(String name, HostId host) {
    return machine(name, host, 64);
  }

  VmId machine(String name, HostId host, long maxMemory) {
    return inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), name, host).state(DomainState.RUNNING, 1)
        .vcpus(1).memory(64, maxMemory).build()).id();
  }

  void migrateUnseen(VmId vm, Instant from, Instant to) {
    migrations.put(migration(vm, LogEntry.Status.SUCCEEDED, from, Optional.of(to)).withoutDuration());
  }

  void migrate(VmId vm, LogEntry.Status status, Instant from, Optional<Instant> to) {
    migrations.put(migration(vm, status, from, to));
  }

  private Migration migration(VmId vm, LogEntry.Status status, Instant from, Optional<Instant> to) {
    return Migration.of(UUID.randomUUID(), status, from).vm(vm, "VM2").source(pm2, "pm2").target(pm1, "pm1").ours(true)
        .finished(to).build();
  }

  /** The objects whose values were asked for, in order. */
  List<ObjectId> asked() {
    return history.queries().stream().map(HistoryQuery::object).toList();
  }
}
