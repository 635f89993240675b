/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DeviceControl;
import org.xenworkbench.core.driver.DiskPlan;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.InterfacePlan;
import org.xenworkbench.core.driver.PowerAction.Precondition;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.storage.DiskOfVm;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.HostResources;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.VmDevices;
import org.xenworkbench.core.vm.DiskTurns;
import org.xenworkbench.core.vm.VmService;

/** Changes the devices of VMs. */
@Component
public class VmDevicesImpl implements VmDevices {

  private final Inventory inventory;
  private final VmService vms;
  private final HostResources resources;
  private final HostCalls hosts;
  private final OperationService operations;
  private final DiskTurns turns;

  /** Uses these services. */
  @Activate
  public VmDevicesImpl(@Reference Inventory inventory, @Reference VmService vms, @Reference HostResources resources,
      @Reference HostCalls hosts, @Reference OperationService operations, @Reference DiskTurns turns) {
    this.turns = turns;
    this.inventory = inventory;
    this.vms = vms;
    this.resources = resources;
    this.hosts = hosts;
    this.operations = operations;
  }

  @Override
  public Optional<String> obstacle(VmId id, HostId host, Feature feature) {
    Optional<VirtualMachine> vm = inventory.virtualMachine(id);
    if (vm.isPresent() && !vm.get().host().equals(host)) {
      return Optional.of(NLS.bind(Messages.Obstacle_notOnHost, vm.get().name(), name(host)));
    }
    return vms.obstacle(id, feature, Precondition.ANY);
  }

  private String name(HostId host) {
    return inventory.host(host).map(Host::name).orElse("");
  }

  private VirtualMachine require(VmId id, HostId host, Optional<String> obstacle) {
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(obstacle.get());
    }
    return inventory.virtualMachine(id).filter(vm -> vm.host().equals(host))
        .orElseThrow(() -> new IllegalArgumentException(NLS.bind(Messages.Obstacle_notOnHost, id, name(host))));
  }

  @Override
  public CompletableFuture<DomainDevices> devices(VmId vm, HostId host) {
    return hosts.submit(host, Role.POLLING, session -> {
      DomainDevices now = VmDisks.read(session.require(DefinitionAccess.class).definition(vm.uuid()));
      Optional<DefinitionControl> control = session.facet(DefinitionControl.class);
      boolean isKept = inventory.virtualMachine(vm).filter(known -> known.isActive() && known.persistent()).isPresent();
      return control.isPresent() && isKept ? now.and(VmDisks.read(control.get().nextDefinition(vm.uuid()))) : now;
    });
  }

  @Override
  public CompletableFuture<DiskUse> use(HostId host) {
    return hosts.submit(host, Role.OPERATIONS, session -> users(host).use(session));
  }

  private DiskUsers users(HostId host) {
    return DiskUsers.of(inventory, hosts, host, turns.of(host));
  }

  private OperationHandle start(VirtualMachine vm, String action, List<String> words, String device,
      HostCalls.Task task, String user) {
    Object[] names = {vm.name(), name(vm.host()), device};
    return operations.start(new ChangeDeviceOperation(hosts, vm, name(vm.host()), action,
        NLS.bind(words.get(0), names), NLS.bind(words.get(1), names), task), user);
  }

  @Override
  public OperationHandle attach(VmId id, HostId host, DiskPlan disk, String user) {
    VirtualMachine vm = require(id, host, obstacle(id, host, Feature.DEVICES).or(disk::refusal));
    List<String> words = disk.source().isEmpty() ? List.of(Messages.Attach_driveRunning, Messages.Attach_driveDone)
        : List.of(Messages.Attach_diskRunning, Messages.Attach_diskDone);
    String device = disk.source().isEmpty() ? disk.target()
        : NLS.bind(Messages.Attach_disk, disk.source(), disk.target());
    return start(vm, "ATTACH_DISK", words, device, session -> {
      requireNoWriterElsewhere(session, host, disk);
      Lock turn = users(host).turn();
      turn.lock();
      try {
        requireNoWriter(session, host, disk);
        session.require(DeviceControl.class).attach(id.uuid(), disk);
      } finally {
        turn.unlock();
      }
    }, user);
  }

  /** Before the host's turn: others may take their time. */
  private void requireNoWriterElsewhere(HypervisorSession session, HostId host, DiskPlan disk)
      throws HypervisorException {
    Optional<VirtualMachine> writer = disk.use() == DiskPlan.Use.DISK
        ? users(host).activeElsewhere(session, disk.source(), false) : Optional.empty();
    if (writer.isPresent()) {
      throw inUse(disk, writer.get());
    }
  }

  private static HypervisorException inUse(DiskPlan disk, VirtualMachine writer) {
    return new HypervisorException(Kind.INVALID_STATE,
        NLS.bind(Messages.Attach_inUse, disk.source(), writer.name()));
  }

  private void requireNoWriter(HypervisorSession session, HostId host, DiskPlan disk) throws HypervisorException {
    if (disk.use() == DiskPlan.Use.DISK) {
      Optional<VirtualMachine> writer = users(host).active(session, disk.source(), "");
      if (writer.isPresent()) {
        throw inUse(disk, writer.get());
      }
      Optional<StorageVolume> standing = HostVolumes.of(session).standingOn(disk.source());
      if (standing.isPresent()) {
        throw new HypervisorException(Kind.INVALID_STATE,
            NLS.bind(Messages.Attach_base, disk.source(), standing.get().name()));
      }
    }
  }

  @Override
  public OperationHandle attach(VmId id, HostId host, InterfacePlan nic, String user) {
    VirtualMachine vm = require(id, host, obstacle(id, host, Feature.DEVICES).or(nic::refusal));
    return start(vm, "ATTACH_INTERFACE", List.of(Messages.Attach_nicRunning, Messages.Attach_nicDone), nic.source(),
        session -> session.require(DeviceControl.class).attach(id.uuid(), nic), user);
  }

  @Override
  public OperationHandle detach(VmId id, HostId host, String device, String user) {
    VirtualMachine vm = require(id, host, obstacle(id, host, Feature.DEVICES));
    List<String> words = device.contains(":") // an address, which says nothing of what it is
        ? List.of(Messages.Detach_nicRunning, Messages.Detach_nicDone)
        : List.of(Messages.Detach_running, Messages.Detach_done);
    return start(vm, "DETACH_DEVICE", words, device,
        session -> session.require(DeviceControl.class).detach(id.uuid(), device), user);
  }

  @Override
  public OperationHandle changeMedium(VmId id, HostId host, String drive, String source, String user) {
    VirtualMachine vm = require(id, host, obstacle(id, host, Feature.MEDIA)
        .or(() -> source.isEmpty() ? Optional.empty() : DiskPlan.sourceRefusal(source)));
    List<String> words = source.isEmpty() ? List.of(Messages.Eject_running, Messages.Eject_done)
        : List.of(Messages.Insert_running, Messages.Insert_done);
    return start(vm, "CHANGE_MEDIUM", words, source.isEmpty() ? drive : NLS.bind(Messages.Attach_disk, source, drive),
        session -> session.require(DeviceControl.class).changeMedium(id.uuid(), drive, source), user);
  }

  @Override
  public CompletableFuture<List<DiskOfVm>> disks(HostId host, List<VmId> wanted) {
    Optional<String> obstacle = resources.obstacle(host, Feature.VOLUMES);
    return hosts.submit(host, Role.OPERATIONS, session -> {
      VmDisks found = new VmDisks(session, users(host).use(session), obstacle);
      List<DiskOfVm> disks = new ArrayList<>();
      for (VmId id : wanted) {
        Optional<VirtualMachine> vm = inventory.virtualMachine(id).filter(known -> known.host().equals(host));
        if (vm.isPresent()) {
          disks.addAll(found.of(vm.get(), elsewhere(id, host)));
        }
      }
      return disks;
    });
  }

  @Override
  public OperationHandle delete(VmId id, HostId host, List<ResourceId> volumes, String user) {
    VirtualMachine vm = require(id, host, vms.obstacle(id, host, VmChange.DELETE)
        .or(() -> volumes.isEmpty() ? Optional.empty() : resources.obstacle(host, Feature.VOLUMES)));
    if (volumes.stream().anyMatch(volume -> !volume.host().equals(host) || volume.kind() != ResourceId.Kind.VOLUME)) {
      throw new IllegalArgumentException(NLS.bind(Messages.Obstacle_otherHost, name(host)));
    }
    return operations.start(new DeleteVmOperation(hosts, vm, name(host), volumes, users(host).without(id),
        () -> elsewhere(id, host), this::lookAgain), user);
  }

  /** That another host has a VM of the same UUID: on storage that they share, its disks are the same. */
  private Optional<String> elsewhere(VmId id, HostId host) {
    return inventory.placements(id).stream().map(Placement::host).filter(other -> !other.equals(host)).findFirst()
        .map(other -> NLS.bind(Messages.Disk_elsewhere, name(other)));
  }

  /** Who has looked sees that it is gone. */
  private void lookAgain(ResourceId volume) {
    if (resources.volumes(volume.host(), volume.pool()).told()) {
      resources.look(ResourceId.pool(volume.host(), volume.pool()));
    }
    if (resources.pools(volume.host()).told()) {
      resources.look(ResourceId.storage(volume.host()));
    }
  }
}
