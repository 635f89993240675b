/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Networks;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;

/** The networks of a host, with each below. */
@Component(service = {NodeKind.class, HandleKind.class})
public final class NetworksKind extends ResourceKind<Networks> {

  /** Those of the workbench. */
  @Activate
  public NetworksKind(@Reference Inventory inventory, @Reference HostResources resources) {
    this(inventory, Optional.of(resources));
  }

  NetworksKind(Inventory inventory, Optional<HostResources> resources) {
    super(Networks.class, ResourceId.Kind.NETWORKS, 50, inventory, resources);
  }

  @Override
  public NetworksKind in(IServiceLocator services) {
    return new NetworksKind(inventory(services), resources(services));
  }

  @Override
  public Optional<Networks> find(ObjectId id) {
    return mine(id).flatMap(one -> inventory().host(one.host())).filter(ResourceKind::isHypervisor)
        .map(host -> new Networks(host.id()));
  }

  @Override
  List<Networks> below(ModelObject row) {
    return row instanceof Host host && isHypervisor(host) && !isRecorded() ? List.of(new Networks(host.id()))
        : List.of();
  }

  @Override
  Optional<Host> parentOf(ModelObject row) {
    return row instanceof Networks all ? inventory().host(all.host()) : Optional.empty();
  }

  @Override
  Optional<Known<Network>> knownBelow(Networks all) {
    return Optional.of(known(resources -> resources.networks(all.host())));
  }

  @Override
  public ImageDescriptor icon(Networks all) {
    return XenIcon.NETWORKS.descriptor();
  }

  @Override
  public List<Detail> details(Networks all) {
    return List.of(new Detail(Messages.Details_name, name(all)), new Detail(Messages.Details_state, state(all)));
  }

  @Override
  String name(Networks all) {
    return all.name();
  }

  @Override
  String state(Networks all) {
    Known<Network> known = known(resources -> resources.networks(all.host()));
    return state(all.host(), known, MessageFormat.format(Messages.NetworksKind_networks, known.all().size()));
  }

  /** Who looks for a state wants no such row of every host. */
  @Override
  String matched(Networks all) {
    return name(all);
  }

  @Override
  String actionState(Networks all) {
    return Boolean.toString(isConnected(all.host()));
  }
}
