/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Advice_Crashed;
  public static String Advice_MakeRoom;
  public static String Advice_MakeRoomFor;
  public static String Advice_Watchdog;
  public static String Id_Invalid;
  public static String Reason_BOOTED;
  public static String Reason_CRASHED;
  public static String Reason_DAEMON;
  public static String Reason_DESTROYED;
  public static String Reason_DUMPING;
  public static String Reason_FAILED;
  public static String Reason_FROM_SNAPSHOT;
  public static String Reason_IO_ERROR;
  public static String Reason_MIGRATED;
  public static String Reason_MIGRATING;
  public static String Reason_MIGRATION_CANCELLED;
  public static String Reason_PANICKED;
  public static String Reason_POSTCOPY_FAILED;
  public static String Reason_RESTORED;
  public static String Reason_SAVED;
  public static String Reason_SAVING;
  public static String Reason_SHUTTING_DOWN;
  public static String Reason_SHUT_DOWN;
  public static String Reason_SNAPSHOT;
  public static String Reason_STARTING_UP;
  public static String Reason_UNPAUSED;
  public static String Reason_USER;
  public static String Reason_WATCHDOG;
  public static String Reason_WOKEN;

  static {
    NLS.initializeMessages("org.xenworkbench.core.model.messages", Messages.class);
  }

  private Messages() {
  }
}
