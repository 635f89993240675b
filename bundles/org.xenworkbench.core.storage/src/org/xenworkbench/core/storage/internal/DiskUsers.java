/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.DiskUse;

/**
 * The VMs that work on a volume: libvirt deletes or overwrites its file under them without a word, and they are broken
 * then.
 *
 * @param machines those of the host
 */
record DiskUsers(Supplier<List<VirtualMachine>> machines) {

  /**
   * Looks whether no VM that is not shut off has a volume as a disk, by its definition. One that is gone is no matter.
   *
   * @throws HypervisorException with {@link Kind#INVALID_STATE} that names the VM
   */
  void requireNone(HypervisorSession session, String pool, String name) throws HypervisorException {
    if (session.facet(DefinitionAccess.class).isEmpty()) {
      return;
    }
    Optional<StorageVolume> volume = session.require(StorageAccess.class).volumes(pool).stream()
        .filter(one -> one.name().equals(name)).findFirst();
    if (volume.isPresent()) {
      Optional<VirtualMachine> user = active(session, volume.get().path(), name);
      if (user.isPresent()) {
        throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Volume_inUse, name, user.get().name()));
      }
    }
  }

  /**
   * A VM that is not shut off and has that as a disk.
   *
   * @param name its name as a volume; empty if it is none
   */
  Optional<VirtualMachine> active(HypervisorSession session, String path, String name) throws HypervisorException {
    DefinitionAccess definitions = session.require(DefinitionAccess.class);
    for (VirtualMachine vm : machines.get()) {
      if (vm.isActive() && !vm.isControlDomain()) {
        Set<String> named = present(definitions, vm).map(DiskReferences::in).orElse(Set.of());
        if (Stream.of(path, name).anyMatch(text -> !text.isEmpty() && named.contains(text))) {
          return Optional.of(vm);
        }
      }
    }
    return Optional.empty();
  }

  /** Empty if it has gone meanwhile. */
  private static Optional<String> present(DefinitionAccess definitions, VirtualMachine vm) throws HypervisorException {
    try {
      return Optional.of(definitions.definition(vm.id().uuid()));
    } catch (HypervisorException e) {
      if (e.kind() == Kind.NO_SUCH_DOMAIN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Which VMs have which disks, running or not; one that the host does not tell of costs only itself. */
  DiskUse use(HypervisorSession session) throws HypervisorException {
    DefinitionAccess definitions = session.require(DefinitionAccess.class);
    Map<VirtualMachine, Set<String>> disks = new LinkedHashMap<>();
    List<VirtualMachine> untold = new ArrayList<>();
    for (VirtualMachine vm : machines.get()) {
      if (vm.isControlDomain()) {
        continue;
      }
      try {
        Set<String> named = new HashSet<>(present(definitions, vm).map(DiskReferences::in).orElse(Set.of()));
        named.addAll(DiskReferences.in(next(session, vm)));
        disks.put(vm, named);
      } catch (HypervisorException e) {
        if (e.kind() == Kind.LOST) {
          throw e;
        }
        untold.add(vm);
      }
    }
    return new DiskUse(disks, untold);
  }

  /** What one that is active is started with next, where that is told: that of others is what they are now. */
  private static String next(HypervisorSession session, VirtualMachine vm) throws HypervisorException {
    Optional<DefinitionControl> control = session.facet(DefinitionControl.class);
    if (control.isEmpty() || !vm.isActive() || !vm.persistent()) {
      return "";
    }
    try {
      return control.get().nextDefinition(vm.id().uuid());
    } catch (HypervisorException e) {
      if (e.kind() == Kind.NO_SUCH_DOMAIN) {
        return "";
      }
      throw e;
    }
  }
}
