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
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.DiskUse;
import org.xenworkbench.core.storage.ResourceId;
import org.xenworkbench.core.storage.VmDisk;

/** Finds out what the disks of VMs are. On a host's thread. */
final class VmDisks {

  private final HypervisorSession session;
  private final DiskUse use;
  private final Optional<String> obstacle;
  private final Map<String, StorageVolume> byPath = new LinkedHashMap<>();
  private final Map<String, StorageVolume> byName = new LinkedHashMap<>();

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
    Optional<StorageAccess> storage = session.facet(StorageAccess.class);
    for (StoragePool pool : storage.isEmpty() ? List.<StoragePool>of() : storage.get().pools()) {
      if (pool.isActive()) {
        read(storage.get(), pool.name());
      }
    }
  }

  private void read(StorageAccess storage, String pool) throws HypervisorException {
    try {
      for (StorageVolume volume : storage.volumes(pool)) {
        byPath.putIfAbsent(volume.path(), volume);
        byName.put(key(pool, volume.name()), volume);
      }
    } catch (HypervisorException e) {
      if (e.kind() == Kind.LOST) {
        throw e;
      }
      return; // its volumes are in no pool that works
    }
  }

  /** No name has a slash. */
  private static String key(String pool, String volume) {
    return pool + '/' + volume;
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
    return disk.volume().isEmpty() ? !disk.path().isEmpty() && disk.path().equals(volume.path())
        : disk.pool().equals(volume.pool()) && disk.volume().equals(volume.name());
  }

  /** Those of a VM; none if it has gone. */
  List<VmDisk> of(VirtualMachine vm) throws HypervisorException {
    List<VmDisk> disks = new ArrayList<>();
    for (DomainDevices.Disk disk : known(vm).disks()) {
      if (!disk.isDrive()) {
        disks.add(read(vm, disk));
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

  private VmDisk read(VirtualMachine vm, DomainDevices.Disk disk) {
    Optional<StorageVolume> volume = Optional.ofNullable(disk.volume().isEmpty() ? byPath.get(disk.path())
        : byName.get(key(disk.pool(), disk.volume())));
    Optional<String> stays = volume.isEmpty() ? Optional.of(Messages.Disk_inNoPool)
        : user(without(vm.id()), volume.get().path(), volume.get().name()).or(() -> obstacle);
    return new VmDisk(vm.id(), disk.target(), disk.source(), volume.map(found -> ResourceId.of(vm.host(), found)),
        volume.map(StorageVolume::capacity).orElse(0L), stays);
  }

  private DiskUse without(VmId vm) {
    Map<VirtualMachine, Set<String>> others = new LinkedHashMap<>(use.disks());
    others.keySet().removeIf(other -> other.id().equals(vm));
    return new DiskUse(others, use.untold().stream().filter(other -> !other.id().equals(vm)).toList());
  }

  /** That another VM has a disk, or may have it; empty if none does. */
  static Optional<String> user(DiskUse others, String path, String volume) {
    return others.users(path, volume).stream().findFirst().map(vm -> NLS.bind(Messages.Disk_shared, vm.name()))
        .or(() -> others.untold().stream().findFirst().map(vm -> NLS.bind(Messages.Disk_untold, vm.name())));
  }
}
