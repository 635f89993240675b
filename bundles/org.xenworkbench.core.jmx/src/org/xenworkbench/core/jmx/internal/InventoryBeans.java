/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange.HostChange;
import org.xenworkbench.core.model.InventoryChange.VmChange;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.VmService;

/** One bean per host, connection and VM, as the inventory has them. Not for several threads at once. */
final class InventoryBeans {

  private final BeanRegistry beans;
  private final Inventory inventory;
  private final Sampler sampler;
  private final Polling polling;
  private final HostRegistry registry;
  private final VmService vms;
  private final Map<ObjectId, List<ObjectName>> names = new HashMap<>();

  InventoryBeans(BeanRegistry beans, Inventory inventory, Sampler sampler, Polling polling,
      HostRegistry registry, VmService vms) {
    this.beans = beans;
    this.inventory = inventory;
    this.sampler = sampler;
    this.polling = polling;
    this.registry = registry;
    this.vms = vms;
  }

  /** Registers what is there. */
  void begin() {
    inventory.hosts().forEach(this::show);
    inventory.virtualMachines().forEach(this::show);
  }

  /** Follows changes: a bean comes, goes, or gets another name. */
  void follow(List<InventoryChange> changes) {
    for (InventoryChange change : changes) {
      if (change instanceof HostChange host) {
        host.after().ifPresentOrElse(this::show, () -> remove(host.id()));
      } else if (change instanceof VmChange vm) {
        vm.after().ifPresentOrElse(this::show, () -> remove(vm.id()));
      }
    }
  }

  private void show(Host host) {
    ObjectName name = Names.host(host);
    ObjectName connection = Names.connection(host);
    if (rename(host.id(), List.of(name, connection))) {
      beans.register(name, new HostBean(host.id(), inventory, sampler), HostMXBean.class);
      beans.register(connection, new ConnectionBean(host.id(), inventory, polling, registry), ConnectionMXBean.class);
    }
  }

  private void show(VirtualMachine vm) {
    ObjectName name = Names.virtualMachine(vm);
    if (rename(vm.id(), List.of(name))) {
      beans.register(name, new VirtualMachineBean(vm.id(), inventory, sampler, vms), VirtualMachineMXBean.class);
    }
  }

  /** Whether the names are new; those the object had before are removed. */
  private boolean rename(ObjectId id, List<ObjectName> now) {
    List<ObjectName> before = names.put(id, now);
    if (now.equals(before)) {
      return false;
    }
    if (before != null) {
      before.forEach(beans::unregister);
    }
    return true;
  }

  private void remove(ObjectId id) {
    List<ObjectName> before = names.remove(id);
    if (before != null) {
      before.forEach(beans::unregister);
    }
  }
}
