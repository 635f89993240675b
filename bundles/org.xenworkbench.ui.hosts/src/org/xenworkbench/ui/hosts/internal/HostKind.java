/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.host.Tags;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;

/** Hosts. */
@Component(service = {NodeKind.class, HandleKind.class})
public class HostKind extends NodeKind<Host> {

  private final Inventory inventory;
  private final Sampler sampler;
  private final HostDetails details;

  /** Those of the inventory. */
  @Activate
  public HostKind(@Reference Inventory inventory, @Reference Sampler sampler, @Reference Tags tags) {
    super(Host.class, 20);
    this.inventory = inventory;
    this.sampler = sampler;
    details = new HostDetails(inventory, sampler, tags);
  }

  @Override
  public HostKind in(IServiceLocator services) {
    return new HostKind(services.getService(Inventory.class), services.getService(Sampler.class),
        services.getService(Tags.class));
  }

  @Override
  public Optional<Host> find(ObjectId id) {
    return id instanceof HostId host ? inventory.host(host) : Optional.empty();
  }

  @Override
  List<Host> roots() {
    return inventory.hosts();
  }

  @Override
  public ImageDescriptor icon(Host host) {
    return XenIcon.of(host).descriptor();
  }

  @Override
  public List<Detail> details(Host host) {
    return details.of(host);
  }

  @Override
  boolean isMarked(Host host) {
    return host.sameMachineAs().isPresent();
  }

  @Override
  String name(Host host) {
    return ModelTexts.name(host);
  }

  @Override
  String state(Host host) {
    String state = ModelTexts.state(host, inventory);
    boolean explained = host.connection().state() == Connection.State.FAILED && host.connection().reason().isPresent();
    return explained ? NLS.bind(Messages.HostKind_failed, state) : state;
  }

  @Override
  String actionState(Host host) {
    return host.connection().state().name();
  }

  @Override
  Optional<String> openCommand(Host host) {
    return host.kind() == Host.Kind.HYPERVISOR
        ? Optional.of(host.isConnected() ? HostCommands.PROPERTIES_OF : HostCommands.CONNECT_HOST) : Optional.empty();
  }

  @Override
  Registration listen(NodeListener listener) {
    Registration changes = inventory.addListener(all -> all.forEach(change -> {
      if (change instanceof InventoryChange.HostChange host) {
        tell(listener, host);
      }
    }));
    Registration samples = sampler.addListener(batch -> listener.measured(batch.host()));
    return () -> {
      changes.close();
      samples.close();
    };
  }

  /** Whether the state of a VM names that host, beside the one that it is on. */
  private static boolean names(VirtualMachine vm, HostId host) {
    return vm.migratingTo().equals(Optional.of(host)) || vm.migratingFrom().equals(Optional.of(host))
        || vm.alsoOn().contains(host);
  }

  private void tell(NodeListener listener, InventoryChange.HostChange change) {
    listener.changed(change.id());
    String before = change.before().map(Host::name).orElse("");
    if (!change.after().map(Host::name).orElse("").equals(before)) {
      change.after().or(change::before).ifPresent(listener::placeChanged);
      inventory.virtualMachines().stream().filter(vm -> names(vm, change.id()))
          .forEach(vm -> listener.changed(vm.id()));
    }
    boolean wasConnected = change.before().filter(Host::isConnected).isPresent();
    if (change.after().filter(Host::isConnected).isPresent() != wasConnected) {
      inventory.virtualMachines(change.id()).forEach(vm -> listener.changed(vm.id())); // is their state known?
    }
  }
}
