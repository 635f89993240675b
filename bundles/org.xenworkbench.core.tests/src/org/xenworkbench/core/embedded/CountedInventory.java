/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.embedded;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.inventory.FormerHosts;
import org.xenworkbench.core.internal.inventory.InventoryImpl;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** An inventory that counts the hosts, VMs and placements that it is asked to list. */
public final class CountedInventory extends InventoryImpl {

  private final AtomicLong listed = new AtomicLong();

  CountedInventory(Dispatcher dispatcher, FormerHosts former) {
    super(dispatcher, former);
  }

  /** How many it has listed since it was asked last. */
  public long takeListed() {
    return listed.getAndSet(0);
  }

  private <C extends Collection<?>> C counted(C list) {
    listed.addAndGet(list.size());
    return list;
  }

  @Override
  public synchronized List<Host> hosts() {
    return counted(super.hosts());
  }

  @Override
  public synchronized List<VirtualMachine> virtualMachines() {
    return counted(super.virtualMachines());
  }

  @Override
  public synchronized List<VirtualMachine> virtualMachines(HostId host) {
    return counted(super.virtualMachines(host));
  }

  @Override
  public synchronized List<Placement> placements(VmId vm) {
    return counted(super.placements(vm));
  }

  @Override
  public synchronized List<Placement> placements(HostId host) {
    return counted(super.placements(host));
  }
}
