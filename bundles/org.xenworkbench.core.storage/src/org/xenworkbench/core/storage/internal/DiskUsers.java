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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DefinitionAccess;
import org.xenworkbench.core.driver.DefinitionControl;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.storage.DiskUse;

/**
 * The VMs that work on a volume: libvirt deletes or overwrites its file under them without a word, and they are broken
 * then.
 *
 * @param machines those of the host
 * @param turn held by who looks whether a disk is free and then takes it, or two would find it so at once
 */
record DiskUsers(Supplier<List<VirtualMachine>> machines, Lock turn, Elsewhere elsewhere) {

  /**
   * What VMs of other hosts have of the same.
   *
   * @param disks the paths that each has
   * @param untold those whose host does not tell
   * @param shared the paths that other hosts may have, in one spelling
   * @param silent the names of the hosts that should be there and do not tell what they have
   */
  record Found(Map<VirtualMachine, Set<String>> disks, List<VirtualMachine> untold, Set<String> shared,
      List<String> silent) {

    static final Found NOTHING = new Found(Map.of(), List.of(), Set.of(), List.of());

    /** Why it is not known that none of them has a path: nothing is deleted or overwritten on that. */
    Optional<String> unseen(String path) {
      return !shared.contains(DiskUse.plain(path)) ? Optional.empty()
          : silent.stream().findFirst().map(host -> NLS.bind(Messages.Disk_silent, host))
              .or(() -> untold.stream().findFirst().map(vm -> NLS.bind(Messages.Disk_untold, vm.name())));
    }
  }

  /** Asks other hosts, for a moment at most; nobody's turn is to be held meanwhile. */
  interface Elsewhere {

    /** What they have of the storage of a session's host, or of these paths of it. */
    Found of(HypervisorSession session, Optional<Set<String>> paths) throws HypervisorException;
  }

  /** All that a host lists, whichever host owns them: one that was left behind by a migration has its disks, too. */
  static DiskUsers listed(Inventory inventory, HostId host) {
    return new DiskUsers(() -> inventory.placements(host).stream()
        .flatMap(placement -> inventory.virtualMachine(placement.vm()).stream()).toList(), new ReentrantLock(),
        (session, paths) -> Found.NOTHING);
  }

  /** The same, and what VMs of other hosts have of storage that they share with it. */
  static DiskUsers of(Inventory inventory, HostCalls hosts, HostId host, Lock turn) {
    return new DiskUsers(listed(inventory, host).machines, turn, new SharedDisks(inventory, hosts, host));
  }

  /** These without one. */
  DiskUsers without(VmId vm) {
    return new DiskUsers(() -> machines.get().stream().filter(other -> !other.id().equals(vm)).toList(), turn,
        elsewhere);
  }

  /**
   * Looks whether no VM that is not shut off has a volume as a disk, by its definition, and no other volume of the pool
   * is based on it. One that is gone is no matter.
   *
   * @throws HypervisorException with {@link Kind#INVALID_STATE} that names the VM or volume
   */
  void requireNone(HypervisorSession session, String pool, String name) throws HypervisorException {
    if (session.facet(DefinitionAccess.class).isEmpty()) {
      return;
    }
    HostVolumes volumes = new HostVolumes(session.require(StorageAccess.class).volumes(pool));
    Optional<StorageVolume> volume = volumes.find(one -> one.name().equals(name));
    if (volume.isPresent()) {
      Optional<VirtualMachine> user = active(session, volume.get().path(), name);
      if (user.isEmpty()) {
        user = activeElsewhere(session, volume.get().path(), true);
      }
      if (user.isPresent()) {
        throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Volume_inUse, name, user.get().name()));
      }
      Optional<StorageVolume> standing = volumes.standingOn(volume.get().path());
      if (standing.isPresent()) {
        throw new HypervisorException(Kind.INVALID_STATE,
            NLS.bind(Messages.Volume_base, name, standing.get().name()));
      }
    }
  }

  /** Whether a VM that is not shut off has a volume, as far as that is told. */
  boolean isWritten(HypervisorSession session, String pool, String name) throws HypervisorException {
    if (session.facet(DefinitionAccess.class).isEmpty()) {
      return false;
    }
    String path = new HostVolumes(session.require(StorageAccess.class).volumes(pool))
        .find(one -> one.name().equals(name)).map(StorageVolume::path).orElse("");
    return active(session, path, name).isPresent() || activeElsewhere(session, path, false).isPresent();
  }

  /**
   * A VM that is not shut off and has that as a disk.
   *
   * @param name its name as a volume; empty if it is none
   */
  Optional<VirtualMachine> active(HypervisorSession session, String path, String name) throws HypervisorException {
    Definitions definitions = new Definitions(session);
    for (VirtualMachine vm : machines.get()) {
      if (vm.isActive() && !vm.isControlDomain()
          && !new DiskUse(Map.of(vm, definitions.now(vm)), List.of()).users(path, name).isEmpty()) {
        return Optional.of(vm);
      }
    }
    return Optional.empty();
  }

  /**
   * The same of the VMs of other hosts, which are asked.
   *
   * @param strict whether it counts that one is not told of
   * @throws HypervisorException with {@link Kind#INVALID_STATE} if that counts, and is so
   */
  Optional<VirtualMachine> activeElsewhere(HypervisorSession session, String path, boolean strict)
      throws HypervisorException {
    Found found = elsewhere.of(session, Optional.of(Set.of(path)));
    Optional<String> unseen = strict ? found.unseen(path) : Optional.empty();
    if (unseen.isPresent()) {
      throw new HypervisorException(Kind.INVALID_STATE, unseen.get());
    }
    return new DiskUse(found.disks(), List.of()).users(path, "").stream().filter(VirtualMachine::isActive)
        .findFirst();
  }

  /** Which VMs have which disks, running or not; one that the host does not tell of costs only itself. */
  DiskUse use(HypervisorSession session) throws HypervisorException {
    Found others = elsewhere.of(session, Optional.empty());
    DiskUse here = use(session, others);
    return new DiskUse(here.disks(), Stream.concat(here.untold().stream(), others.untold().stream()).toList());
  }

  /** The same for who has the host's turn, and asks those others what is {@linkplain Found#unseen unseen}. */
  DiskUse use(HypervisorSession session, Found others) throws HypervisorException {
    Definitions definitions = new Definitions(session);
    Map<VirtualMachine, Set<String>> disks = new LinkedHashMap<>();
    List<VirtualMachine> untold = new ArrayList<>();
    for (VirtualMachine vm : machines.get()) {
      if (vm.isControlDomain()) {
        continue;
      }
      try {
        Set<String> named = new HashSet<>(definitions.now(vm));
        named.addAll(definitions.next(vm));
        disks.put(vm, named);
      } catch (HypervisorException e) {
        if (e.kind() == Kind.LOST) {
          throw e;
        }
        untold.add(vm);
      }
    }
    disks.putAll(others.disks());
    return new DiskUse(disks, untold);
  }

  /** What the definitions of VMs name, that they have gone meanwhile being nothing. */
  private static final class Definitions {

    private final HypervisorSession session;
    private final DefinitionAccess access;
    private @Nullable HostVolumes volumes;

    Definitions(HypervisorSession session) throws HypervisorException {
      this.session = session;
      access = session.require(DefinitionAccess.class);
    }

    Set<String> now(VirtualMachine vm) throws HypervisorException {
      return named(() -> access.definition(vm.id().uuid()));
    }

    /** What one that is active is started with next, where that is told: that of others is what they are now. */
    Set<String> next(VirtualMachine vm) throws HypervisorException {
      Optional<DefinitionControl> control = session.facet(DefinitionControl.class);
      return control.isEmpty() || !vm.isActive() || !vm.persistent() ? Set.of()
          : named(() -> control.get().nextDefinition(vm.id().uuid()));
    }

    private Set<String> named(Definition definition) throws HypervisorException {
      try {
        String text = definition.read();
        Set<String> named = DiskReferences.in(text);
        if (text.contains("volume")) {
          addPaths(named);
        }
        return named;
      } catch (HypervisorException e) {
        if (e.kind() == Kind.NO_SUCH_DOMAIN) {
          return Set.of();
        }
        throw e;
      }
    }

    /** Of a disk that is told as a pool's volume, its path, too: others may have it by that. */
    private void addPaths(Set<String> named) throws HypervisorException {
      HostVolumes all = volumes;
      if (all == null) {
        all = HostVolumes.of(session);
        volumes = all;
      }
      all.all().stream().filter(volume -> named.contains(volume.pool()) && named.contains(volume.name()))
          .map(StorageVolume::path).filter(path -> !path.isEmpty()).toList().forEach(named::add);
    }
  }

  /** Reads one from the host. */
  private interface Definition {
    String read() throws HypervisorException;
  }
}
