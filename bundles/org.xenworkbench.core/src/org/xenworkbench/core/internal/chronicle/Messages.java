/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String By_Guest;
  public static String By_Hypervisor;
  public static String Chronicle_Arrived;
  public static String Chronicle_Asleep;
  public static String Chronicle_CameMeanwhile;
  public static String Chronicle_Counted;
  public static String Chronicle_Crashed;
  public static String Chronicle_CrashedBecause;
  public static String Chronicle_Defined;
  public static String Chronicle_DefinitionChanged;
  public static String Chronicle_EndedBecause;
  public static String Chronicle_Flapping;
  public static String Chronicle_ForcedOff;
  public static String Chronicle_FromSnapshot;
  public static String Chronicle_IoError;
  public static String Chronicle_Left;
  public static String Chronicle_Meanwhile;
  public static String Chronicle_Paused;
  public static String Chronicle_PausedBecause;
  public static String Chronicle_Rebooted;
  public static String Chronicle_Renamed;
  public static String Chronicle_Restarted;
  public static String Chronicle_Restored;
  public static String Chronicle_Resumed;
  public static String Chronicle_Saved;
  public static String Chronicle_ShutDown;
  public static String Chronicle_Started;
  public static String Chronicle_Undefined;
  public static String Chronicle_Vanished;
  public static String Chronicle_Watchdog;
  public static String Chronicle_Woken;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.chronicle.messages", Messages.class);
  }

  private Messages() {
  }
}
