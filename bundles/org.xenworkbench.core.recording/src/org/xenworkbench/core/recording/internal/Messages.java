/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of recordings. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Damage_End;
  public static String Damage_Events;
  public static String Damage_Series;
  public static String Damage_Values;
  public static String Open_Failed;
  public static String Open_HeadDamaged;
  public static String Open_Newer;
  public static String Open_NoFile;
  public static String Open_NoRecording;
  public static String Open_NoRegularFile;
  public static String Open_NoRoom;
  public static String Open_Times;
  public static String Open_TooMuch;
  public static String Replay_Migrating;
  public static String Replay_ReadOnly;
  public static String Save_Done;
  public static String Save_Failed;
  public static String Save_LogUnreadable;
  public static String Save_Name;
  public static String Save_Names;
  public static String Save_NoFile;
  public static String Save_NothingYet;
  public static String Save_Progress;
  public static String Save_Running;
  public static String Save_Times;
  public static String Save_TooMuch;
  public static String Save_Unknown;

  static {
    NLS.initializeMessages("org.xenworkbench.core.recording.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
