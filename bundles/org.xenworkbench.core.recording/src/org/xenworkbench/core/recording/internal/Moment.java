/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * A recording at one moment: the values that hold then, and hosts and VMs as far as these and the log tell of them.
 * Immutable.
 *
 * @param time the moment
 * @param latest the values that hold, none of them NaN
 * @param hosts the hosts; one of which and of whose VMs nothing was measured then is not connected
 * @param vms the VMs by name
 * @param byHost the VMs of each host that has any, the control domain first, then by name
 */
record Moment(Instant time, Map<ObjectId, Map<String, Double>> latest, Map<HostId, Host> hosts,
    Map<VmId, VirtualMachine> vms, Map<HostId, List<VirtualMachine>> byHost) {

  static Moment of(Content content, Instant time) {
    Map<ObjectId, Map<String, Double>> latest = latest(content, time);
    Map<VmId, HostId> migrating = migrating(content, time);
    Map<VmId, VirtualMachine> vms = new LinkedHashMap<>();
    content.vms().forEach((id, vm) -> vms.put(id, vm.toBuilder().host(content.hostOf(vm, time))
        .migratingTo(Optional.ofNullable(migrating.get(id))).build()));
    Set<HostId> measured = new LinkedHashSet<>();
    latest.keySet().forEach(object -> {
      if (object instanceof HostId host) {
        measured.add(host);
      }
      Optional.ofNullable(vms.get(object)).ifPresent(vm -> measured.add(vm.host()));
    });
    boolean isWhole = content.state().lostSeries() == 0;
    DomainState unmeasured = isWhole ? DomainState.SHUT_OFF : DomainState.NO_STATE;
    vms.replaceAll((id, vm) -> inState(vm, latest.getOrDefault(id, Map.of()),
        measured.contains(vm.host()) ? content.stateOf(id, time).orElse(unmeasured) : DomainState.NO_STATE));
    Map<HostId, Host> hosts = new LinkedHashMap<>();
    content.hosts().forEach((id, host) -> hosts.put(id, host.toBuilder().connection(Connection.of(
        measured.contains(id) || !isWhole ? Connection.State.CONNECTED : Connection.State.DISCONNECTED,
        content.from())).build()));
    return new Moment(time, latest, hosts, vms, byHost(vms.values()));
  }

  private static Map<HostId, List<VirtualMachine>> byHost(Collection<VirtualMachine> vms) {
    Map<HostId, List<VirtualMachine>> byHost = new HashMap<>();
    Stream.of(true, false).forEach(isControl -> vms.stream().filter(vm -> vm.isControlDomain() == isControl)
        .forEach(vm -> byHost.computeIfAbsent(vm.host(), key -> new ArrayList<>()).add(vm)));
    byHost.replaceAll((host, all) -> List.copyOf(all));
    return byHost;
  }

  private static Map<ObjectId, Map<String, Double>> latest(Content content, Instant time) {
    long millis = time.toEpochMilli();
    long interval = content.facts().interval().toMillis();
    Map<ObjectId, Map<String, Double>> latest = new HashMap<>();
    content.series().forEach((object, all) -> {
      Map<String, Double> values = new HashMap<>();
      all.forEach((metric, series) -> {
        double value = Series.at(series, millis, interval);
        if (!Double.isNaN(value)) {
          values.put(metric, value);
        }
      });
      if (!values.isEmpty()) {
        latest.put(object, Map.copyOf(values));
      }
    });
    return latest;
  }

  private static Map<VmId, HostId> migrating(Content content, Instant time) {
    Map<VmId, HostId> migrating = new HashMap<>();
    content.entries().stream()
        .filter(entry -> entry.isMigration() && LogAtMoment.isRunning(entry, time))
        .forEach(entry -> entry.vm().ifPresent(vm -> target(entry, content)
            .ifPresent(target -> migrating.put(vm, target))));
    return migrating;
  }

  private static Optional<HostId> target(LogEntry entry, Content content) {
    return LogAttribute.TARGET.value(entry).flatMap(Collector::host).filter(content.hosts()::containsKey);
  }

  /** One of which something is measured is there, paused or running; one of whose host alone something is is not. */
  private static VirtualMachine inState(VirtualMachine vm, Map<String, Double> values, DomainState told) {
    boolean isPaused = told == DomainState.PAUSED || told == DomainState.PM_SUSPENDED;
    if (values.isEmpty() && !isPaused) {
      return vm.toBuilder().state(told == DomainState.NO_STATE ? told : DomainState.SHUT_OFF, -1)
          .memory(0, vm.maxMemory()).build();
    }
    long memory = Bounds.memory(Math.round(values.getOrDefault(Metrics.MEMORY, (double) vm.memory())));
    return vm.toBuilder().state(isPaused ? told : DomainState.RUNNING, Math.max(0, vm.domainNumber()))
        .memory(memory, vm.maxMemory()).build();
  }

  /** What differs from an earlier moment, or from a later one. */
  List<InventoryChange> since(Moment other) {
    List<InventoryChange> changes = new ArrayList<>();
    Stream<InventoryChange> changedHosts = hosts.values().stream()
        .filter(host -> Optional.ofNullable(other.hosts.get(host.id())).filter(host::sameContent).isEmpty())
        .map(host -> new InventoryChange.HostChange(host.id(), Optional.ofNullable(other.hosts.get(host.id())),
            Optional.of(host)));
    Stream<InventoryChange> changedVms = vms.values().stream()
        .filter(vm -> Optional.ofNullable(other.vms.get(vm.id())).filter(vm::sameContent).isEmpty())
        .map(vm -> new InventoryChange.VmChange(vm.id(), Optional.ofNullable(other.vms.get(vm.id())),
            Optional.of(vm)));
    Stream.concat(changedHosts, changedVms).forEach(changes::add);
    return changes;
  }
}
