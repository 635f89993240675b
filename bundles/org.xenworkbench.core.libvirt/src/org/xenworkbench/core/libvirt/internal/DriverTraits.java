/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.xenworkbench.core.driver.Capabilities;
import org.xenworkbench.core.driver.ConsoleAccess;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.PowerControl;

/** What differs between libvirt's drivers and cannot be asked. */
enum DriverTraits {
  XEN(Map.of(Feature.HOST_CPU_STATS, Messages.Missing_hostCpu_xen, Feature.BULK_STATS, Messages.Missing_bulk,
      Feature.MIGRATION_PROGRESS, Messages.Missing_progress_xen, Feature.MIGRATION_DOWNTIME,
      Messages.Missing_downtime_xen, Feature.MIGRATION_BANDWIDTH, Messages.Missing_bandwidth_xen, Feature.ABORT_JOB,
      Messages.Missing_abort_xen), PowerControl.class, JobControl.class, MigrationControl.class, ConsoleAccess.class),
  QEMU(Map.of(), PowerControl.class, JobControl.class, MigrationControl.class, ConsoleAccess.class),
  TEST(testLacks(), PowerControl.class);

  private final Capabilities capabilities;
  private final Set<Class<?>> facets;

  DriverTraits(Map<Feature, String> missing, Class<?>... facets) {
    this.capabilities = new Capabilities(missing);
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

  private static Map<Feature, String> testLacks() {
    Map<Feature, String> missing = new EnumMap<>(Feature.class);
    for (Feature feature : Set.of(Feature.LIVE_MIGRATION, Feature.PEER_TO_PEER_MIGRATION, Feature.MIGRATION_PROGRESS,
        Feature.MIGRATION_DOWNTIME, Feature.MIGRATION_BANDWIDTH)) {
      missing.put(feature, Messages.Missing_migration_test);
    }
    missing.put(Feature.ABORT_JOB, Messages.Missing_abort_test);
    missing.put(Feature.CONSOLE, Messages.Missing_console_test);
    missing.put(Feature.BULK_STATS, Messages.Missing_bulk);
    return missing;
  }
}
