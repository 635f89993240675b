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
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Storage;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.handle.Detail;
import org.xenworkbench.ui.handle.HandleKind;

/** Storage pools, below the storage of their host. */
@Component(service = {NodeKind.class, HandleKind.class})
public final class PoolKind extends ResourceKind<Pool> {

  /** Those of the workbench. */
  @Activate
  public PoolKind(@Reference Inventory inventory, @Reference HostResources resources) {
    this(inventory, Optional.of(resources));
  }

  PoolKind(Inventory inventory, Optional<HostResources> resources) {
    super(Pool.class, ResourceId.Kind.POOL, 41, inventory, resources);
  }

  @Override
  public PoolKind in(IServiceLocator services) {
    return new PoolKind(inventory(services), resources(services));
  }

  @Override
  public Optional<Pool> find(ObjectId id) {
    return mine(id).flatMap(one -> known(resources -> resources.pools(one.host())).all().stream()
        .filter(pool -> pool.id().equals(one)).findFirst());
  }

  @Override
  List<Pool> below(ModelObject row) {
    return row instanceof Storage all ? known(resources -> resources.pools(all.host())).all() : List.of();
  }

  @Override
  boolean hasBelow(ModelObject row) {
    return row instanceof Storage all && mayHave(all.host(), known(resources -> resources.pools(all.host())));
  }

  @Override
  Optional<Storage> parentOf(ModelObject row) {
    return row instanceof Pool pool ? Optional.of(new Storage(pool.host())) : Optional.empty();
  }

  @Override
  Optional<Known<Volume>> knownBelow(Pool pool) {
    return pool.now().isActive() ? Optional.of(known(resources -> resources.volumes(pool.host(), pool.name())))
        : Optional.empty();
  }

  @Override
  public ImageDescriptor icon(Pool pool) {
    return (pool.now().isActive() ? XenIcon.POOL : XenIcon.POOL_OFF).descriptor();
  }

  @Override
  boolean isMarked(Pool pool) {
    return pool.now().state() == StoragePool.State.DEGRADED || pool.now().state() == StoragePool.State.INACCESSIBLE;
  }

  @Override
  public List<Detail> details(Pool pool) {
    StoragePool now = pool.now();
    boolean sized = now.capacity() > 0;
    return List.of(new Detail(Messages.Details_name, pool.name()), new Detail(Messages.Details_state, state(pool)),
        new Detail(Messages.Details_type, now.type()), new Detail(Messages.Details_path, now.path()),
        new Detail(Messages.HostColumn_capacity, sized ? Formats.bytes(now.capacity()) : ""),
        new Detail(Messages.HostColumn_allocation, sized ? Formats.bytes(now.allocation()) : ""),
        new Detail(Messages.Details_available, sized ? Formats.bytes(now.available()) : ""),
        new Detail(Messages.HostColumn_autostart, now.autostart() ? Messages.HostColumn_yes : Messages.HostColumn_no));
  }

  @Override
  String name(Pool pool) {
    return pool.name();
  }

  @Override
  String state(Pool pool) {
    StoragePool now = pool.now();
    Known<Volume> volumes = knownBelow(pool).orElse(Known.nothing());
    String state = switch (now.state()) {
      case INACTIVE -> Messages.ResourceKind_inactive;
      case BUILDING -> Messages.PoolKind_building;
      case RUNNING -> Messages.ResourceKind_active;
      case DEGRADED -> Messages.PoolKind_degraded;
      case INACCESSIBLE -> Messages.PoolKind_inaccessible;
    };
    String used = Double.isNaN(now.use()) ? ""
        : NLS.bind(Messages.PoolKind_used, Formats.percent(now.use()), Formats.bytes(now.capacity()));
    return Stream.of(state, used, now.autostart() ? Messages.ResourceKind_autostart : "",
        now.persistent() ? "" : Messages.ResourceKind_transient,
        !volumes.told() && volumes.asking() ? Messages.ResourceKind_asking : "", volumes.problem().orElse(""))
        .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  @Override
  String actionState(Pool pool) {
    return pool.now().state().name() + pool.now().autostart() + isConnected(pool.host());
  }
}
