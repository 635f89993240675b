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
import org.xenworkbench.core.storage.Storage;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;

/** The storage of a host, with its pools below. */
@Component(service = {NodeKind.class, HandleKind.class})
public final class StorageKind extends ResourceKind<Storage> {

  /** Those of the workbench. */
  @Activate
  public StorageKind(@Reference Inventory inventory, @Reference HostResources resources) {
    this(inventory, Optional.of(resources));
  }

  StorageKind(Inventory inventory, Optional<HostResources> resources) {
    super(Storage.class, ResourceId.Kind.STORAGE, 40, inventory, resources);
  }

  @Override
  public StorageKind in(IServiceLocator services) {
    return new StorageKind(inventory(services), resources(services));
  }

  @Override
  public Optional<Storage> find(ObjectId id) {
    return mine(id).flatMap(one -> inventory().host(one.host())).filter(ResourceKind::isHypervisor)
        .map(host -> new Storage(host.id()));
  }

  @Override
  List<Storage> below(ModelObject row) {
    return row instanceof Host host && isHypervisor(host) && !isRecorded() ? List.of(new Storage(host.id()))
        : List.of();
  }

  @Override
  Optional<Host> parentOf(ModelObject row) {
    return row instanceof Storage all ? inventory().host(all.host()) : Optional.empty();
  }

  @Override
  Optional<Known<Pool>> knownBelow(Storage all) {
    return Optional.of(known(resources -> resources.pools(all.host())));
  }

  @Override
  public ImageDescriptor icon(Storage all) {
    return XenIcon.STORAGE.descriptor();
  }

  @Override
  public List<Detail> details(Storage all) {
    return List.of(new Detail(Messages.Details_name, name(all)), new Detail(Messages.Details_state, state(all)));
  }

  @Override
  String name(Storage all) {
    return all.name();
  }

  @Override
  String state(Storage all) {
    Known<Pool> known = known(resources -> resources.pools(all.host()));
    return state(all.host(), known, MessageFormat.format(Messages.StorageKind_pools, known.all().size()));
  }

  /** Who looks for a state wants no such row of every host. */
  @Override
  String matched(Storage all) {
    return name(all);
  }

  @Override
  String actionState(Storage all) {
    return Boolean.toString(isConnected(all.host()));
  }
}
