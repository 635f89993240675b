/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.oshi.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this driver that a user can meet. Public because NLS sets public fields only. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String Machine_closed = "";
  public static String Machine_name = "";
  public static String Machine_onlyMeasured = "";
  public static String Machine_unavailable = "";

  static {
    NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
  }

  private Messages() {
  }
}
