/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import java.text.MessageFormat;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of a host whose VMs nobody knows, since it is not connected. */
@NonNullByDefault({}) // filled by reflection
final class Unknown extends NLS {

  public static String Unknown_hosts;
  public static String Unknown_vms;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.hosts.internal.report.words", Unknown.class);
  }

  private Unknown() {
  }

  /** That so many hosts told nothing, as a sentence that follows another; empty if all did. */
  static String hosts(int count) {
    return count == 0 ? "" : ' ' + MessageFormat.format(Unknown_hosts, count);
  }
}
