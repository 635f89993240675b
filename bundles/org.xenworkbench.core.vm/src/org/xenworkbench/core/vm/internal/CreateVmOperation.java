/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.CreationControl;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageControl;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.vm.VmDisk.NewVolume;
import org.xenworkbench.core.vm.internal.secret.KeptPasswords;

/** Makes a VM, with the volume that it needs, and has it started. */
final class CreateVmOperation implements Operation {

  private final HostCalls hosts;
  private final HostId host;
  private final String hostName;
  private final Wanted wanted;
  private final DiskWriters writers;

  /**
   * What is to be made.
   *
   * @param name the name of the VM
   * @param uuid its UUID
   * @param paths the disks that are there, which nobody may be writing to
   * @param volumes the volumes that are made before it
   * @param definition its definition, once the paths of those volumes are known
   * @param start whether it is started
   */
  record Wanted(String name, UUID uuid, List<String> paths, List<NewVolume> volumes, Definition definition,
      boolean start) {
  }

  /** The definition of a VM. */
  @FunctionalInterface
  interface Definition {

    /** With the volumes that were made for it, in their order. */
    String with(List<StorageVolume> volumes);
  }

  CreateVmOperation(HostCalls hosts, HostId host, String hostName, Wanted wanted, DiskWriters writers) {
    this.hosts = hosts;
    this.writers = writers;
    this.host = host;
    this.hostName = hostName;
    this.wanted = wanted;
  }

  @Override
  public Description describe() {
    String done = wanted.start() ? Messages.Create_started : Messages.Create_done;
    return Description.of(LogEntry.CONFIGURATION, host, hostName,
        NLS.bind(Messages.Create_running, wanted.name(), hostName), NLS.bind(done, wanted.name(), hostName))
        .withVm(VmId.of(wanted.uuid()), wanted.name())
        .withAttributes(Map.of(LogAttribute.ACTION.name(), Feature.CREATE.name()));
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    hosts.run(host, Role.OPERATIONS, session -> make(session, monitor));
    monitor.ifCut(""); // they are its disks now
    hosts.pollSoon(host);
    if (wanted.start()) {
      tell(monitor, NLS.bind(Messages.Create_starting, wanted.name()));
      hosts.run(host, Role.OPERATIONS, this::start);
      hosts.pollSoon(host);
    }
  }

  private static void tell(OperationMonitor monitor, String part) {
    monitor.progress(OptionalDouble.empty(), part);
  }

  private void make(HypervisorSession session, OperationMonitor monitor) throws HypervisorException {
    MadeVolumes volumes = new MadeVolumes(session, monitor::ifCut);
    try {
      for (String path : wanted.paths()) {
        writers.requireNone(session, path);
      }
      List<StorageVolume> made = new ArrayList<>();
      for (NewVolume volume : wanted.volumes()) {
        tell(monitor, NLS.bind(Messages.Create_volume, volume.plan().name()));
        made.add(volume(session, volumes, volume));
      }
      tell(monitor, NLS.bind(Messages.Create_defining, wanted.name()));
      create(session, wanted.definition().with(made));
    } catch (HypervisorException e) {
      throw volumes.takenBack(e);
    } catch (RuntimeException e) { // a mistake of ours is no reason to leave them
      throw volumes.takenBack(
          new HypervisorException(HypervisorException.Kind.FAILED, String.valueOf(e.getMessage()), e));
    }
  }

  /** Should the host repeat what it refuses, passwords are not told. */
  private static void create(HypervisorSession session, String definition) throws HypervisorException {
    try {
      session.require(CreationControl.class).create(definition);
    } catch (HypervisorException e) {
      throw KeptPasswords.in(definition).without(e, definition);
    }
  }

  private static StorageVolume volume(HypervisorSession session, MadeVolumes made, NewVolume wanted)
      throws HypervisorException {
    String name = wanted.plan().name();
    StorageControl storage = session.require(StorageControl.class);
    made.make(wanted.pool(), name, () -> storage.createVolume(wanted.pool(), wanted.plan()));
    return session.require(StorageAccess.class).volumes(wanted.pool()).stream()
        .filter(volume -> volume.name().equals(name)).findFirst()
        .orElseThrow(() -> new HypervisorException(HypervisorException.Kind.FAILED,
            NLS.bind(Messages.Create_volumeGone, name, wanted.pool())));
  }

  /** It is there, whatever becomes of its start. Somebody may have got its disks since they were looked at. */
  private void start(HypervisorSession session) throws HypervisorException {
    writers.turn().lock();
    try {
      for (String path : wanted.paths()) {
        writers.requireNone(session, path);
      }
      writers.started().add(wanted.uuid());
      session.require(PowerControl.class).power(wanted.uuid(), PowerAction.START);
      Optional<DomainInfo> now = session.domain(wanted.uuid());
      if (now.isPresent() && !now.get().isActive()) {
        String reason = now.get().reason().text();
        throw new HypervisorException(HypervisorException.Kind.FAILED,
            NLS.bind(Messages.Power_EndedAgain, reason.isEmpty() ? StateReason.CRASHED.text() : reason));
      }
    } catch (HypervisorException e) {
      throw new HypervisorException(e.kind(),
          NLS.bind(Messages.Create_notStarted, wanted.name(), e.getMessage()), e);
    } finally {
      writers.turn().unlock();
    }
  }
}
