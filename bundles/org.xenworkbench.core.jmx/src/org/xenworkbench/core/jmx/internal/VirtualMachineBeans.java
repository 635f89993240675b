/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.jmx.Bean;
import org.xenworkbench.core.jmx.BeanKind;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange.VmChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmDefinitions;
import org.xenworkbench.core.vm.VmService;

/** One bean of each virtual machine. */
@Component(service = BeanKind.class)
public final class VirtualMachineBeans implements BeanKind<VirtualMachine> {

  private final Inventory inventory;
  private final Sampler sampler;
  private final VmService vms;
  private final VmCreation creation;
  private final VmDevices devices;
  private final VmDefinitions definitions;
  private final Tags tags;

  /** Used by Declarative Services. */
  @Activate
  public VirtualMachineBeans(@Reference Inventory inventory, @Reference Sampler sampler, @Reference VmService vms,
      @Reference VmCreation creation, @Reference VmDevices devices, @Reference VmDefinitions definitions,
      @Reference Tags tags) {
    this.inventory = inventory;
    this.sampler = sampler;
    this.vms = vms;
    this.creation = creation;
    this.devices = devices;
    this.definitions = definitions;
    this.tags = tags;
  }

  @Override
  public List<VirtualMachine> all() {
    return inventory.virtualMachines();
  }

  @Override
  public Optional<VirtualMachine> find(ObjectId id) {
    return id instanceof VmId vm ? inventory.virtualMachine(vm) : Optional.empty();
  }

  /** Domain-0 has the same UUID on every host, and a claim that of another host's VM, so their names say which. */
  @Override
  public List<Bean<?>> beans(VirtualMachine vm) {
    String identity = "uuid=" + vm.id().uuid() + vm.id().on().map(on -> ",host=" + on).orElse("");
    return List.of(new Bean<>("VirtualMachine", vm.name(), identity, VirtualMachineMXBean.class,
        () -> new VirtualMachineBean(vm.id(), inventory, sampler, vms, creation, devices, definitions, tags)));
  }

  @Override
  public Registration listen(Consumer<ObjectId> changed) {
    return inventory.addListener(changes -> changes.forEach(change -> {
      if (change instanceof VmChange) {
        changed.accept(change.id());
      }
    }));
  }
}
