/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.operation;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Doubt_Found;
  public static String Doubt_NoVm;
  public static String Doubt_NobodyLooked;
  public static String Doubt_NotLooked;
  public static String Doubt_Nothing;
  public static String Doubt_VmOff;
  public static String Doubt_VmOther;
  public static String Doubt_VmPaused;
  public static String Doubt_VmRuns;
  public static String Group_Cancelled;
  public static String Group_Done;
  public static String Group_Failed;
  public static String Group_FailedAndCancelled;
  public static String Group_More;
  public static String Group_Of;
  public static String Group_OfCancelled;
  public static String Group_Reason;
  public static String Group_Running;
  public static String Operation_Cancelled;
  public static String Operation_Failed;
  public static String Operation_InDoubt;
  public static String Operation_NotBegun;
  public static String Operation_Stopped;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.operation.messages", Messages.class);
  }

  private Messages() {
  }
}
