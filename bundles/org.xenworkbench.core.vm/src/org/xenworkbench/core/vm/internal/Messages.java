/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of what can be done with VMs. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Adopt_changed;
  public static String Adopt_done;
  public static String Adopt_running;
  public static String Clone_cancelled;
  public static String Clone_copying;
  public static String Clone_done;
  public static String Clone_noVolume;
  public static String Clone_running;
  public static String Clone_saved;
  public static String Console_Attached;
  public static String Console_Closed;
  public static String Console_Ended;
  public static String Console_Gone;
  public static String Console_Left;
  public static String Console_Moved;
  public static String Console_MovedAway;
  public static String Console_NotRunning;
  public static String Console_Off;
  public static String Console_OffFor;
  public static String Console_Reattached;
  public static String Console_Retry;
  public static String Console_Taken;
  public static String Create_defining;
  public static String Create_done;
  public static String Create_ifCut;
  public static String Create_inUse;
  public static String Create_left;
  public static String Create_nameTaken;
  public static String Create_notStarted;
  public static String Create_perhapsThere;
  public static String Create_running;
  public static String Create_started;
  public static String Create_starting;
  public static String Create_takenBack;
  public static String Create_volume;
  public static String Create_volumeGone;
  public static String Define_changed;
  public static String Define_done;
  public static String Define_running;
  public static String Obstacle_AlreadyRunning;
  public static String Obstacle_ControlDomain;
  public static String Obstacle_HostNotConnected;
  public static String Obstacle_HostUnknown;
  public static String Obstacle_Migrating;
  public static String Obstacle_NoClaim;
  public static String Obstacle_NotActive;
  public static String Obstacle_NotOnHost;
  public static String Obstacle_NotPaused;
  public static String Obstacle_NotRunning;
  public static String Obstacle_Paused;
  public static String Obstacle_Range;
  public static String Obstacle_ReadOnly;
  public static String Obstacle_Transient;
  public static String Obstacle_Unsupported;
  public static String Obstacle_VmUnknown;
  public static String Power_EndedAgain;
  public static String Power_PausedAgain;

  static {
    NLS.initializeMessages("org.xenworkbench.core.vm.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
