/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Element;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.StorageAccess;
import org.xenworkbench.core.driver.StoragePool;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.text.SafeXml;
import org.xenworkbench.core.vm.ClonedDisk;
import org.xenworkbench.core.vm.internal.tree.DomainTree;

/**
 * What becomes of the disks of a VM when it is cloned. What it writes to is copied, since two that write to one disk
 * destroy it; what it only reads, or is marked as made for several, both have.
 */
final class CloneDisks {

  private static final Set<String> DRIVES = Set.of("cdrom", "floppy");
  private static final List<String> PLACES = List.of("file", "dev", "volume", "name", "dir");

  private final List<StorageVolume> volumes;
  private final Optional<String> noVolumes;

  private CloneDisks(List<StorageVolume> volumes, Optional<String> noVolumes) {
    this.volumes = volumes;
    this.noVolumes = noVolumes;
  }

  /**
   * A disk, and the volume that is copied for it.
   *
   * @param source the element that says where it is
   * @param volume empty if both have it
   */
  record Disk(Element source, Optional<StorageVolume> volume, ClonedDisk told) {
  }

  /** With what the host has of volumes; a pool that cannot be read has none. */
  static CloneDisks on(HypervisorSession session) throws HypervisorException {
    Optional<String> lacking = session.capabilities().whyNot(Feature.VOLUMES);
    return new CloneDisks(lacking.isEmpty() ? volumes(session.require(StorageAccess.class)) : List.of(), lacking);
  }

  /** All that are in active pools. */
  static List<StorageVolume> volumes(StorageAccess storage) throws HypervisorException {
    List<StorageVolume> all = new ArrayList<>();
    for (StoragePool pool : storage.pools()) {
      if (pool.isActive()) {
        all.addAll(volumes(storage, pool));
      }
    }
    return all;
  }

  private static List<StorageVolume> volumes(StorageAccess storage, StoragePool pool) throws HypervisorException {
    try {
      return storage.volumes(pool.name());
    } catch (HypervisorException e) {
      if (e.kind() == Kind.LOST) {
        throw e;
      }
      return List.of(); // stopped or broken meanwhile: what is in it is found nowhere
    }
  }

  /**
   * The disks of a definition that have something in them, wherever that is: only a drive can be empty.
   *
   * @throws HypervisorException with {@link Kind#INVALID_STATE} if one must be copied and cannot be
   */
  List<Disk> of(DomainTree definition) throws HypervisorException {
    List<Disk> found = new ArrayList<>();
    for (Element disk : definition.disks()) {
      Optional<Element> source = SafeXml.first(disk, "source");
      if (source.isPresent() && !(isDrive(disk) && place(source.get()).isEmpty())) {
        found.add(disk(disk, source.get()));
      }
    }
    return found;
  }

  private Disk disk(Element disk, Element source) throws HypervisorException {
    String target = SafeXml.first(disk, "target").map(found -> found.getAttribute("dev")).orElse("");
    String named = place(source);
    String place = named.isEmpty() ? disk.getAttribute("type") : named;
    Optional<StorageVolume> volume = named.isEmpty() ? Optional.empty() : volume(source, named);
    if (isShared(disk)) {
      return new Disk(source, Optional.empty(),
          new ClonedDisk(target, place, false, volume.map(StorageVolume::capacity).orElse(0L)));
    }
    if (volume.isEmpty()) {
      throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.Clone_noVolume,
          new Object[] {target, place, noVolumes.orElse("")}).strip());
    }
    return new Disk(source, volume, new ClonedDisk(target, place, true, volume.get().capacity()));
  }

  private static boolean isDrive(Element disk) {
    return DRIVES.contains(disk.getAttribute("device"));
  }

  private static boolean isShared(Element disk) {
    return isDrive(disk) || SafeXml.first(disk, "readonly").isPresent()
        || SafeXml.first(disk, "shareable").isPresent();
  }

  private static String place(Element source) {
    return PLACES.stream().map(source::getAttribute).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  private Optional<StorageVolume> volume(Element source, String place) {
    String pool = source.getAttribute("pool");
    return volumes.stream().filter(volume -> pool.isEmpty() ? volume.path().equals(place)
        : volume.pool().equals(pool) && volume.name().equals(place)).findFirst();
  }

  /** What a copy is called: as its VM, as far as the volume is called as the VM that it is of. */
  String name(StorageVolume volume, String vm, String target, String clone, Set<String> taken) {
    boolean isNamed = !vm.isEmpty() && volume.name().startsWith(vm);
    String rest = isNamed ? volume.name().substring(vm.length()) : volume.name();
    int dot = rest.lastIndexOf('.'); // one in the name of the VM begins no ending
    String ending = dot > 0 || dot == 0 && isNamed ? rest.substring(dot) : "";
    String base =
        isNamed ? clone + rest.substring(0, rest.length() - ending.length()) : clone + '-' + target;
    Set<String> all = new HashSet<>(taken);
    volumes.stream().filter(other -> other.pool().equals(volume.pool())).forEach(other -> all.add(other.name()));
    return Stream.iterate(1, number -> number + 1)
        .map(number -> base + (number == 1 ? "" : "-" + number) + ending).filter(name -> !all.contains(name))
        .findFirst().orElseThrow();
  }

  /** Puts a copy in the place of a disk's volume. */
  static void replace(Element source, StorageVolume volume, StorageVolume copy) {
    for (String key : PLACES) {
      if (source.getAttribute(key).equals(volume.path()) && !volume.path().isEmpty()) {
        source.setAttribute(key, copy.path());
      }
    }
    if (!source.getAttribute("pool").isEmpty()) {
      source.setAttribute("volume", copy.name());
    }
    if (source.getParentNode() instanceof Element disk) {
      DomainTree.drop(disk, "backingStore"); // libvirt looks what is behind the copy
      DomainTree.drop(disk, "serial");
      DomainTree.drop(disk, "wwn");
    }
  }
}
