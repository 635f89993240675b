/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.ui.services.IServiceLocator;
import org.osgi.service.component.annotations.Component;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Networks;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Storage;
import org.xenworkbench.core.storage.Volume;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.Action.Asking;
import org.xenworkbench.ui.action.Action;
import org.xenworkbench.ui.action.ActionRows;
import org.xenworkbench.ui.action.Subject;
import org.xenworkbench.ui.hosts.internal.HostCommands;

/**
 * What can be done with pools, volumes and networks, by the core's table, and what makes and carries them. Deleting
 * shares the command, and so the key, of what removes hosts.
 */
@Component
public final class ResourceActions implements ActionRows {

  static final String PREFIX = "org.xenworkbench.ui.hosts.storage.";

  static final Subject<Storage> STORAGE = new Subject<>(Storage.class, Storage::name,
      (services, all) -> ofHost(services, all.host(), all), Messages.Select_storage);
  static final Subject<Networks> NETWORKS = new Subject<>(Networks.class, Networks::name,
      (services, all) -> ofHost(services, all.host(), all), Messages.Select_networks);
  static final Subject<Pool> POOL = new Subject<>(Pool.class, Pool::name, (services, pool) -> latest(
      services.getService(HostResources.class).pools(pool.host()).all(), pool), Messages.Select_pool);
  static final Subject<Volume> VOLUME = new Subject<>(Volume.class, Volume::name, (services, volume) -> latest(
      services.getService(HostResources.class).volumes(volume.host(), volume.now().pool()).all(), volume),
      Messages.Select_volume);
  static final Subject<Network> NETWORK = new Subject<>(Network.class, Network::name, (services, network) -> latest(
      services.getService(HostResources.class).networks(network.host()).all(), network), Messages.Select_network);

  private static final List<Action<?>> ROWS = List.of(
      asks("createPool", STORAGE, Feature.STORAGE_POOLS, Storage::host),
      row(ResourceAction.START_POOL, POOL, Asking.NOTHING), row(ResourceAction.STOP_POOL, POOL, Asking.WARNING),
      row(ResourceAction.REFRESH_POOL, POOL, Asking.NOTHING),
      row(ResourceAction.ENABLE_AUTOSTART_POOL, POOL, Asking.NOTHING),
      row(ResourceAction.DISABLE_AUTOSTART_POOL, POOL, Asking.NOTHING), deletes(ResourceAction.DELETE_POOL, POOL),
      asks("createVolume", POOL, Feature.VOLUMES, Pool::host),
      asks("uploadVolume", VOLUME, Feature.VOLUME_TRANSFER, Volume::host),
      asks("downloadVolume", VOLUME, Feature.VOLUME_TRANSFER, Volume::host),
      deletes(ResourceAction.DELETE_VOLUME, VOLUME),
      asks("createNetwork", NETWORKS, Feature.NETWORK_CONTROL, Networks::host),
      row(ResourceAction.START_NETWORK, NETWORK, Asking.NOTHING),
      row(ResourceAction.STOP_NETWORK, NETWORK, Asking.WARNING),
      row(ResourceAction.ENABLE_AUTOSTART_NETWORK, NETWORK, Asking.NOTHING),
      row(ResourceAction.DISABLE_AUTOSTART_NETWORK, NETWORK, Asking.NOTHING),
      deletes(ResourceAction.DELETE_NETWORK, NETWORK));

  private static <T> Optional<T> ofHost(IServiceLocator services, HostId host, T all) {
    return services.getService(Inventory.class).host(host).map(found -> all);
  }

  private static <T extends ModelObject> Optional<T> latest(List<T> all, T one) {
    return all.stream().filter(one::equals).findFirst();
  }

  private static <T extends ModelObject> Action<T> row(ResourceAction<?> action, Subject<T> subject, Asking asking) {
    return new Action<>(PREFIX + action.id(), subject, asking,
        (services, one) -> services.getService(HostResources.class).obstacle((ResourceId) one.id(), action),
        Optional.of(deed(action)));
  }

  /** Does it, in the background. */
  static <T extends ModelObject> Action.Deed<T> deed(ResourceAction<?> action) {
    return (services, one) -> services.getService(HostResources.class).perform((ResourceId) one.id(), action,
        XenUi.user());
  }

  /** Its handler asks for what cannot be undone. */
  private static <T extends ModelObject> Action<T> deletes(ResourceAction<?> action, Subject<T> subject) {
    return new Action<>(HostCommands.REMOVE_HOST, subject, Asking.NOTHING,
        (services, one) -> services.getService(HostResources.class).obstacle((ResourceId) one.id(), action),
        Optional.<Action.Deed<T>>empty()).named(action.id());
  }

  /** Its handler asks what is wanted. */
  private static <T extends ModelObject> Action<T> asks(String name, Subject<T> subject, Feature feature,
      Function<T, HostId> host) {
    return new Action<>(PREFIX + name, subject, Asking.NOTHING,
        (services, one) -> services.getService(HostResources.class).obstacle(host.apply(one), feature)
            .or(() -> one instanceof Pool pool && !pool.now().isActive()
                ? ResourceAction.STOP_POOL.obstacle(pool.now()) : Optional.empty()),
        Optional.empty());
  }

  @Override
  public List<Action<?>> rows() {
    return ROWS;
  }
}
