/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Volume;

/**
 * Knows of storage and networks what a test says, and writes down what is to be done with them. Any thread.
 *
 * @since 0.1
 */
public final class FakeHostResources implements HostResources {

  private final Map<ResourceId, Known<?>> known = new ConcurrentHashMap<>();
  private final Map<String, List<VmId>> vms = new ConcurrentHashMap<>();
  private final Map<Feature, String> lacking = new ConcurrentHashMap<>();
  private final List<ResourceId> looked = new CopyOnWriteArrayList<>();
  private final List<Deed> deeds = new CopyOnWriteArrayList<>();
  private final Listeners<Listener> listeners = new Listeners<>();
  private volatile Optional<String> obstacle = Optional.empty();

  /**
   * What was to be done.
   *
   * @param what which action, plan or file
   * @param resource with what
   * @param user who asked
   * @param id the identity of the operation
   */
  public record Deed(Object what, ResourceId resource, String user, UUID id) {
  }

  /** Says what is known below that, and tells of it. */
  public void tell(ResourceId what, Known<?> now) {
    known.put(what, now);
    listeners.fire(listener -> listener.changed(what));
  }

  /** Says which VMs are in a network of that name. */
  public void putInto(String network, VmId... members) {
    vms.put(network, List.of(members));
  }

  /** Says why nothing can be done; empty if everything can. */
  public void hinder(Optional<String> reason) {
    obstacle = reason;
  }

  /** Says that hosts cannot do that, and why. */
  public void lack(Feature feature, String reason) {
    lacking.put(feature, reason);
  }

  /** What somebody looked at, in order. */
  public List<ResourceId> looked() {
    return looked;
  }

  /** What was to be done, in order. */
  public List<Deed> deeds() {
    return deeds;
  }

  @SuppressWarnings("unchecked") // the test says what is of which kind
  private <T> Known<T> of(ResourceId what) {
    return (Known<T>) known.getOrDefault(what, Known.nothing());
  }

  @Override
  public Known<Pool> pools(HostId host) {
    return of(ResourceId.storage(host));
  }

  @Override
  public Known<Volume> volumes(HostId host, String pool) {
    return of(ResourceId.pool(host, pool));
  }

  @Override
  public Known<Network> networks(HostId host) {
    return of(ResourceId.networks(host));
  }

  @Override
  public List<VmId> vms(Network network) {
    return vms.getOrDefault(network.name(), List.of());
  }

  @Override
  public void look(ResourceId what) {
    looked.add(what);
  }

  @Override
  public Registration addListener(Listener listener) {
    return listeners.add(listener);
  }

  @Override
  public Optional<String> obstacle(HostId host, Feature feature) {
    return obstacle.or(() -> Optional.ofNullable(lacking.get(feature)));
  }

  @Override
  public Optional<String> obstacle(ResourceId resource, ResourceAction<?> action) {
    return obstacle;
  }

  private OperationHandle note(Object what, ResourceId resource, String user) {
    Deed deed = new Deed(what, resource, user, UUID.randomUUID());
    deeds.add(deed);
    return new OperationHandle(deed.id(), new CompletableFuture<>());
  }

  @Override
  public OperationHandle perform(ResourceId resource, ResourceAction<?> action, String user) {
    return note(action, resource, user);
  }

  @Override
  public OperationHandle createPool(HostId host, PoolPlan plan, String user) {
    return note(plan, ResourceId.pool(host, plan.name()), user);
  }

  @Override
  public OperationHandle createVolume(HostId host, String pool, VolumePlan plan, String user) {
    return note(plan, ResourceId.volume(host, pool, plan.name()), user);
  }

  @Override
  public OperationHandle createNetwork(HostId host, NetworkPlan plan, String user) {
    return note(plan, ResourceId.network(host, plan.name()), user);
  }

  @Override
  public OperationHandle download(ResourceId volume, Path file, String user) {
    return note(file, volume, user);
  }

  @Override
  public OperationHandle upload(ResourceId volume, Path file, String user) {
    return note(file, volume, user);
  }
}
