/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the list of virtual machines. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Shares_others;
  public static String TopColumn_vm;
  public static String TopColumn_host;
  public static String TopColumn_cpu;
  public static String TopColumn_cpuMeaning;
  public static String TopColumn_diskMeaning;
  public static String TopColumn_mean;
  public static String TopColumn_meanMeaning;
  public static String TopColumn_memory;
  public static String TopColumn_networkMeaning;
  public static String TopColumn_read;
  public static String TopColumn_received;
  public static String TopColumn_sent;
  public static String TopColumn_written;
  public static String TopExportJob_failed;
  public static String TopExportJob_name;
  public static String TopExportJob_other;
  public static String TopPanel_accessible;
  public static String TopPanel_allHosts;
  public static String TopPanel_filter;
  public static String TopPanel_fromTo;
  public static String TopPanel_hosts;
  public static String TopPanel_mean;
  public static String TopPanel_meanElsewhere;
  public static String TopPanel_range;
  public static String TopPanel_reading;
  public static String TopPanel_scope;
  public static String TopPanel_selectedHosts;
  public static String TopValues_all;
  public static String TopValues_reading;
  public static String TopValues_rest;
  public static String TopWords_coarse;
  public static String TopWords_doubtful;
  public static String TopWords_exceeded;
  public static String TopWords_gone;
  public static String TopWords_live;
  public static String TopWords_past;
  public static String TopWords_pastOfHosts;
  public static String TopWords_really;
  public static String TopWords_selectedHosts;
  public static String TopWords_what;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.performance.internal.top.messages", Messages.class);
  }

  private Messages() {
  }
}
