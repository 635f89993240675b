/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricDescriptor;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationListener;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;

/** The core's services, answering from maps. */
final class BoardModel implements Inventory, Sampler, MetricHistory, MigrationService {

  private final HostId pm1;
  private final HostId pm2;
  final Map<ObjectId, Map<String, TimeSeries>> series = new HashMap<>();
  final Map<VmId, VirtualMachine> machines = new HashMap<>();
  final List<MetricDescriptor> more = new ArrayList<>();
  final List<Migration> migrations = new ArrayList<>();
  final Map<HostId, Connection> connections = new HashMap<>();
  final List<ObjectId> queries = new ArrayList<>();
  int migrationReadings;

  BoardModel(HostId pm1, HostId pm2) {
    this.pm1 = pm1;
    this.pm2 = pm2;
  }

  void put(ObjectId object, String metric, double value) {
    series.computeIfAbsent(object, key -> new TreeMap<>()).put(metric,
        new TimeSeries(new long[] {BoardBuilderTest.NOW.toEpochMilli()}, new double[] {value}));
  }

  VmId machine(String name, HostId host) {
    return machine(name, host, 64);
  }

  VmId machine(String name, HostId host, long maxMemory) {
    VmId id = VmId.of(UUID.randomUUID());
    machines.put(id, new VirtualMachine(id, name, host, org.xenworkbench.core.model.DomainState.RUNNING, 1, 1,
        64, maxMemory, true, Optional.empty()));
    return id;
  }

  void migrateUnseen(VmId vm, Instant from, Instant to) {
    migrate(vm, LogEntry.Status.SUCCEEDED, from, Optional.of(to));
    migrations.set(migrations.size() - 1, migrations.get(migrations.size() - 1).withoutDuration());
  }

  void migrate(VmId vm, LogEntry.Status status, Instant from, Optional<Instant> to) {
    migrations.add(new Migration(UUID.randomUUID(), vm, "VM2", pm2, "pm2", pm1, "pm1", true, status, from, to,
        Optional.empty(), Optional.empty(), Optional.empty(), ""));
  }

  @Override
  public List<Host> hosts() {
    return List.of(host(pm1).orElseThrow(), host(pm2).orElseThrow());
  }

  @Override
  public Optional<Host> host(HostId id) {
    return Optional.of(new Host(id, id.equals(pm1) ? "pm1" : "pm2", "", Host.Kind.HYPERVISOR, true,
        connections.getOrDefault(id, Connection.of(Connection.State.CONNECTED, BoardBuilderTest.NOW)),
        Optional.empty()));
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    return List.copyOf(machines.values());
  }

  @Override
  public List<VirtualMachine> virtualMachines(HostId host) {
    return machines.values().stream().filter(vm -> vm.host().equals(host)).toList();
  }

  @Override
  public Optional<VirtualMachine> virtualMachine(VmId id) {
    return Optional.ofNullable(machines.get(id));
  }

  @Override
  public List<Placement> placements(VmId id) {
    return List.of();
  }

  @Override
  public Registration addListener(InventoryListener listener) {
    return () -> {};
  }

  @Override
  public Map<String, Double> latest(ObjectId object) {
    Map<String, Double> values = new HashMap<>();
    series.getOrDefault(object, Map.of()).forEach((metric, all) -> values.put(metric, all.values()[0]));
    return values;
  }

  @Override
  public List<MetricDescriptor> descriptors() {
    List<MetricDescriptor> all = new ArrayList<>(Metrics.ALL);
    all.addAll(more);
    return all;
  }

  @Override
  public Optional<MetricDescriptor> descriptor(MetricDescriptor.Scope scope, String metric) {
    return descriptors().stream().filter(d -> d.scope() == scope && d.describes(metric)).findFirst();
  }

  @Override
  public Registration addListener(SampleListener listener) {
    return () -> {};
  }

  @Override
  public Set<String> metrics(ObjectId object) {
    return series.getOrDefault(object, Map.of()).keySet();
  }

  @Override
  public Set<String> recentMetrics(ObjectId object) {
    return metrics(object);
  }

  @Override
  public Map<String, TimeSeries> query(HistoryQuery query) {
    queries.add(query.object());
    Map<String, TimeSeries> found = new HashMap<>();
    query.metrics().forEach(metric -> found.put(metric,
        series.getOrDefault(query.object(), Map.of()).getOrDefault(metric, TimeSeries.EMPTY)));
    return found;
  }

  @Override
  public Optional<String> obstacle(VmId vm) {
    return Optional.empty();
  }

  @Override
  public List<Verdict> check(MigrationRequest request) {
    return List.of();
  }

  @Override
  public List<Verdict> checkTogether(List<MigrationRequest> requests) {
    return List.of();
  }

  @Override
  public OperationHandle migrate(MigrationRequest request, String user) {
    throw new AssertionError("not asked for");
  }

  @Override
  public boolean canCancel(UUID migration) {
    return false;
  }

  @Override
  public CompletableFuture<Void> limit(UUID migration, OptionalLong bandwidth, Optional<Duration> downtime) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean cancel(UUID migration) {
    return false;
  }

  @Override
  public List<Migration> migrations() {
    migrationReadings++;
    return migrations;
  }

  @Override
  public Registration addListener(MigrationListener listener) {
    return () -> {};
  }
}
