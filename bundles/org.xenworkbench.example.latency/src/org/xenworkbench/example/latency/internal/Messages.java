/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.example.latency.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the example. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String ApiLatencySource_Label;
  public static String ApiLatencySource_Group;
  public static String ApiLatencySource_Definition;
  public static String ApiLatencySource_Source;
  public static String PinnedVmCheck_Name;
  public static String PinnedVmCheck_Reason;
  public static String PinnedVmCheck_Fix;
  public static String SlowTargetCheck_Name;
  public static String SlowTargetCheck_Reason;
  public static String SlowTargetCheck_Refused;
  public static String SlowTargetCheck_Fix;

  static {
    NLS.initializeMessages("org.xenworkbench.example.latency.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
