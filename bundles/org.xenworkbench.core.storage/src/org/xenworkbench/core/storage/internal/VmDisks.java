/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DomainDevices;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.DiskOfVm;

/** Finds out what the disks of VMs are. On a host's thread. */
final class VmDisks {

  private final HypervisorSession session;
  private final DiskUse use;
  private final Optional<String> obstacle;
  private final HostVolumes volumes;

  /**
   * Asks for the volumes of the host.
   *
   * @param use which VMs of the host have which disks
   * @param obstacle why no volume of the host can be deleted; empty if they can
   */
  VmDisks(HypervisorSession session, DiskUse use, Optional<String> obstacle) throws HypervisorException {
    this.session = session;
    this.use = use;
    this.obstacle = obstacle;
    volumes = HostVolumes.of(session);
  }

  /** What a VM has. */
  static DomainDevices devices(HypervisorSession session, VirtualMachine vm) throws HypervisorException {
    return read(session.require(DefinitionAccess.class).definition(vm.id().uuid()));
  }

  /** What a definition has. */
  static DomainDevices read(String definition) throws HypervisorException {
    try {
      return DomainDevices.of(definition);
    } catch (IOException e) {
      throw new HypervisorException(Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether a disk is that volume. */
  static boolean is(DomainDevices.Disk disk, StorageVolume volume) {
    return disk.volume().isEmpty()
        ? !disk.path().isEmpty() && DiskUse.plain(disk.path()).equals(DiskUse.plain(volume.path()))
        : disk.pool().equals(volume.pool()) && disk.volume().equals(volume.name());
  }

  /**
   * Those of a VM; none if it has gone.
   *
   * @param elsewhere why none of them can be deleted; empty if they can
   */
  List<DiskOfVm> of(VirtualMachine vm, Optional<String> elsewhere) throws HypervisorException {
    DiskUse others = without(vm.id());
    List<DiskOfVm> disks = new ArrayList<>();
    for (DomainDevices.Disk disk : known(vm).disks()) {
      if (!disk.isDrive()) {
        disks.add(read(vm, disk, others, elsewhere));
      }
    }
    return disks;
  }

  private DomainDevices known(VirtualMachine vm) throws HypervisorException {
    try {
      return devices(session, vm);
    } catch (HypervisorException e) {
      if (e.kind() == Kind.NO_SUCH_DOMAIN) {
        return DomainDevices.NONE;
      }
      throw e;
    }
  }

  private DiskOfVm read(VirtualMachine vm, DomainDevices.Disk disk, DiskUse others, Optional<String> elsewhere) {
    Optional<StorageVolume> volume = volumes.find(one -> is(disk, one));
    Optional<String> stays = volume.isEmpty() ? Optional.of(Messages.Disk_inNoPool)
        : elsewhere.or(() -> user(others, volumes, volume.get())).or(() -> obstacle);
    return new DiskOfVm(vm.id(), disk.target(), disk.source(), volume.map(found -> ResourceId.of(vm.host(), found)),
        volume.map(StorageVolume::capacity).orElse(0L), stays);
  }

  private DiskUse without(VmId vm) {
    Map<VirtualMachine, Set<String>> others = new LinkedHashMap<>(use.disks());
    others.keySet().removeIf(other -> other.id().equals(vm));
    return new DiskUse(others, use.untold().stream().filter(other -> !other.id().equals(vm)).toList());
  }

  /** That another VM or volume has a disk, or may have it; empty if none does. */
  static Optional<String> user(DiskUse others, HostVolumes volumes, StorageVolume disk) {
    return others.users(disk.path(), disk.name()).stream().findFirst().map(vm -> text(Messages.Disk_shared, vm))
        .or(() -> volumes.basedOn(disk.path()).map(based -> NLS.bind(Messages.Disk_base, based.name())))
        .or(() -> others.namesakes(disk.path()).stream().findFirst().map(vm -> text(Messages.Disk_namesake, vm)))
        .or(() -> others.untold().stream().findFirst().map(vm -> text(Messages.Disk_untold, vm)));
  }

  private static String text(String pattern, VirtualMachine vm) {
    return NLS.bind(pattern, vm.name());
  }
}
