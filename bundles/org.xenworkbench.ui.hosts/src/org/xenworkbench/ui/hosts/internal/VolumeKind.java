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
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;

/** Volumes, below their pool. */
@Component(service = {NodeKind.class, HandleKind.class})
public final class VolumeKind extends ResourceKind<Volume> {

  /** Those of the workbench. */
  @Activate
  public VolumeKind(@Reference Inventory inventory, @Reference HostResources resources) {
    this(inventory, Optional.of(resources));
  }

  VolumeKind(Inventory inventory, Optional<HostResources> resources) {
    super(Volume.class, ResourceId.Kind.VOLUME, 42, inventory, resources);
  }

  @Override
  public VolumeKind in(IServiceLocator services) {
    return new VolumeKind(inventory(services), resources(services));
  }

  @Override
  public Optional<Volume> find(ObjectId id) {
    return mine(id).flatMap(one -> known(resources -> resources.volumes(one.host(), one.pool())).all().stream()
        .filter(volume -> volume.name().equals(one.name())).findFirst());
  }

  @Override
  List<Volume> below(ModelObject row) {
    return row instanceof Pool pool && pool.now().isActive()
        ? known(resources -> resources.volumes(pool.host(), pool.name())).all() : List.of();
  }

  @Override
  boolean hasBelow(ModelObject row) {
    return row instanceof Pool pool && pool.now().isActive()
        && mayHave(pool.host(), known(resources -> resources.volumes(pool.host(), pool.name())));
  }

  @Override
  Optional<Pool> parentOf(ModelObject row) {
    return row instanceof Volume volume ? known(resources -> resources.pools(volume.host())).all().stream()
        .filter(pool -> pool.name().equals(volume.now().pool())).findFirst() : Optional.empty();
  }

  @Override
  public ImageDescriptor icon(Volume volume) {
    return XenIcon.VOLUME.descriptor();
  }

  @Override
  public List<Detail> details(Volume volume) {
    StorageVolume now = volume.now();
    return List.of(new Detail(Messages.Details_name, volume.name()), new Detail(Messages.Details_pool, now.pool()),
        new Detail(Messages.Details_format, now.format()), new Detail(Messages.Details_path, now.path()),
        new Detail(Messages.HostColumn_capacity, Formats.bytes(now.capacity())),
        new Detail(Messages.HostColumn_allocation, Formats.bytes(now.allocation())));
  }

  @Override
  String name(Volume volume) {
    return volume.name();
  }

  @Override
  String state(Volume volume) {
    String size = Formats.bytes(volume.now().capacity());
    return volume.now().format().isEmpty() ? size
        : NLS.bind(Messages.VolumeKind_state, volume.now().format(), size);
  }

  @Override
  String actionState(Volume volume) {
    return Boolean.toString(isConnected(volume.host()));
  }
}
