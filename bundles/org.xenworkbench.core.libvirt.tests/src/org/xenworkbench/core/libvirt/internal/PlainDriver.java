/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import org.xenworkbench.core.driver.HypervisorDriver;

/** The driver outside OSGi, for the benchmarks. */
public final class PlainDriver {

  private PlainDriver() {
  }

  /** A driver that writes what belongs into the log to standard error. */
  public static HypervisorDriver create() {
    return new LibvirtDriver(status -> System.err.println(status.getMessage()));
  }
}
