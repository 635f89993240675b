/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.vm.FormerDefinition;

/** Deletes a VM, and then those of its disks that its user has chosen. */
final class DeleteVmOperation implements Operation {

  private final HostCalls hosts;
  private final VirtualMachine vm;
  private final String hostName;
  private final List<ResourceId> chosen;
  private final DiskUsers others;
  private final Supplier<Optional<String>> elsewhere;
  private final Consumer<ResourceId> changed;

  /**
   * Creates one.
   *
   * @param others the other VMs of the host
   * @param elsewhere why no disk may be deleted; empty if they may
   * @param changed hears of each volume that was tried
   */
  DeleteVmOperation(HostCalls hosts, VirtualMachine vm, String hostName, List<ResourceId> chosen, DiskUsers others,
      Supplier<Optional<String>> elsewhere, Consumer<ResourceId> changed) {
    this.hosts = hosts;
    this.vm = vm;
    this.hostName = hostName;
    this.chosen = List.copyOf(chosen);
    this.others = others;
    this.elsewhere = elsewhere;
    this.changed = changed;
  }

  @Override
  public Description describe() {
    String names = chosen.stream().map(ResourceId::name).collect(Collectors.joining(", "));
    return Description.of(LogEntry.CONFIGURATION, vm.host(), hostName, text(Messages.DeleteVm_running, names),
        text(Messages.DeleteVm_done, names)).withVm(vm.id(), vm.name())
        .withAttributes(Map.of(LogAttribute.ACTION.name(), VmChange.DELETE.name()))
        .withTogether(VmChange.DELETE.words(), VmChange.DELETE.name(), "");
  }

  private String text(String pattern, String names) {
    return MessageFormat.format(pattern, vm.name(), hostName, chosen.size(), names);
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    try {
      hosts.run(vm.host(), Role.OPERATIONS,
          session -> FormerDefinition.keepWhile(session, vm.id().uuid(), monitor, () -> delete(session)));
    } finally {
      hosts.pollSoon(vm.host());
      chosen.forEach(changed);
    }
  }

  private void delete(HypervisorSession session) throws HypervisorException {
    List<StorageVolume> volumes = volumes(session);
    DiskUsers.Found onOthers = chosen.isEmpty() ? DiskUsers.Found.NOTHING
        : others.elsewhere().of(session, Optional.empty());
    session.require(DefinitionControl.class).delete(vm.id().uuid());
    List<String> left = new ArrayList<>();
    others.turn().lock();
    try {
      requireGone(session);
      DiskUse use = others.use(session, onOthers);
      HostVolumes all = HostVolumes.of(session);
      for (StorageVolume volume : volumes) {
        delete(session, volume, elsewhere.get().or(() -> VmDisks.user(use, all, volume))).ifPresent(left::add);
      }
    } catch (HypervisorException e) {
      left.add(String.valueOf(e.getMessage())); // of all, since it is not known who has them
    } finally {
      others.turn().unlock();
    }
    if (!left.isEmpty()) {
      throw new HypervisorException(Kind.FAILED,
          text(Messages.DeleteVm_left, left.stream().collect(Collectors.joining("\n"))));
    }
  }

  /** One that was started in the moment before it was deleted runs on without a definition, and writes to its disks. */
  private void requireGone(HypervisorSession session) throws HypervisorException {
    if (!chosen.isEmpty() && session.domain(vm.id().uuid()).isPresent()) {
      throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.DeleteVm_runs, vm.name()));
    }
  }

  /** The chosen ones as they are now, each of which is a disk of the VM. */
  private List<StorageVolume> volumes(HypervisorSession session) throws HypervisorException {
    DomainDevices devices = VmDisks.devices(session, vm);
    List<StorageVolume> found = new ArrayList<>();
    for (ResourceId one : chosen) {
      found.add(session.require(StorageAccess.class).volumes(one.pool()).stream()
          .filter(volume -> volume.name().equals(one.name()))
          .filter(volume -> devices.disks().stream().anyMatch(disk -> VmDisks.is(disk, volume))).findFirst()
          .orElseThrow(() -> new HypervisorException(Kind.INVALID_STATE,
              NLS.bind(Messages.DeleteVm_noDisk, one.name(), vm.name()))));
    }
    return found;
  }

  /** Why it stays; empty if it was deleted. */
  private static Optional<String> delete(HypervisorSession session, StorageVolume volume, Optional<String> user) {
    if (user.isPresent()) {
      return Optional.of(volume.name() + ": " + user.get());
    }
    try {
      session.require(StorageControl.class).deleteVolume(volume.pool(), volume.name());
      return Optional.empty();
    } catch (HypervisorException e) {
      return Optional.of(volume.name() + ": " + e.getMessage());
    }
  }
}
