/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.prefs.Preferences;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HostResource;
import org.xenworkbench.core.driver.NetworkControl;
import org.xenworkbench.core.driver.NetworkPlan;
import org.xenworkbench.core.driver.NetworkMember;
import org.xenworkbench.core.driver.PoolPlan;
import org.xenworkbench.core.driver.ResourceAction;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.Known;
import org.xenworkbench.core.storage.Network;
import org.xenworkbench.core.storage.Pool;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.Volume;

/** Storage and networks of hosts. */
@Component
public class HostResourcesImpl implements HostResources {

  /** Below the bundle's own node, whose changes would be settings. */
  private static final String NOTES = "org.xenworkbench.core.storage/uploads";

  private final Inventory inventory;
  private final HostRegistry registry;
  private final HostCalls hosts;
  private final OperationService operations;
  private final KnownResources known;
  private final UploadNotes notes;
  private final Set<ResourceId> uploads = ConcurrentHashMap.newKeySet();
  private final Set<Path> downloads = ConcurrentHashMap.newKeySet();

  /** Uses these services. */
  @Activate
  public HostResourcesImpl(@Reference Inventory inventory, @Reference HostRegistry registry,
      @Reference HostCalls hosts, @Reference OperationService operations) {
    this(inventory, registry, hosts, operations, () -> InstanceScope.INSTANCE.getNode(NOTES));
  }

  /** The same with another place for notes of what has not ended. */
  HostResourcesImpl(Inventory inventory, HostRegistry registry, HostCalls hosts, OperationService operations,
      Supplier<Preferences> notes) {
    this.notes = new UploadNotes(notes);
    this.inventory = inventory;
    this.registry = registry;
    this.hosts = hosts;
    this.operations = operations;
    this.known = new KnownResources(inventory, hosts);
  }

  /** Hears nothing any more. */
  @Deactivate
  void close() {
    known.close();
  }

  @Override
  public Known<Pool> pools(HostId host) {
    return known.of(ResourceId.storage(host), Pool.class);
  }

  @Override
  public Known<Volume> volumes(HostId host, String pool) {
    return known.of(ResourceId.pool(host, pool), Volume.class);
  }

  @Override
  public Known<Network> networks(HostId host) {
    return known.of(ResourceId.networks(host), Network.class);
  }

  @Override
  public List<VmId> vms(Network network) {
    Set<UUID> within = known.members(network.host()).stream().filter(member -> member.isIn(network.now()))
        .map(NetworkMember::domain).collect(Collectors.toSet());
    return inventory.virtualMachines(network.host()).stream().map(VirtualMachine::id)
        .filter(vm -> within.contains(vm.uuid())).toList();
  }

  @Override
  public void look(ResourceId what) {
    known.look(what);
  }

  @Override
  public Registration addListener(Listener listener) {
    return known.addListener(listener);
  }

  private String name(HostId host) {
    return inventory.host(host).map(Host::name).orElse("");
  }

  @Override
  public Optional<String> obstacle(HostId host, Feature feature) {
    if (inventory.host(host).isEmpty()) {
      return Optional.of(Messages.Obstacle_hostUnknown);
    }
    Optional<Capabilities> capabilities = registry.capabilities(host);
    if (capabilities.isEmpty()) {
      return Optional.of(NLS.bind(Messages.Obstacle_notConnected, name(host)));
    }
    return capabilities.get().whyNot(feature).map(reason -> NLS.bind(Messages.Obstacle_unsupported, name(host), reason))
        .or(() -> feature.changes() ? readOnly(host) : Optional.empty());
  }

  private Optional<String> readOnly(HostId host) {
    return registry.configuration(host).filter(HostConfiguration::readOnly)
        .map(one -> NLS.bind(Messages.Obstacle_readOnly, one.name()));
  }

  @Override
  public Optional<String> obstacle(ResourceId resource, ResourceAction<?> action) {
    return obstacle(resource.host(), action.feature()).or(() -> state(resource, action));
  }

  /** What nobody has looked at is looked at when it is done. */
  private <R extends HostResource> Optional<String> state(ResourceId resource, ResourceAction<R> action) {
    Optional<Known<HostResource>> all = resource.parent().map(known::of);
    if (all.isEmpty() || !all.get().told()) {
      return Optional.empty();
    }
    Optional<R> now = all.get().all().stream().filter(action.type()::isInstance).map(action.type()::cast)
        .filter(one -> one.name().equals(resource.name())).findFirst();
    return now.isEmpty() ? Optional.of(NLS.bind(Messages.Resource_gone, resource.name(), name(resource.host())))
        : action.obstacle(now.get());
  }

  private static void require(Optional<String> obstacle) {
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(obstacle.get());
    }
  }

  @Override
  public OperationHandle perform(ResourceId resource, ResourceAction<?> action, String user) {
    require(obstacle(resource, action));
    return operations.start(action(resource, action), user);
  }

  private <R extends HostResource> Operation action(ResourceId resource, ResourceAction<R> action) {
    return new ActOnResourceOperation<>(hosts, resource, name(resource.host()), action, users(resource.host()),
        known::lookAgain);
  }

  private DiskUsers users(HostId host) {
    return DiskUsers.of(inventory, hosts, host, new ReentrantLock());
  }

  @Override
  public OperationHandle createPool(HostId host, PoolPlan plan, String user) {
    require(obstacle(host, Feature.STORAGE_POOLS).or(plan::refusal));
    return create(ResourceId.pool(host, plan.name()), Messages.Create_pool, Messages.Created_pool,
        session -> session.require(StorageControl.class).createPool(plan), user);
  }

  @Override
  public OperationHandle createVolume(HostId host, String pool, VolumePlan plan, String user) {
    require(obstacle(host, Feature.VOLUMES).or(plan::refusal));
    return create(ResourceId.volume(host, pool, plan.name()), Messages.Create_volume, Messages.Created_volume,
        session -> session.require(StorageControl.class).createVolume(pool, plan), user);
  }

  @Override
  public OperationHandle createNetwork(HostId host, NetworkPlan plan, String user) {
    require(obstacle(host, Feature.NETWORK_CONTROL).or(plan::refusal));
    return create(ResourceId.network(host, plan.name()), Messages.Create_network, Messages.Created_network,
        session -> session.require(NetworkControl.class).createNetwork(plan), user);
  }

  private OperationHandle create(ResourceId made, String running, String done, HostCalls.Task task, String user) {
    String host = name(made.host());
    Function<String, String> text =
        pattern -> NLS.bind(pattern, new Object[] {made.name(), host, made.pool()});
    return operations.start(new CreateResourceOperation(hosts, made, Operation.Description.of(
        LogEntry.CONFIGURATION, made.host(), host, text.apply(running),
        text.apply(done)), task, known::lookAgain), user);
  }

  @Override
  public OperationHandle download(ResourceId volume, Path file, String user) {
    require(obstacle(volume.host(), Feature.VOLUME_TRANSFER));
    return operations.start(new DownloadVolumeOperation(hosts, volume, name(volume.host()), file,
        users(volume.host()), downloads), user);
  }

  @Override
  public OperationHandle upload(ResourceId volume, Path file, String user) {
    require(obstacle(volume.host(), Feature.VOLUME_TRANSFER));
    return operations.start(
        new UploadVolumeOperation(hosts, volume, name(volume.host()), file, users(volume.host()), notes,
            uploads, known::lookAgain),
        user);
  }
}
