/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.CreationControl;
import org.xenworkbench.core.driver.DefinitionText;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.GuestType;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VmText;
import org.xenworkbench.core.driver.VolumePlan;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.vm.ClonedDisk;
import org.xenworkbench.core.vm.DiskTurns;
import org.xenworkbench.core.vm.VmCreation;
import org.xenworkbench.core.vm.VmDisk;
import org.xenworkbench.core.vm.VmPlan;
import org.xenworkbench.core.vm.internal.tree.DomainTree;

/** Starts operations that make VMs. */
@Component
public class VmCreationImpl implements VmCreation {

  private static final VmText NAME = new VmText("name", VmText.Kind.NAME);

  private final Inventory inventory;
  private final HostCalls hosts;
  private final OperationService operations;
  private final Obstacles obstacles;
  private final DiskTurns turns;
  private final Map<HostId, Set<UUID>> started = new ConcurrentHashMap<>();

  /** Uses these services. */
  @Activate
  public VmCreationImpl(@Reference Inventory inventory, @Reference HostRegistry registry, @Reference HostCalls hosts,
      @Reference OperationService operations, @Reference DiskTurns turns) {
    this.turns = turns;
    this.inventory = inventory;
    this.hosts = hosts;
    this.operations = operations;
    this.obstacles = new Obstacles(inventory, registry);
  }

  @Override
  public Optional<String> obstacle(HostId host) {
    return obstacles.use(host, Feature.CREATE);
  }

  @Override
  public CompletableFuture<List<GuestType>> guestTypes(HostId host) {
    return hosts.submit(host, Role.POLLING, session -> session.require(CreationControl.class).guestTypes());
  }

  private static void require(Optional<String> obstacle) {
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(obstacle.get());
    }
  }

  private String name(HostId host) {
    return inventory.host(host).map(Host::name).orElse("");
  }

  private Optional<String> taken(HostId host, String vm) {
    return inventory.virtualMachines(host).stream().filter(other -> other.name().equals(vm)).findFirst()
        .map(other -> NLS.bind(Messages.Create_nameTaken, vm, name(host)));
  }

  @Override
  public OperationHandle create(HostId host, VmPlan plan, boolean start, String user) {
    require(obstacle(host).or(plan::refusal).or(() -> taken(host, plan.name())));
    List<VmDisk.NewVolume> volumes = plan.disks().stream().flatMap(disk -> disk.volume().stream()).toList();
    List<String> there = plan.disks().stream().filter(disk -> disk.volume().isEmpty()).map(VmDisk::path).toList();
    return start(host, new CreateVmOperation.Wanted(plan.name(), plan.uuid(), there, volumes,
        made -> plan.withDisks(at(plan.disks(), made)).definition(), start), user);
  }

  /** The host says where the volumes are that were made for disks, and how they are written. */
  private static List<VmDisk> at(List<VmDisk> disks, List<StorageVolume> made) {
    Iterator<StorageVolume> next = made.iterator();
    return disks.stream().map(disk -> disk.volume().isEmpty() ? disk : at(disk, next.next())).toList();
  }

  private static VmDisk at(VmDisk disk, StorageVolume made) {
    return new VmDisk(made.path().isEmpty() ? disk.path() : made.path(),
        VolumePlan.FORMATS.contains(made.format()) ? made.format() : disk.format(), disk.volume());
  }

  private OperationHandle start(HostId host, CreateVmOperation.Wanted wanted, String user) {
    return operations.start(new CreateVmOperation(hosts, host, name(host), wanted,
        new DiskWriters(() -> inventory.virtualMachines(host), turns.of(host),
            started.computeIfAbsent(host, key -> ConcurrentHashMap.newKeySet()))), user);
  }

  @Override
  public OperationHandle define(HostId host, String definition, String user) {
    require(obstacle(host));
    String whole = withUuid(definition);
    DefinitionText.Identity identity;
    try {
      identity = DefinitionText.identity(whole);
    } catch (HypervisorException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    require(taken(host, identity.name()));
    return start(host, new CreateVmOperation.Wanted(identity.name(), identity.uuid(), List.of(), List.of(),
        none -> whole, false), user);
  }

  /** What is no definition is left for its identity to refuse. */
  private static String withUuid(String definition) {
    try {
      DomainTree tree = DomainTree.of(definition);
      if (!SafeXml.children(tree.root(), "uuid").isEmpty()) {
        return definition;
      }
      DomainTree.set(tree.root(), "uuid", UUID.randomUUID().toString());
      return tree.toString();
    } catch (IOException e) {
      return definition;
    }
  }

  @Override
  public Optional<String> cloneObstacle(VmId vm, HostId host) {
    return obstacles.change(vm, host, Feature.CREATE, Precondition.OFF)
        .or(() -> obstacles.owned(vm, host).flatMap(VmCreationImpl::unfit));
  }

  private static Optional<String> unfit(VirtualMachine vm) {
    return vm.saved() ? Optional.of(NLS.bind(Messages.Clone_saved, vm.name())) : Optional.empty();
  }

  @Override
  public CompletableFuture<List<ClonedDisk>> cloneDisks(VmId vm, HostId host) {
    return hosts.submit(host, Role.OPERATIONS, session -> CloneVmOperation.disks(session, vm.uuid()));
  }

  @Override
  public OperationHandle clone(VmId id, HostId host, String name, String user) {
    require(cloneObstacle(id, host).or(() -> NAME.refusal(name)).or(() -> taken(host, name)));
    VirtualMachine vm = obstacles.owned(id, host)
        .orElseThrow(() -> new IllegalArgumentException(Messages.Obstacle_VmUnknown));
    return operations.start(new CloneVmOperation(hosts, vm, name(host), name, UUID.randomUUID()), user);
  }
}
