/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of Compare Hosts. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String CompareActions_none;
  public static String CompareHosts_first;
  public static String Compare_began;
  public static String Compare_choose;
  public static String Compare_copy;
  public static String Compare_felt;
  public static String Compare_forgotten;
  public static String Compare_kept;
  public static String Compare_loading;
  public static String Compare_log;
  public static String Compare_message;
  public static String Compare_missing;
  public static String Compare_notComparable;
  public static String Compare_notMeasured;
  public static String Compare_notReported;
  public static String Compare_running;
  public static String Compare_table;
  public static String Compare_title;
  public static String Compare_tooShort;
  public static String Compare_took;
  public static String Compare_untimed;
  public static String Compare_top;
  public static String Compare_topTooltip;
  public static String Compare_whole;
  public static String Mean_coarse;
  public static String Mean_object;
  public static String Mean_of;
  public static String Means_metric;
  public static String Means_object;
  public static String Phase_after;
  public static String Phase_before;
  public static String Phase_during;
  public static String Phase_of;
  public static String Role_source;
  public static String Role_target;
  public static String Role_vm;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.performance.internal.compare.messages", Messages.class);
  }

  private Messages() {
  }
}
