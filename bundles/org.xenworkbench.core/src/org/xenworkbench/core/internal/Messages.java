/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Preferences_Unsaved;
  public static String Retention_Days;
  public static String Retention_ForEver;
  public static String Settings_Changed;
  public static String Settings_Cut;
  public static String Settings_Damaged;
  public static String Settings_Empty;
  public static String Settings_Gone;
  public static String Settings_KeptAside;
  public static String Settings_Name;
  public static String Settings_NoFile;
  public static String Settings_None;
  public static String Settings_Off;
  public static String Settings_On;
  public static String Settings_Replaced;
  public static String Settings_WrittenAgain;
  public static String Settings_Unfit;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
