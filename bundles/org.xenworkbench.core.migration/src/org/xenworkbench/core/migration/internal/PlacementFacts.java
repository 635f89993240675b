/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.migration.PlacementTags;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;

/** What plans of where VMs run are made of: hosts with their room, and VMs with what they need, as they are now. */
record PlacementFacts(Inventory inventory, HostRegistry registry, MigrationService migrations,
    OperationService operations, Sampler sampler, Tags tags, Maintenance maintenance) {

  /** The VMs that run on a host, without its control domain. */
  List<VirtualMachine> running(HostId host) {
    return inventory.virtualMachines(host).stream().filter(vm -> !vm.isControlDomain() && vm.isActive()).toList();
  }

  /** Why it goes nowhere, whatever the target; empty if it may. */
  Optional<String> whyNot(VirtualMachine vm) {
    return tags.has(vm.id(), PlacementTags.DO_NOT_MIGRATE) ? Optional.of(Messages.Evacuation_Pinned)
        : migrations.obstacle(vm.id());
  }

  /** Other machines of the same type that are connected and may be changed; of one that is listed twice, one. */
  List<EvacuationPlanner.Target> targets(HostId source) {
    String type = type(source);
    return inventory.hosts().stream()
        .filter(host -> host.isConnected() && host.sameMachineAs().isEmpty() && !maintenance.has(host.id()))
        .filter(host -> !inventory.standIn(host.id()).equals(inventory.standIn(source)))
        .filter(host -> registry.configuration(host.id()).filter(at -> !at.readOnly()).isPresent()
            && type(host.id()).equals(type))
        .map(this::target).toList();
  }

  /** The kind of hypervisor, which VMs do not leave; empty if it is not known. */
  String type(HostId host) {
    return registry.configuration(host).map(at -> at.endpoint().driver()).orElse("");
  }

  EvacuationPlanner.Target target(Host host) {
    Map<String, Double> latest = sampler.latest(host.id());
    int cpus = host.info().map(info -> info.cpus()).orElse(0);
    Double free = latest.get(Metrics.MEMORY_FREE);
    Double busy = latest.get(Metrics.CPU_AVG);
    return new EvacuationPlanner.Target(host.id(), host.name(), host.info().map(info -> info.memory()).orElse(0L),
        free == null ? OptionalLong.empty()
            : OptionalLong.of(free.longValue() - coming(host.id()).mapToLong(VirtualMachine::memory).sum()),
        cpus,
        busy == null ? OptionalDouble.empty() : OptionalDouble.of(busy * cpus),
        tagsThere(host.id(), PlacementTags.TOGETHER), tagsThere(host.id(), PlacementTags.APART));
  }

  /** What is on its way there, or waits to go there, and does not run there yet. */
  Stream<VirtualMachine> coming(HostId target) {
    Set<String> keys = inventory.identities(target).stream().map(ObjectId::key).collect(Collectors.toSet());
    Stream<VmId> ours = operations.running().stream().map(OperationState::description)
        .filter(what -> Optional.ofNullable(what.attributes().get(LogAttribute.TARGET.name())).filter(keys::contains)
            .isPresent())
        .flatMap(what -> what.vm().stream());
    Stream<VmId> others = migrations.migrations().stream()
        .filter(migration -> migration.isRunning() && keys.contains(migration.target().key())).map(Migration::vm);
    return Stream.concat(ours, others).distinct().flatMap(vm -> inventory.virtualMachine(vm).stream())
        .filter(vm -> !vm.host().equals(target));
  }

  private Set<String> tagsThere(HostId host, String beginning) {
    return Stream.concat(running(host).stream(), coming(host))
        .flatMap(vm -> PlacementTags.of(tags, vm.id(), beginning).stream())
        .collect(Collectors.toSet());
  }

  EvacuationPlanner.Guest guest(VirtualMachine vm) {
    Double usage = sampler.latest(vm.id()).get(Metrics.CPU_USAGE);
    return guest(vm, usage == null ? OptionalDouble.empty() : OptionalDouble.of(usage * vm.vcpus()));
  }

  /** @param cores how many CPUs it keeps busy, empty if unknown */
  EvacuationPlanner.Guest guest(VirtualMachine vm, OptionalDouble cores) {
    return new EvacuationPlanner.Guest(vm.id(), vm.name(), vm.memory(), cores,
        Set.copyOf(PlacementTags.of(tags, vm.id(), PlacementTags.TOGETHER)),
        Set.copyOf(PlacementTags.of(tags, vm.id(), PlacementTags.APART)));
  }

  Optional<String> blocker(VmId vm, HostId target) {
    try {
      return migrations.check(MigrationRequest.peerToPeer(vm, target)).stream()
          .filter(verdict -> verdict.severity() == Verdict.Severity.ERROR)
          .filter(verdict -> !PlacementCheck.says(verdict)) // the planner knows the tags
          .map(Verdict::reason).findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage()); // gone meanwhile
    }
  }
}
