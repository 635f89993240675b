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
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHistory;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.ui.metric.MetricLimits;
import org.xenworkbench.ui.performance.internal.own.ChartDefinition;
import org.xenworkbench.ui.performance.internal.own.OwnCharts;

/** What boards are made of: two hosts, and what a test puts in. */
final class BoardModel {

  final FakeInventory inventory = new FakeInventory();
  final FakeSampler sampler = new FakeSampler();
  final FakeHistory history = new FakeHistory();
  final FakeEventLog log = new FakeEventLog();
  private final HostId pm1;
  private final HostId pm2;
  private UUID correlation = UUID.randomUUID();

  BoardModel(HostId pm1, HostId pm2) {
    this.pm1 = pm1;
    this.pm2 = pm2;
    List.of(pm1, pm2).forEach(host -> connect(host, Connection.of(Connection.State.CONNECTED, BoardBuilderTest.NOW)));
  }

  BoardBuilder builder(Duration interval) {
    return builder(interval, new MetricLimits());
  }

  BoardBuilder builder(Duration interval, MetricLimits limits) {
    return new BoardBuilder(inventory, sampler, () -> interval, history, log, limits, OwnCharts.of(List.of()));
  }

  /** One that knows charts that somebody defined. */
  BoardBuilder builder(ChartDefinition... charts) {
    return new BoardBuilder(inventory, sampler, () -> Duration.ofSeconds(5), history, log, new MetricLimits(),
        OwnCharts.of(List.of(charts)));
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
    log.keep(migration(vm, LogEntry.Status.SUCCEEDED, from, Optional.of(to))
        .withAttribute(LogAttribute.DURATION_UNKNOWN, "true"));
  }

  void migrate(VmId vm, LogEntry.Status status, Instant from, Optional<Instant> to) {
    log.keep(migration(vm, status, from, to));
  }

  private LogEntry migration(VmId vm, LogEntry.Status status, Instant from, Optional<Instant> to) {
    correlation = UUID.randomUUID();
    return LogEntry.of(LogEntry.MIGRATION, status, "Migration", from).finished(to).host(pm2, "pm2").vm(vm, "VM2")
        .correlation(correlation).attribute(LogAttribute.SOURCE, pm2.key()).attribute(LogAttribute.TARGET, pm1.key())
        .build();
  }

  /** The identity of the entry that was made last. */
  UUID correlation() {
    return correlation;
  }

  /** The last ten minutes, as a user who has chosen nothing sees them. */
  static Board build(BoardBuilder builder, List<ObjectId> objects, boolean all) {
    return builder.build(objects, all, Range.TEN_MINUTES.window(), BoardBuilderTest.NOW);
  }

  /** The objects whose values were asked for, in order. */
  List<ObjectId> asked() {
    return history.queries().stream().map(HistoryQuery::object).toList();
  }
}
