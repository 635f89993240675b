/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.VmChange;
import org.xenworkbench.core.libvirt.internal.jna.Virt;
import org.xenworkbench.core.text.Words;

/** What differs between libvirt's drivers and cannot be asked. */
enum DriverTraits {
  XEN(Set.of(PowerAction.FORCE_REBOOT.feature(), VmChange.RENAME.feature(), Feature.SNAPSHOTS,
      Feature.HOST_CPU_STATS, Feature.BULK_STATS, Feature.MIGRATION_PROGRESS, Feature.MIGRATION_DOWNTIME,
      Feature.MIGRATION_BANDWIDTH, Feature.MIGRATION_DOWNTIME_LIMIT, Feature.MIGRATION_COMPRESSION,
      Feature.MIGRATION_POST_COPY, Feature.MIGRATION_STORAGE, Feature.ABORT_JOB, Feature.NEXT_ABOVE_MAXIMUM,
      Feature.VCPUS_ABOVE_CPUS),
      PowerOperations::new, ResourceOperations::new, DefinitionOperations::new, CreationOperations::new, Jobs::new,
      Migrations::new, Consoles::new, Definitions::new, DeviceOperations::new, Addresses::new, StorageOperations::new,
      VolumeTransfers::new, NetworkOperations::new, Cpus::new),
  QEMU(Set.of(), PowerOperations::new, ResourceOperations::new, DefinitionOperations::new, CreationOperations::new,
      SnapshotOperations::new,
      Jobs::new, Migrations::new, Consoles::new, Definitions::new, Addresses::new, StorageOperations::new,
      VolumeTransfers::new, NetworkOperations::new, DeviceOperations::new, Cpus::new),
  TEST(Set.of(PowerAction.START_PAUSED.feature(), Feature.LIVE_MIGRATION, Feature.PEER_TO_PEER_MIGRATION,
      Feature.MIGRATION_PROGRESS, Feature.MIGRATION_DOWNTIME, Feature.MIGRATION_BANDWIDTH, Feature.ABORT_JOB,
      Feature.CONSOLE, Feature.DEVICES, Feature.MEDIA, Feature.VOLUME_TRANSFER, Feature.BULK_STATS),
      PowerOperations::new, ResourceOperations::new, DefinitionOperations::new, CreationOperations::new,
      SnapshotOperations::new,
      Definitions::new, Addresses::new, StorageOperations::new, NetworkOperations::new);

  /** Makes the part of a session that implements a facet. */
  @FunctionalInterface
  interface Part {
    Object of(Means means);
  }

  private final Map<Feature, String> lacks;
  private final List<Part> parts;

  /**
   * Creates one.
   *
   * @param lacks what it lacks, whether or not it has a part for it; {@code words.properties} says why
   * @param parts what its sessions can do besides reading
   */
  DriverTraits(Set<Feature> lacks, Part... parts) {
    Words words = Words.beside(DriverTraits.class);
    this.lacks = lacks.stream()
        .collect(Collectors.toUnmodifiableMap(feature -> feature, feature -> words.of(name(), feature.name())));
    this.parts = List.of(parts);
  }

  /** The traits of a host type. */
  static DriverTraits of(String type) {
    return switch (type) {
      case LibvirtUri.XEN -> XEN;
      case LibvirtUri.QEMU -> QEMU;
      case LibvirtUri.TEST -> TEST;
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** What it lacks, by all that is known of it, and why. */
  Map<Feature, String> lacks() {
    return lacks;
  }

  /** The facets of a session. */
  List<Object> parts(Means means) {
    return parts.stream().map(part -> part.of(means)).toList();
  }

  /** What goes with a domain that its host forgets: each driver refuses what it has nothing of. */
  int undefineFlags() {
    return switch (this) {
      case XEN -> Virt.UNDEFINE_MANAGED_SAVE;
      case QEMU -> Virt.UNDEFINE_MANAGED_SAVE | Virt.UNDEFINE_SNAPSHOTS | Virt.UNDEFINE_NVRAM
          | Virt.UNDEFINE_CHECKPOINTS;
      case TEST -> Virt.UNDEFINE_MANAGED_SAVE | Virt.UNDEFINE_SNAPSHOTS;
    };
  }

  /** What the addresses of its interfaces begin with, which whoever assigns such has given it. */
  String addressPrefix() {
    return this == XEN ? "00:16:3e" : "52:54:00";
  }

  /** Whether all domains' statistics come in one call. */
  boolean bulk() {
    return !lacks.containsKey(Feature.BULK_STATS);
  }

  /** Whether the time of each vCPU is asked for with a call of its own; elsewhere it is part of the bulk statistics. */
  boolean asksForVcpus() {
    return this == XEN;
  }
}
