/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.jmx.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this bundle that a user can meet. Public because NLS sets public fields only. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String Bean_hostGone = "";
  public static String Bean_vmGone = "";
  public static String EventLog_limit = "";
  public static String Management_notRegistered = "";
  public static String Management_user = "";
  public static String Migrations_noAnswer = "";
  public static String Migrations_noSuchHost = "";
  public static String Migrations_noSuchVm = "";
  public static String Migrations_notUuid = "";

  static {
    NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
  }

  private Messages() {
  }
}
