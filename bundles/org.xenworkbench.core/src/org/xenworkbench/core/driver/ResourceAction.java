/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.driver;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.text.RowNames;
import org.xenworkbench.core.text.Words;

/**
 * Something that a user can do with a storage pool, a volume or a network: a row each of the table that operations,
 * event log, MBeans and menus follow. What each is called is in {@code words.properties}; a row of somebody else brings
 * words of its own.
 *
 * @param <R> what it is done with
 * @param name its name, {@code UPPER_CASE}
 * @param type what it is done with
 * @param feature what a host's driver must be able to do
 * @param fits whether it is possible with one in that state; where it is not, {@code unfit} of the words says why
 * @param deed does it
 * @param words what it is called: {@code description}, a sentence about “it”; {@code unfit} with the name;
 *     {@code doing} with the name; {@code running} and {@code done} with name and host
 * @since 0.1
 */
public record ResourceAction<R extends HostResource>(String name, Class<R> type, Feature feature, Predicate<R> fits,
    Deed<R> deed, Words words) {

  /** What a pool, a volume or a network can be called. */
  public static final VmText NAME = new VmText("name", VmText.Kind.NAME);

  private static final Words WORDS = Words.beside(ResourceAction.class);

  /** Its volumes can be used. */
  public static final ResourceAction<StoragePool> START_POOL = pool("START_POOL", pool -> !pool.isActive(),
      (control, pool) -> control.startPool(pool.name()));
  /** Its volumes can be used no more. */
  public static final ResourceAction<StoragePool> STOP_POOL = pool("STOP_POOL", StoragePool::isActive,
      (control, pool) -> control.stopPool(pool.name()));
  /** Its host looks what is there. */
  public static final ResourceAction<StoragePool> REFRESH_POOL = pool("REFRESH_POOL", StoragePool::isActive,
      (control, pool) -> control.refreshPool(pool.name()));
  /** It is started when its host starts. */
  public static final ResourceAction<StoragePool> ENABLE_AUTOSTART_POOL =
      pool("ENABLE_AUTOSTART_POOL", pool -> pool.persistent() && !pool.autostart(),
          (control, pool) -> control.setPoolAutostart(pool.name(), true));
  /** It is not. */
  public static final ResourceAction<StoragePool> DISABLE_AUTOSTART_POOL = pool("DISABLE_AUTOSTART_POOL",
      StoragePool::autostart, (control, pool) -> control.setPoolAutostart(pool.name(), false));
  /** Its host forgets it; its volumes stay. */
  public static final ResourceAction<StoragePool> DELETE_POOL = pool("DELETE_POOL", pool -> !pool.isActive(),
      (control, pool) -> control.deletePool(pool.name()));

  /** It is gone, with what is on it. */
  public static final ResourceAction<StorageVolume> DELETE_VOLUME =
      new ResourceAction<>("DELETE_VOLUME", StorageVolume.class, Feature.VOLUMES, volume -> true,
          (session, volume) -> session.require(StorageControl.class).deleteVolume(volume.pool(), volume.name()),
          WORDS);

  /** Guests can use it. */
  public static final ResourceAction<VirtualNetwork> START_NETWORK = network("START_NETWORK",
      network -> !network.active(), (control, network) -> control.startNetwork(network.name()));
  /** Guests are cut off. */
  public static final ResourceAction<VirtualNetwork> STOP_NETWORK = network("STOP_NETWORK",
      VirtualNetwork::active, (control, network) -> control.stopNetwork(network.name()));
  /** It is started when its host starts. */
  public static final ResourceAction<VirtualNetwork> ENABLE_AUTOSTART_NETWORK =
      network("ENABLE_AUTOSTART_NETWORK", network -> network.persistent() && !network.autostart(),
          (control, network) -> control.setNetworkAutostart(network.name(), true));
  /** It is not. */
  public static final ResourceAction<VirtualNetwork> DISABLE_AUTOSTART_NETWORK =
      network("DISABLE_AUTOSTART_NETWORK", VirtualNetwork::autostart,
          (control, network) -> control.setNetworkAutostart(network.name(), false));
  /** Its host forgets it. */
  public static final ResourceAction<VirtualNetwork> DELETE_NETWORK = network("DELETE_NETWORK",
      network -> !network.active(), (control, network) -> control.deleteNetwork(network.name()));

  private static final List<ResourceAction<?>> VALUES = List.of(START_POOL, STOP_POOL, REFRESH_POOL,
      ENABLE_AUTOSTART_POOL, DISABLE_AUTOSTART_POOL, DELETE_POOL, DELETE_VOLUME, START_NETWORK, STOP_NETWORK,
      ENABLE_AUTOSTART_NETWORK, DISABLE_AUTOSTART_NETWORK, DELETE_NETWORK);

  /** Does it. */
  @ConsumerType
  @FunctionalInterface
  public interface Deed<R> {

    /** Does it with one of the session's host. */
    void with(HypervisorSession session, R resource) throws HypervisorException;
  }

  /** Does it by a facet. */
  private interface FacetDeed<C, R> {
    void by(C control, R resource) throws HypervisorException;
  }

  private static ResourceAction<StoragePool> pool(String name, Predicate<StoragePool> fits,
      FacetDeed<StorageControl, StoragePool> deed) {
    return new ResourceAction<>(name, StoragePool.class, Feature.STORAGE_POOLS, fits,
        (session, pool) -> deed.by(session.require(StorageControl.class), pool), WORDS);
  }

  private static ResourceAction<VirtualNetwork> network(String name, Predicate<VirtualNetwork> fits,
      FacetDeed<NetworkControl, VirtualNetwork> deed) {
    return new ResourceAction<>(name, VirtualNetwork.class, Feature.NETWORK_CONTROL, fits,
        (session, network) -> deed.by(session.require(NetworkControl.class), network), WORDS);
  }

  /** All rows of the core. */
  public static List<ResourceAction<?>> values() {
    return VALUES;
  }

  /** Its name in commands, MBeans and the like: {@code startPool}. */
  public String id() {
    return RowNames.id(name);
  }

  /** Why it is not possible with one, as a sentence; empty if it is. */
  public Optional<String> obstacle(R resource) {
    return fits.test(resource) ? Optional.empty() : Optional.of(words.of(name, "unfit", resource.name()));
  }

  /** What it does, as a sentence about “it”. */
  public String description() {
    return words.of(name, "description");
  }

  /** That it is tried, for what a driver says of a failure. */
  public String doing(String resource) {
    return words.of(name, "doing", resource);
  }

  /** That it is going on, as the event log says it; the pool is that of a volume, else empty. */
  public String running(String resource, String host, String pool) {
    return words.of(name, "running", resource, host, pool);
  }

  /** That it was done, as the event log says it; the pool is that of a volume, else empty. */
  public String done(String resource, String host, String pool) {
    return words.of(name, "done", resource, host, pool);
  }
}
