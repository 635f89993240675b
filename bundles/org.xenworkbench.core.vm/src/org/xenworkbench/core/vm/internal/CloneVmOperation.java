/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.CreationControl;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.vm.ClonedDisk;
import org.xenworkbench.core.vm.internal.secret.KeptPasswords;
import org.xenworkbench.core.vm.internal.tree.DomainTree;

/** Makes a VM like another, with copies of its disks. */
final class CloneVmOperation implements Operation {

  private final HostCalls hosts;
  private final VirtualMachine vm;
  private final String hostName;
  private final String name;
  private final UUID uuid;

  /** Makes one of that name and UUID. */
  CloneVmOperation(HostCalls hosts, VirtualMachine vm, String hostName, String name, UUID uuid) {
    this.hosts = hosts;
    this.vm = vm;
    this.hostName = hostName;
    this.name = name;
    this.uuid = uuid;
  }

  @Override
  public Description describe() {
    Object[] names = {vm.name(), hostName, name};
    return Description.of(LogEntry.CONFIGURATION, vm.host(), hostName, NLS.bind(Messages.Clone_running, names),
        NLS.bind(Messages.Clone_done, names)).withVm(VmId.of(uuid), name)
        .withAttributes(Map.of(LogAttribute.ACTION.name(), "CLONE")).withCancellable(true);
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    hosts.run(vm.host(), Role.OPERATIONS, session -> clone(session, monitor));
    hosts.pollSoon(vm.host());
  }

  /** What becomes of the disks, for who asks before. */
  static List<ClonedDisk> disks(HypervisorSession session, UUID vm) throws HypervisorException {
    String definition = session.require(DefinitionControl.class).nextDefinition(vm);
    return CloneDisks.on(session).of(tree(definition, "", vm)).stream().map(CloneDisks.Disk::told).toList();
  }

  private static DomainTree tree(String definition, String name, UUID uuid) throws HypervisorException {
    try {
      return DomainTree.anew(definition, name, uuid);
    } catch (IOException e) {
      throw new HypervisorException(Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private void requireOff(HypervisorSession session) throws HypervisorException {
    if (session.domain(vm.id().uuid()).filter(DomainInfo::isActive).isPresent()) {
      throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Obstacle_AlreadyRunning, vm.name()));
    }
  }

  private static void requireWanted(OperationMonitor monitor) throws HypervisorException {
    if (monitor.isCancelled()) {
      throw new HypervisorException(Kind.CANCELLED, Messages.Clone_cancelled);
    }
  }

  private void clone(HypervisorSession session, OperationMonitor monitor) throws HypervisorException {
    requireOff(session);
    String definition = session.require(DefinitionControl.class).nextDefinition(vm.id().uuid());
    DomainTree tree = tree(definition, name, uuid);
    CloneDisks disks = CloneDisks.on(session);
    MadeVolumes copies = new MadeVolumes(session, monitor::ifCut);
    List<CloneDisks.Disk> all = disks.of(tree);
    try {
      copy(session, monitor, new Copying(disks, all.stream().filter(disk -> disk.volume().isPresent()).toList()),
          copies);
      requireOff(session); // a copy of what was written to meanwhile is torn
      requireWanted(monitor);
      String xml = tree.toString();
      try {
        session.require(CreationControl.class).create(xml);
      } catch (HypervisorException e) {
        throw KeptPasswords.in(definition).without(e, xml);
      }
    } catch (HypervisorException e) {
      throw copies.takenBack(e);
    } catch (RuntimeException e) { // a mistake of ours is no reason to leave them
      throw copies.takenBack(new HypervisorException(Kind.FAILED, String.valueOf(e.getMessage()), e));
    }
  }

  /** The disks that are copied. */
  private record Copying(CloneDisks names, List<CloneDisks.Disk> all) {

    long bytes(int upTo) {
      return all.stream().limit(upTo).mapToLong(disk -> disk.told().bytes()).sum();
    }
  }

  private void copy(HypervisorSession session, OperationMonitor monitor, Copying copying, MadeVolumes copies)
      throws HypervisorException {
    Set<String> taken = new HashSet<>();
    List<CloneDisks.Disk> all = copying.all();
    for (int i = 0; i < all.size(); i++) {
      requireWanted(monitor);
      StorageVolume volume = all.get(i).volume().orElseThrow();
      // A host tells nothing while it copies: what is known is how many disks are done.
      monitor.progress(all.size() == 1 ? OptionalDouble.empty()
          : OptionalDouble.of((double) copying.bytes(i) / Math.max(1, copying.bytes(all.size()))),
          NLS.bind(Messages.Clone_copying, new Object[] {i + 1, all.size(), volume.name(),
              Quantities.bytes(volume.capacity())}));
      String copy = copying.names().name(volume, vm.name(), all.get(i).told().target(), name, taken);
      taken.add(copy);
      StorageControl storage = session.require(StorageControl.class);
      copies.make(volume.pool(), copy, () -> storage.copyVolume(volume.pool(), volume.name(), copy));
      CloneDisks.replace(all.get(i).source(), volume, found(session, volume.pool(), copy));
    }
  }

  private static StorageVolume found(HypervisorSession session, String pool, String name) throws HypervisorException {
    return session.require(StorageAccess.class).volumes(pool).stream().filter(one -> one.name().equals(name))
        .findFirst().orElseThrow(
            () -> new HypervisorException(Kind.FAILED, NLS.bind(Messages.Create_volumeGone, name, pool)));
  }
}
