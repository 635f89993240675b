/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;

/** Virtual machines, below the host that owns each. */
@Component(service = {NodeKind.class, HandleKind.class})
public class VmKind extends NodeKind<VirtualMachine> {

  private final Inventory inventory;
  private final Sampler sampler;
  private final VmDetails details;

  /** Those of the inventory. */
  @Activate
  public VmKind(@Reference Inventory inventory, @Reference Sampler sampler, @Reference MetricHistory history,
      @Reference Tags tags) {
    super(VirtualMachine.class, 30);
    this.inventory = inventory;
    this.sampler = sampler;
    details = new VmDetails(inventory, sampler, history, tags);
  }

  @Override
  public VmKind in(IServiceLocator services) {
    return new VmKind(services.getService(Inventory.class), services.getService(Sampler.class),
        services.getService(MetricHistory.class), services.getService(Tags.class));
  }

  @Override
  public Optional<VirtualMachine> find(ObjectId id) {
    return id instanceof VmId vm ? inventory.virtualMachine(vm) : Optional.empty();
  }

  @Override
  List<VirtualMachine> below(ModelObject row) {
    return row instanceof Host host ? inventory.virtualMachines(host.id()) : List.of();
  }

  @Override
  Optional<Host> parentOf(ModelObject row) {
    return row instanceof VirtualMachine vm ? inventory.host(vm.host()) : Optional.empty();
  }

  @Override
  public ImageDescriptor icon(VirtualMachine vm) {
    return XenIcon.of(vm).descriptor();
  }

  @Override
  public List<Detail> details(VirtualMachine vm) {
    return details.of(vm);
  }

  @Override
  boolean isMarked(VirtualMachine vm) {
    return !vm.alsoOn().isEmpty();
  }

  @Override
  String name(VirtualMachine vm) {
    return vm.name();
  }

  @Override
  String state(VirtualMachine vm) {
    return ModelTexts.state(vm, inventory);
  }

  @Override
  String actionState(VirtualMachine vm) {
    return vm.host().toString() + ' ' + vm.state() + ' ' + vm.isActive() + ' ' + vm.isMigrating();
  }

  @Override
  Optional<String> openCommand(VirtualMachine vm) {
    return Optional.of(XenUi.OPEN_CONSOLE);
  }

  /** It goes by itself, not by the hand of whoever works with the tree. */
  @Override
  boolean passesSelectionOn() {
    return false;
  }

  @Override
  Registration listen(NodeListener listener) {
    Registration changes = inventory.addListener(all -> all.forEach(change -> {
      if (change instanceof InventoryChange.VmChange vm) {
        tell(listener, vm);
      }
    }));
    Registration samples = sampler.addListener(batch -> batch.values().keySet().stream()
        .filter(VmId.class::isInstance).forEach(listener::measured));
    return () -> {
      changes.close();
      samples.close();
    };
  }

  private static void tell(NodeListener listener, InventoryChange.VmChange change) {
    listener.changed(change.id());
    boolean stays = change.before().isPresent() && change.after().isPresent() && !change.moved()
        && change.before().get().name().equals(change.after().get().name());
    if (!stays) {
      change.before().ifPresent(vm -> listener.childrenChanged(Optional.of(vm.host())));
      change.after().ifPresent(vm -> listener.childrenChanged(Optional.of(vm.host())));
    }
  }
}
