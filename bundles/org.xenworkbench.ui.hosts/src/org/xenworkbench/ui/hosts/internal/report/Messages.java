/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.report;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the writing of reports. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String ExportInventoryJob_done;
  public static String ExportInventoryJob_failed;
  public static String ExportInventoryJob_name;
  public static String ExportInventoryJob_other;
  public static String ExportInventoryJob_unread;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.hosts.internal.report.messages", Messages.class);
  }

  private Messages() {
  }
}
