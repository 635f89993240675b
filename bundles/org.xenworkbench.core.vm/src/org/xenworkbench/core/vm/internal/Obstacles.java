/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.driver.VmSetting;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** Why something cannot be done with a VM now, from what is known; never asks a hypervisor. */
final class Obstacles {

  private final Inventory inventory;
  private final HostRegistry registry;

  /** Reads these. */
  Obstacles(Inventory inventory, HostRegistry registry) {
    this.inventory = inventory;
    this.registry = registry;
  }

  /** The VM as that host has it; empty if the host does not own it. */
  Optional<VirtualMachine> owned(VmId id, HostId host) {
    return inventory.virtualMachine(id).filter(vm -> vm.host().equals(host));
  }

  /** Why that power action is not possible on that host. */
  Optional<String> power(VmId id, HostId host, PowerAction action) {
    return change(id, host, action.feature(), action.precondition());
  }

  /** Why that cannot be set on that host, whatever the value. */
  Optional<String> setting(VmId id, HostId host, VmSetting setting) {
    return change(id, host, setting.feature(), setting.precondition());
  }

  /** Why that cannot be changed on that host, whatever the text. */
  Optional<String> change(VmId id, HostId host, VmChange change) {
    return change(id, host, change.feature(), change.precondition())
        .or(() -> owned(id, host).flatMap(change::obstacle));
  }

  /** Why something that needs that of its host and that state cannot be done with a VM, wherever it is. */
  Optional<String> change(VmId id, Feature feature, Precondition precondition) {
    return inventory.virtualMachine(id).map(vm -> change(vm, feature).or(() -> state(vm, precondition)))
        .orElseGet(() -> Optional.of(Messages.Obstacle_VmUnknown));
  }

  /** Why something that needs that of its host and that state cannot be done with a VM on that host. */
  Optional<String> change(VmId id, HostId host, Feature feature, Precondition precondition) {
    Optional<VirtualMachine> known = inventory.virtualMachine(id);
    if (known.isEmpty()) {
      return Optional.of(Messages.Obstacle_VmUnknown);
    }
    Optional<VirtualMachine> vm = known.filter(one -> one.host().equals(host));
    if (vm.isEmpty()) {
      String hostName = inventory.host(host).map(Host::name).orElse("");
      return Optional.of(NLS.bind(Messages.Obstacle_NotOnHost, known.get().name(), hostName));
    }
    return change(vm.get(), feature).or(() -> state(vm.get(), precondition));
  }

  private Optional<String> change(VirtualMachine vm, Feature feature) {
    if (vm.isControlDomain()) {
      return Optional.of(controlDomain(vm));
    }
    if (vm.isMigrating()) {
      return Optional.of(NLS.bind(Messages.Obstacle_Migrating, vm.name()));
    }
    return use(vm, feature).or(() -> readOnly(vm.host()));
  }

  /** With its host, since those of all hosts have the same name. */
  String controlDomain(VirtualMachine vm) {
    String hostName = inventory.host(vm.host()).map(Host::name).orElse("");
    return NLS.bind(Messages.Obstacle_ControlDomain, vm.name(), hostName);
  }

  /** Why a VM cannot be taken for the one of its UUID. */
  Optional<String> adoption(VmId id) {
    Optional<VirtualMachine> vm = inventory.virtualMachine(id);
    if (vm.isEmpty()) {
      return Optional.of(Messages.Obstacle_VmUnknown);
    }
    if (!id.isClaim()) {
      return Optional.of(NLS.bind(Messages.Obstacle_NoClaim, vm.get().name()));
    }
    return vm.filter(VirtualMachine::isMigrating)
        .or(() -> inventory.virtualMachine(id.claimed()).filter(VirtualMachine::isMigrating))
        .map(moving -> NLS.bind(Messages.Obstacle_Migrating, moving.name()));
  }

  /** Why that feature of the VM's host cannot be used. */
  Optional<String> use(VirtualMachine vm, Feature feature) {
    return lack(vm.host(), feature);
  }

  private Optional<String> lack(HostId host, Feature feature) {
    String hostName = inventory.host(host).map(Host::name).orElse("");
    Optional<Capabilities> capabilities = registry.capabilities(host);
    if (capabilities.isEmpty()) {
      return Optional.of(NLS.bind(Messages.Obstacle_HostNotConnected, hostName));
    }
    return capabilities.get().whyNot(feature)
        .map(reason -> NLS.bind(Messages.Obstacle_Unsupported, hostName, reason));
  }

  private Optional<String> readOnly(HostId id) {
    return registry.configuration(id).filter(HostConfiguration::readOnly)
        .map(host -> NLS.bind(Messages.Obstacle_ReadOnly, host.name()));
  }

  /** Why something that changes a host cannot be done with it. */
  Optional<String> use(HostId host, Feature feature) {
    return inventory.host(host).isEmpty() ? Optional.of(Messages.Obstacle_HostUnknown)
        : lack(host, feature).or(() -> readOnly(host));
  }

  private static Optional<String> state(VirtualMachine vm, Precondition precondition) {
    if (precondition.holds(vm.state(), vm.isActive())) {
      return Optional.empty();
    }
    boolean off = precondition != Precondition.OFF && !vm.isActive(); // said alike whatever state it needs
    String text = off ? Messages.Obstacle_NotActive : switch (precondition) {
      case OFF -> Messages.Obstacle_AlreadyRunning;
      case ACTIVE -> Messages.Obstacle_NotActive;
      case RUNNING -> vm.state() == DomainState.PAUSED ? Messages.Obstacle_Paused : Messages.Obstacle_NotRunning;
      case PAUSED -> Messages.Obstacle_NotPaused;
      case ANY -> throw new IllegalStateException(vm.state().name()); // it always holds
    };
    return Optional.of(NLS.bind(text, vm.name()));
  }
}
