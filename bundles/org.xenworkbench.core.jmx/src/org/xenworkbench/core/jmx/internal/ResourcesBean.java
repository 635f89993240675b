/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.ResourceId;

/** Storage and networks of a host. */
final class ResourcesBean implements ResourcesMXBean, Rows {

  private static final MBeanOperationInfo[] OPERATIONS =
      ResourceAction.values().stream().map(ResourcesBean::operation).toArray(MBeanOperationInfo[]::new);

  private final HostId id;
  private final Inventory inventory;
  private final HostResources resources;

  ResourcesBean(HostId id, Inventory inventory, HostResources resources) {
    this.id = id;
    this.inventory = inventory;
    this.resources = resources;
  }

  private static MBeanOperationInfo operation(ResourceAction<?> action) {
    MBeanParameterInfo pool = parameter("pool", Messages.Resources_pool);
    return Rows.operation(action.id(), action.description(), action.type() == StoragePool.class
        ? new MBeanParameterInfo[] {pool}
        : action.type() == StorageVolume.class
            ? new MBeanParameterInfo[] {pool, parameter("volume", Messages.Resources_volume)}
        : new MBeanParameterInfo[] {parameter("network", Messages.Resources_network)});
  }

  private static MBeanParameterInfo parameter(String name, String meaning) {
    return new MBeanParameterInfo(name, String.class.getName(), meaning);
  }

  @Override
  public MBeanOperationInfo[] operations() {
    return OPERATIONS;
  }

  @Override
  public String perform(String operation, Object... arguments) {
    ResourceAction<?> action =
        ResourceAction.values().stream().filter(row -> row.id().equals(operation)).findFirst().orElseThrow();
    String first = String.valueOf(arguments[0]);
    ResourceId resource = action.type() == StoragePool.class ? ResourceId.pool(id, first)
        : action.type() == StorageVolume.class ? ResourceId.volume(id, first, String.valueOf(arguments[1]))
        : ResourceId.network(id, first);
    require(resources.obstacle(resource, action));
    return resources.perform(resource, action, Caller.name()).id().toString();
  }

  private static void require(Optional<String> obstacle) {
    obstacle.ifPresent(reason -> {
      throw new IllegalStateException(reason);
    });
  }

  @Override
  public String getHost() {
    return inventory.host(id).map(Host::name)
        .orElseThrow(() -> new IllegalStateException(NLS.bind(Messages.Bean_hostGone, id)));
  }

  @Override
  public String[] getPools() {
    return resources.pools(id).all().stream().map(ModelObject::name).toArray(String[]::new);
  }

  @Override
  public String[] getNetworks() {
    return resources.networks(id).all().stream().map(ModelObject::name).toArray(String[]::new);
  }

  @Override
  public void look() {
    Optional<String> noStorage = resources.obstacle(id, Feature.STORAGE);
    Optional<String> noNetworks = resources.obstacle(id, Feature.NETWORKS);
    require(noNetworks.flatMap(reason -> noStorage)); // a host may have either alone
    if (noStorage.isEmpty()) {
      resources.look(ResourceId.storage(id));
    }
    if (noNetworks.isEmpty()) {
      resources.look(ResourceId.networks(id));
    }
  }

  @Override
  public String createPool(String name, String path) {
    require(resources.obstacle(id, Feature.STORAGE_POOLS));
    return resources.createPool(id, new PoolPlan(name, path), Caller.name()).id().toString();
  }

  @Override
  public String createVolume(String pool, String name, long capacity, long allocation, String format) {
    require(resources.obstacle(id, Feature.VOLUMES));
    return resources.createVolume(id, pool, new VolumePlan(name, capacity, allocation, format), Caller.name()).id()
        .toString();
  }

  @Override
  public String createNetwork(String name, String mode, String bridge, int subnet) {
    require(resources.obstacle(id, Feature.NETWORK_CONTROL));
    NetworkPlan.Mode found = Arrays.stream(NetworkPlan.Mode.values()).filter(one -> one.name().equals(mode)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.Resources_mode, mode,
            Stream.of(NetworkPlan.Mode.values()).map(Enum::name).collect(Collectors.joining(", ")))));
    return resources.createNetwork(id, new NetworkPlan(name, found, bridge, subnet), Caller.name()).id().toString();
  }
}
