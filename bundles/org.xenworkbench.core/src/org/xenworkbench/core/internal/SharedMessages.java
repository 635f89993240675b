/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts that several packages of the core have. */
@NonNullByDefault({}) // filled by reflection
public final class SharedMessages extends NLS {

  public static String By_CommandLine;
  public static String By_SomebodyElse;
  public static String By_Workbench;
  public static String HostConfiguration_BadName;
  public static String HostRegistry_Interrupted;
  public static String HostSettings_Unreadable;
  public static String Operation_InternalError;
  public static String Setting_ConnectAtStart;
  public static String Setting_Interval;
  public static String Setting_Retention;
  public static String Setting_Seconds;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.sharedMessages", SharedMessages.class);
  }

  private SharedMessages() {
  }
}
