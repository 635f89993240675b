/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventRetention;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationListener;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.HostInfo;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.StoreUsage;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.vm.VmService;

/** The services of the core as a test wants them: two hosts and a few VMs. */
final class FakeCore {

  static final HostId PM1 = HostId.of("00000000-0000-0000-0000-0000000000a1");
  static final HostId PM2 = HostId.of("00000000-0000-0000-0000-0000000000a2");
  static final VmId VM2 = VmId.of(UUID.fromString("00000000-0000-0000-0000-0000000000b2"));
  static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  final Map<HostId, Host> hosts = new ConcurrentHashMap<>();
  final Map<VmId, VirtualMachine> machines = new ConcurrentHashMap<>();
  final Map<ObjectId, Map<String, Double>> latest = new ConcurrentHashMap<>();
  final List<Migration> pastMigrations = new CopyOnWriteArrayList<>();
  final List<MigrationRequest> requests = new CopyOnWriteArrayList<>();
  final List<String> initiators = new CopyOnWriteArrayList<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<LogEntry> entries = new ArrayList<>();
  final List<LogEntry> logged = new CopyOnWriteArrayList<>();
  final List<InventoryListener> inventoryListeners = new CopyOnWriteArrayList<>();
  volatile Optional<String> unreadable = Optional.empty();
  final List<EventLogListener> logListeners = new CopyOnWriteArrayList<>();
  final List<MigrationListener> migrationListeners = new CopyOnWriteArrayList<>();
  volatile Duration interval = Duration.ofSeconds(5);

  FakeCore() {
    hosts.put(PM1, host(PM1, "pm1"));
    hosts.put(PM2, host(PM2, "pm2"));
    for (VirtualMachine vm : List.of(vm(VM2, "VM2", PM2), vm(VmId.controlDomain(PM1), "Domain-0", PM1),
        vm(VmId.controlDomain(PM2), "Domain-0", PM2))) {
      machines.put(vm.id(), vm);
    }
    latest.put(PM1, Map.of("cpu_avg", 0.25, "memory_used", 2e9));
    latest.put(VM2, Map.of("cpu_usage", 0.5, "vif_0_rx", 100.0, "vif_1_rx", 11.0, "vbd_sda_read", 7.0,
        "vbd_sda_iops_read", 1000.0));
  }

  static Host host(HostId id, String name) {
    return new Host(id, name, name + ".example", Host.Kind.HYPERVISOR, false,
        Connection.of(Connection.State.CONNECTED, NOW),
        Optional.of(new HostInfo(name, "Xen", "4.17", "Some CPU", 4, 8L << 30).withArchitecture("x86_64")));
  }

  static VirtualMachine vm(VmId id, String name, HostId host) {
    return new VirtualMachine(id, name, host, DomainState.RUNNING, 1, 2, 1L << 30, 2L << 30, true, Optional.empty());
  }

  static Migration migration(LogEntry.Status status) {
    return migration(UUID.randomUUID(), status, Optional.empty());
  }

  static Migration migration(UUID id, LogEntry.Status status, Optional<JobProgress> progress) {
    return new Migration(id, VM2, "VM2", PM2, "pm2", PM1, "pm1", true, status, NOW,
        status == LogEntry.Status.RUNNING ? Optional.empty() : Optional.of(NOW.plusMillis(12_400)), progress,
        Optional.empty(), Optional.empty(), "");
  }

  void change(InventoryChange change) {
    inventoryListeners.forEach(listener -> listener.inventoryChanged(List.of(change)));
  }

  void rename(VirtualMachine vm) {
    Optional<VirtualMachine> before = Optional.ofNullable(machines.put(vm.id(), vm));
    change(new InventoryChange.VmChange(vm.id(), before, Optional.of(vm)));
  }

  void remove(HostId id) {
    change(new InventoryChange.HostChange(id, Optional.ofNullable(hosts.remove(id)), Optional.empty()));
  }

  Inventory inventory() {
    return fake(Inventory.class, (method, arguments) -> switch (method) {
      case "hosts" -> hosts.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
      case "host" -> Optional.ofNullable(hosts.get(arguments[0]));
      case "virtualMachines" -> machines.values().stream()
          .filter(vm -> arguments == null || vm.host().equals(arguments[0])).toList();
      case "virtualMachine" -> Optional.ofNullable(machines.get(arguments[0]));
      case "addListener" -> listen(inventoryListeners, (InventoryListener) arguments[0]);
      default -> throw new UnsupportedOperationException(method);
    });
  }

  Sampler sampler() {
    return fake(Sampler.class, (method, arguments) -> switch (method) {
      case "latest" -> latest.getOrDefault(arguments[0], Map.of());
      case "descriptor" -> Optional.empty();
      case "descriptors" -> Metrics.ALL;
      default -> throw new UnsupportedOperationException(method);
    });
  }

  Polling polling() {
    return fake(Polling.class, (method, arguments) -> switch (method) {
      case "interval" -> interval;
      case "setInterval" -> setInterval((Duration) arguments[0]);
      case "statistics" -> PM1.equals(arguments[0])
          ? Optional.of(new PollStatistics(10, 1, 2, 0, 3, Duration.ofMillis(3), NOW,
              Duration.ofMillis(4), Duration.ofSeconds(5), Duration.ZERO))
          : Optional.empty();
      default -> throw new UnsupportedOperationException(method);
    });
  }

  private Object setInterval(Duration value) {
    if (value.compareTo(Polling.MIN_INTERVAL) < 0 || value.compareTo(Polling.MAX_INTERVAL) > 0) {
      throw new IllegalArgumentException("The interval is too short or too long: " + value.toNanos());
    }
    interval = value;
    return value;
  }

  HostRegistry registry() {
    return fake(HostRegistry.class, (method, arguments) -> switch (method) {
      case "capabilities" -> Optional.of(new Capabilities(Map.of(Feature.ABORT_JOB, "Xen cannot.")));
      case "configuration" -> Optional.empty();
      default -> initiators.add(Initiator.current()) && calls.add(method + ' ' + arguments[0]);
    });
  }

  VmService vms() {
    return fake(VmService.class, (method, arguments) -> switch (method) {
      case "obstacle" -> machines.get(arguments[0]).isControlDomain() ? Optional.of("It is the control domain.")
          : Optional.empty();
      case "power" -> act(arguments[2] + " at " + hosts.get(arguments[1]).name() + " by " + arguments[3]);
      case "adoptionObstacle" -> ((VmId) arguments[0]).isClaim() ? Optional.empty() : Optional.of("It is no claim.");
      case "adopt" -> act("adopt " + arguments[0] + " by " + arguments[1]);
      default -> throw new UnsupportedOperationException(method);
    });
  }

  private OperationHandle act(String call) {
    calls.add(call);
    return new OperationHandle(new UUID(1, 3), new CompletableFuture<>());
  }

  MigrationService migrations() {
    return fake(MigrationService.class, (method, arguments) -> switch (method) {
      case "obstacle" -> machines.get(arguments[0]).isControlDomain() ? Optional.of("no") : Optional.empty();
      case "migrate" -> start((MigrationRequest) arguments[0], (String) arguments[1]);
      case "limit" -> CompletableFuture.completedFuture("");
      case "cancel" -> new UUID(1, 2).equals(arguments[0]);
      case "migrations" -> List.copyOf(pastMigrations);
      case "addListener" -> listen(migrationListeners, (MigrationListener) arguments[0]);
      default -> throw new UnsupportedOperationException(method);
    });
  }

  private OperationHandle start(MigrationRequest request, String user) {
    requests.add(request);
    calls.add("by " + user);
    return new OperationHandle(new UUID(1, 2), new CompletableFuture<>());
  }

  EventRetention retention() {
    return fake(EventRetention.class, (method, arguments) -> switch (method) {
      case "retention" -> Duration.ofDays(365);
      case "usage" -> Optional.of(new StoreUsage("events.db", 4096, 2, Optional.of(NOW)));
      case "setRetention" -> calls.add(method + ' ' + arguments[0]);
      default -> throw new UnsupportedOperationException(method);
    });
  }

  EventLog log() {
    return fake(EventLog.class, (method, arguments) -> switch (method) {
      case "query" -> query();
      case "append" -> logged.add((LogEntry) arguments[0]) ? new CompletableFuture<>() : null;
      case "fault" -> Optional.empty();
      case "addListener" -> listen(logListeners, (EventLogListener) arguments[0]);
      default -> throw new UnsupportedOperationException(method);
    });
  }

  private List<LogEntry> query() throws UnreadableLogException {
    if (unreadable.isPresent()) {
      throw new UnreadableLogException(unreadable.get(), new IOException(), List.of());
    }
    return List.copyOf(entries);
  }

  static LogEntry entry(String message) {
    return LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.RUNNING, message, NOW).correlation(new UUID(3, 4))
        .host(PM2, "pm2").vm(VM2, "VM2").user("root").progress(0.5)
        .attributes(Map.of("downtime.ns", "5", "org.example.note", "by hand")).build();
  }

  private static <L> Registration listen(List<L> listeners, L listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> {
          Object result = answer.to(method.getName(), arguments);
          return method.getReturnType() == void.class ? null : result;
        }));
  }

  private interface Answer {
    Object to(String method, Object[] arguments) throws IOException;
  }
}
