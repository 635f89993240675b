/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.io.IOException;
import java.time.Instant;

/** Writes a report in one form: what begins it, each host, and its end. */
interface ReportWriter {

  /**
   * Begins it.
   *
   * @param hosts of how many hosts it will be
   */
  void begin(Instant time, int hosts) throws IOException;

  /** One host. */
  void host(HostPart host) throws IOException;

  /**
   * Ends it.
   *
   * @param vms how many VMs it is of
   * @param unread of how many of them the definition could not be read
   * @param unknown of how many hosts the VMs are not known
   */
  void end(int vms, int unread, int unknown) throws IOException;
}
