/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String EventLog_Fault;
  public static String EventLog_Lost;
  public static String EventLog_LostAtEnd;
  public static String EventLog_LostEarlier;
  public static String EventLog_LostEarlierAtLeast;
  public static String EventLog_LostEarlierUnknown;
  public static String EventLog_NotInTime;
  public static String EventLog_Overdue;
  public static String EventLog_Overflow;
  public static String EventLog_Unreadable;
  public static String EventLog_UnreadableToo;
  public static String EventStores_PassedOver;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.event.messages", Messages.class);
  }

  private Messages() {
  }
}
