/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;

/** Hosts and VMs of the moment that is shown. */
final class ReplayInventory implements Inventory {

  private static final Comparator<VirtualMachine> BY_NAME = Comparator.comparing(VirtualMachine::name, NameOrder.NAMES);
  private static final Comparator<VirtualMachine> OF_HOST =
      Comparator.comparing((VirtualMachine vm) -> !vm.isControlDomain()).thenComparing(BY_NAME);

  private final Supplier<Moment> moment;
  private final Listeners<InventoryListener> listeners;

  ReplayInventory(Supplier<Moment> moment, Listeners<InventoryListener> listeners) {
    this.moment = moment;
    this.listeners = listeners;
  }

  @Override
  public List<Host> hosts() {
    return moment.get().hosts().values().stream().sorted(Comparator.comparing(Host::name, NameOrder.NAMES)).toList();
  }

  @Override
  public Optional<Host> host(HostId id) {
    return Optional.ofNullable(moment.get().hosts().get(id));
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    return moment.get().vms().values().stream().sorted(BY_NAME).toList();
  }

  @Override
  public List<VirtualMachine> virtualMachines(HostId host) {
    return moment.get().vms().values().stream().filter(vm -> vm.host().equals(host)).sorted(OF_HOST).toList();
  }

  @Override
  public Optional<VirtualMachine> virtualMachine(VmId id) {
    return Optional.ofNullable(moment.get().vms().get(id));
  }

  @Override
  public List<Placement> placements(VmId id) {
    List<Placement> placements = new ArrayList<>();
    virtualMachine(id).ifPresent(vm -> {
      placements.add(new Placement(vm.host(), id, vm.state()));
      vm.migratingTo().filter(target -> !target.equals(vm.host()))
          .ifPresent(target -> placements.add(new Placement(target, id, DomainState.SHUT_OFF)));
    });
    return List.copyOf(placements);
  }

  @Override
  public Registration addListener(InventoryListener listener) {
    return listeners.add(listener);
  }
}
