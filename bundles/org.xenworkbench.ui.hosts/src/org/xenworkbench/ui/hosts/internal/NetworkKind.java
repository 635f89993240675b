/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.VirtualNetwork;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Networks;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;

/** Networks, below those of their host, with the VMs that are in each, which stand below their host as well. */
@Component(service = {NodeKind.class, HandleKind.class})
public final class NetworkKind extends ResourceKind<Network> {

  /** Those of the workbench. */
  @Activate
  public NetworkKind(@Reference Inventory inventory, @Reference HostResources resources) {
    this(inventory, Optional.of(resources));
  }

  NetworkKind(Inventory inventory, Optional<HostResources> resources) {
    super(Network.class, ResourceId.Kind.NETWORK, 51, inventory, resources);
  }

  @Override
  public NetworkKind in(IServiceLocator services) {
    return new NetworkKind(inventory(services), resources(services));
  }

  @Override
  public Optional<Network> find(ObjectId id) {
    return mine(id).flatMap(one -> known(resources -> resources.networks(one.host())).all().stream()
        .filter(network -> network.name().equals(one.name())).findFirst());
  }

  @Override
  List<? extends ModelObject> below(ModelObject row) {
    return row instanceof Networks all ? known(resources -> resources.networks(all.host())).all()
        : row instanceof Network network ? vms(network) : List.of();
  }

  private List<VirtualMachine> vms(Network network) {
    return listed(resources -> resources.vms(network)).stream().flatMap(vm -> inventory().virtualMachine(vm).stream())
        .toList();
  }

  @Override
  boolean hasBelow(ModelObject row) {
    return row instanceof Networks all
        ? mayHave(all.host(), known(resources -> resources.networks(all.host()))) : !below(row).isEmpty();
  }

  @Override
  Optional<Networks> parentOf(ModelObject row) {
    return row instanceof Network network ? Optional.of(new Networks(network.host())) : Optional.empty();
  }

  @Override
  public ImageDescriptor icon(Network network) {
    return (network.now().active() ? XenIcon.NETWORK : XenIcon.NETWORK_OFF).descriptor();
  }

  @Override
  public List<Detail> details(Network network) {
    VirtualNetwork now = network.now();
    return List.of(new Detail(Messages.Details_name, network.name()),
        new Detail(Messages.Details_state, state(network)), new Detail(Messages.Details_bridge, now.bridge()),
        new Detail(Messages.HostColumn_autostart, now.autostart() ? Messages.HostColumn_yes : Messages.HostColumn_no),
        new Detail(Messages.Details_vms,
            vms(network).stream().map(VirtualMachine::name).collect(Collectors.joining(", "))));
  }

  @Override
  String name(Network network) {
    return network.name();
  }

  @Override
  String state(Network network) {
    VirtualNetwork now = network.now();
    String forward = switch (now.forward()) {
      case "" -> Messages.NetworkKind_isolated;
      case "nat" -> Messages.NetworkKind_nat;
      case "bridge" -> NLS.bind(Messages.NetworkKind_bridge, now.bridge());
      default -> now.forward();
    };
    return Stream.of(now.active() ? Messages.ResourceKind_active : Messages.ResourceKind_inactive, forward,
        now.autostart() ? Messages.ResourceKind_autostart : "", now.persistent() ? "" : Messages.ResourceKind_transient)
        .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  @Override
  String actionState(Network network) {
    return "" + network.now().active() + network.now().autostart() + isConnected(network.host());
  }
}
