/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.util.ArrayList;
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

/** Hosts and VMs of the moment that is shown. */
final class ReplayInventory implements Inventory {

  private final Supplier<Moment> moment;
  private final Listeners<InventoryListener> listeners;

  ReplayInventory(Supplier<Moment> moment, Listeners<InventoryListener> listeners) {
    this.moment = moment;
    this.listeners = listeners;
  }

  @Override
  public List<Host> hosts() {
    return List.copyOf(moment.get().hosts().values()); // by name, as they were read
  }

  @Override
  public Optional<Host> host(HostId id) {
    return Optional.ofNullable(moment.get().hosts().get(id));
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    return List.copyOf(moment.get().vms().values());
  }

  @Override
  public List<VirtualMachine> virtualMachines(HostId host) {
    return moment.get().byHost().getOrDefault(host, List.of());
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
