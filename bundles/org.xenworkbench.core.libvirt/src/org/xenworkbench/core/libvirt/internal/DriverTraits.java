/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.Set;
import java.util.stream.Collectors;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.text.Words;

/** What differs between libvirt's drivers and cannot be asked. */
enum DriverTraits {
  XEN(Set.of(Feature.FORCE_REBOOT, Feature.HOST_CPU_STATS, Feature.BULK_STATS, Feature.MIGRATION_PROGRESS,
      Feature.MIGRATION_DOWNTIME, Feature.MIGRATION_BANDWIDTH, Feature.ABORT_JOB), PowerControl.class,
      JobControl.class, MigrationControl.class, ConsoleAccess.class),
  QEMU(Set.of(), PowerControl.class, JobControl.class, MigrationControl.class, ConsoleAccess.class),
  TEST(Set.of(Feature.LIVE_MIGRATION, Feature.PEER_TO_PEER_MIGRATION, Feature.MIGRATION_PROGRESS,
      Feature.MIGRATION_DOWNTIME, Feature.MIGRATION_BANDWIDTH, Feature.ABORT_JOB, Feature.CONSOLE, Feature.BULK_STATS),
      PowerControl.class);

  private final Capabilities capabilities;
  private final Set<Class<?>> facets;

  /** Creates one; {@code words.properties} says why it lacks what it lacks. */
  DriverTraits(Set<Feature> missing, Class<?>... facets) {
    Words words = Words.beside(DriverTraits.class);
    this.capabilities = new Capabilities(missing.stream()
        .collect(Collectors.toMap(feature -> feature, feature -> words.of(name(), feature.name()))));
    this.facets = Set.of(facets);
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

  Capabilities capabilities() {
    return capabilities;
  }

  /** What its sessions can do besides reading. */
  Set<Class<?>> facets() {
    return facets;
  }

  /** Whether all domains' statistics come in one call. */
  boolean bulk() {
    return capabilities.has(Feature.BULK_STATS);
  }

  /** Whether the time of each vCPU is asked for with a call of its own; elsewhere it is part of the bulk statistics. */
  boolean asksForVcpus() {
    return this == XEN;
  }
}
