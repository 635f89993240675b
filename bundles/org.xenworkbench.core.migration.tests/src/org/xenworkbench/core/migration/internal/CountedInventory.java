/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryListener;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** Counts the hosts, VMs and placements that an inventory is asked to list. */
final class CountedInventory implements Inventory {

  private final Inventory inventory;
  private final AtomicLong listed = new AtomicLong();

  CountedInventory(Inventory inventory) {
    this.inventory = inventory;
  }

  /** How many it has listed since it was asked last. */
  long takeListed() {
    return listed.getAndSet(0);
  }

  private <C extends Collection<?>> C counted(C list) {
    listed.addAndGet(list.size());
    return list;
  }

  @Override
  public List<Host> hosts() {
    return counted(inventory.hosts());
  }

  @Override
  public Optional<Host> host(HostId id) {
    return inventory.host(id);
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    return counted(inventory.virtualMachines());
  }

  @Override
  public List<VirtualMachine> virtualMachines(HostId host) {
    return counted(inventory.virtualMachines(host));
  }

  @Override
  public Optional<VirtualMachine> virtualMachine(VmId id) {
    return inventory.virtualMachine(id);
  }

  @Override
  public List<Placement> placements(VmId id) {
    return counted(inventory.placements(id));
  }

  @Override
  public List<Placement> placements(HostId host) {
    return counted(inventory.placements(host));
  }

  @Override
  public Registration addListener(InventoryListener listener) {
    return inventory.addListener(listener);
  }
}
