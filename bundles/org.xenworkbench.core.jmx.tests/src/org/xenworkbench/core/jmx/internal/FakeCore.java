/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.StoreUsage;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeAlerts;
import org.xenworkbench.core.testkit.FakeEvacuations;
import org.xenworkbench.core.testkit.FakeRebalances;
import org.xenworkbench.core.testkit.FakeSchedule;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeHostRegistry;
import org.xenworkbench.core.testkit.FakeHostResources;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeMigrations;
import org.xenworkbench.core.testkit.FakePolling;
import org.xenworkbench.core.testkit.FakeRetention;
import org.xenworkbench.core.testkit.FakeSampler;
import org.xenworkbench.core.testkit.FakeTags;
import org.xenworkbench.core.testkit.FakeVmCreation;
import org.xenworkbench.core.testkit.FakeVmDefinitions;
import org.xenworkbench.core.testkit.FakeVmDevices;
import org.xenworkbench.core.testkit.FakeVms;

/** The services of the core as a test wants them: two hosts and a few VMs. */
final class FakeCore {

  static final HostId PM1 = HostId.of("00000000-0000-0000-0000-0000000000a1");
  static final HostId PM2 = HostId.of("00000000-0000-0000-0000-0000000000a2");
  static final VmId VM2 = VmId.of(UUID.fromString("00000000-0000-0000-0000-0000000000b2"));
  static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  final FakeInventory inventory = new FakeInventory();
  final FakeSampler sampler = new FakeSampler();
  final FakePolling polling = new FakePolling();
  final FakeHostRegistry registry = new FakeHostRegistry();
  final FakeVms vms = new FakeVms();
  final FakeVmCreation creation = new FakeVmCreation();
  final FakeVmDevices devices = new FakeVmDevices();
  final FakeVmDefinitions definitions = new FakeVmDefinitions();
  final FakeHostResources resources = new FakeHostResources();
  final FakeTags tags = new FakeTags();
  final FakeEvacuations evacuations = new FakeEvacuations();
  final FakeRebalances rebalances = new FakeRebalances();
  final FakeSchedule schedule = new FakeSchedule();
  final FakeMigrations migrations = new FakeMigrations();
  final FakeEventLog log = new FakeEventLog();
  final FakeAlerts alerts = new FakeAlerts();
  final FakeRetention retention = new FakeRetention();
  final List<EntryAction> entryActions = new CopyOnWriteArrayList<>();

  FakeCore() {
    inventory.put(host(PM1, "pm1"));
    inventory.put(host(PM2, "pm2"));
    for (VirtualMachine vm : List.of(vm(VM2, "VM2", PM2), vm(VmId.controlDomain(PM1), "Domain-0", PM1),
        vm(VmId.controlDomain(PM2), "Domain-0", PM2))) {
      inventory.put(vm);
    }
    Map.of("cpu_avg", 0.25, "memory_used", 2e9).forEach((metric, value) -> sampler.put(PM1, metric, value));
    Map.of("cpu_usage", 0.5, "vif_0_rx", 100.0, "vif_1_rx", 11.0, "vbd_sda_read", 7.0, "vbd_sda_iops_read", 1000.0)
        .forEach((metric, value) -> sampler.put(VM2, metric, value));
    polling.put(PM1, new PollStatistics(10, 1, 2, 0, 3, Duration.ofMillis(3), NOW, Duration.ofMillis(4),
        Duration.ofSeconds(5), Duration.ZERO));
    for (HostId host : List.of(PM1, PM2)) {
      registry.withCapabilities(host, Capabilities.ALL.without(Map.of(Feature.ABORT_JOB, "Xen cannot.")));
      vms.hinder(VmId.controlDomain(host), "It is the control domain.");
    }
    migrations.hinder(vm -> vm.isControlDomain() ? Optional.of("no") : Optional.empty());
    retention.use(new StoreUsage("events.db", 4096, 2, Optional.of(NOW)));
  }

  static Host host(HostId id, String name) {
    return Host.of(id, name, Connection.of(Connection.State.CONNECTED, NOW)).address(name + ".example")
        .info(HostInfo.of(name, "Xen").hypervisorVersion("4.17").cpuModel("Some CPU").cpus(4).memory(8L << 30)
            .architecture("x86_64").build())
        .build();
  }

  static VirtualMachine vm(VmId id, String name, HostId host) {
    return VirtualMachine.of(id, name, host).state(DomainState.RUNNING, 1).vcpus(2).memory(1L << 30, 2L << 30).build();
  }

  static Migration migration(LogEntry.Status status) {
    return migration(UUID.randomUUID(), status, Optional.empty());
  }

  static Migration migration(UUID id, LogEntry.Status status, Optional<JobProgress> progress) {
    return Migration.of(id, status, NOW).vm(VM2, "VM2").source(PM2, "pm2").target(PM1, "pm1").ours(true)
        .finished(status == LogEntry.Status.RUNNING ? Optional.empty() : Optional.of(NOW.plusMillis(12_400)))
        .progress(progress).build();
  }

  /** What was to be done with VMs: what, where, and by whom. */
  List<String> deeds() {
    return vms.deeds().stream().map(this::text).toList();
  }

  private String text(FakeVms.Deed deed) {
    String what = deed.action().map(Object::toString)
        .or(() -> deed.value().map(value -> value.setting().id() + ' ' + value.number()))
        .or(() -> deed.changed().map(changed -> (changed.change().id() + ' ' + changed.text()).strip()))
        .orElse("adopt " + deed.vm());
    return what + deed.host().map(host -> " at " + inventory.host(host).orElseThrow().name()).orElse("") + " by "
        + deed.user();
  }

  /** The migrations that were asked for. */
  List<MigrationRequest> requests() {
    return migrations.orders().stream().map(FakeMigrations.Order::request).toList();
  }

  static LogEntry entry(String message) {
    return LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.RUNNING, message, NOW).correlation(new UUID(3, 4))
        .host(PM2, "pm2").vm(VM2, "VM2").user("root").progress(0.5)
        .attributes(Map.of("downtime.ns", "5", "org.example.note", "by hand")).build();
  }
}
