/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import com.sun.jna.Pointer;
import java.util.UUID;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.libvirt.internal.jna.BulkStats;
import org.xenworkbench.core.libvirt.internal.jna.TypedParams;

/** The driver outside OSGi, for the benchmarks. */
public final class PlainDriver {

  private static final UUID VM = new UUID(1, 2);

  private PlainDriver() {
  }

  /** A driver that writes what belongs into the log to standard error. */
  public static HypervisorDriver create() {
    return new LibvirtDriver(status -> System.err.println(status.getMessage()));
  }

  /** Reads one record of statistics in bulk as the poller does; how many readings there are. */
  public static int readBulk(Pointer params, int count) {
    return BulkPoller.readings(new BulkStats.Row(VM, "vm", 1, true, TypedParams.read(params, count)), 0).readings()
        .size();
  }
}
