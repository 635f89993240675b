/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** The hosts and VMs that an experiment names. */
final class Subjects {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final Inventory inventory;
  private final Map<String, HostId> hosts = new LinkedHashMap<>();
  private final Map<String, VmId> vms = new LinkedHashMap<>();

  private Subjects(Inventory inventory) {
    this.inventory = inventory;
  }

  /** None are found yet. */
  static Subjects of(Inventory inventory) {
    return new Subjects(inventory);
  }

  /** Waits until all are there and connected, a minute at most: an engine that has just started connects its hosts. */
  static Subjects await(Experiment experiment, Inventory inventory, Waiting waiting) throws HypervisorException {
    Subjects subjects = of(inventory);
    long end = waiting.nanos() + PATIENCE.toNanos();
    Optional<String> missing = subjects.find(experiment);
    while (missing.isPresent() && !waiting.isCancelled() && waiting.nanos() - end < 0) {
      waiting.pause(PERIOD);
      missing = subjects.find(experiment);
    }
    if (waiting.isCancelled()) {
      throw new HypervisorException(Kind.CANCELLED, "");
    }
    if (missing.isPresent()) {
      throw new HypervisorException(Kind.CONFIGURATION, missing.get());
    }
    return subjects;
  }

  /** What is not there. */
  Optional<String> find(Experiment experiment) {
    for (String name : experiment.series().stream().flatMap(each -> each.hosts().stream()).toList()) {
      List<Host> found = inventory.hosts().stream()
          .filter(each -> each.kind() == Host.Kind.HYPERVISOR && each.name().equals(name)).toList();
      if (found.size() != 1) {
        return Optional.of(NLS.bind(found.isEmpty() ? Messages.Subjects_NoHost : Messages.Subjects_SeveralHosts, name));
      }
      if (!found.get(0).isConnected()) {
        return Optional.of(NLS.bind(Messages.Subjects_NotConnected, name));
      }
      hosts.put(name, found.get(0).id());
    }
    for (String name : Stream.concat(experiment.series().stream().map(Experiment.Series::vm),
        experiment.loads().stream().map(Experiment.Load::vm)).distinct().toList()) {
      List<VirtualMachine> found = inventory.virtualMachines().stream()
          .filter(vm -> !vm.isControlDomain() && vm.name().equals(name)).toList();
      if (found.size() != 1) {
        return Optional.of(NLS.bind(found.isEmpty() ? Messages.Subjects_NoVm : Messages.Subjects_SeveralVms, name));
      }
      vms.put(name, found.get(0).id());
    }
    return Optional.empty();
  }

  HostId host(String name) {
    return require(hosts.get(name), name);
  }

  VmId vm(String name) {
    return require(vms.get(name), name);
  }

  private static <T> T require(@org.eclipse.jdt.annotation.Nullable T id, String name) {
    if (id == null) {
      throw new IllegalArgumentException(name);
    }
    return id;
  }

  /** The hosts, by the names that the experiment has for them. */
  Map<String, HostId> hosts() {
    return hosts;
  }

  /** The VMs as they are now. */
  Stream<VirtualMachine> machines() {
    return vms.values().stream().flatMap(id -> inventory.virtualMachine(id).stream());
  }

  /** The hosts as they are now. */
  Stream<Host> machinesBelow() {
    return hosts.values().stream().flatMap(id -> inventory.host(id).stream());
  }

  boolean areSimulated() {
    return machinesBelow().anyMatch(Host::simulated);
  }

  /** On which of them a VM is now, by the experiment's name; empty if on none. */
  Optional<String> place(VmId vm) {
    return inventory.virtualMachine(vm).flatMap(now -> hosts.entrySet().stream()
        .filter(each -> inventory.standIn(each.getValue()).equals(inventory.standIn(now.host())))
        .map(Map.Entry::getKey).findFirst());
  }
}
