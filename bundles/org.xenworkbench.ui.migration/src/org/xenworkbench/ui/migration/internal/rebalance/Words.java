/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.rebalance;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of hosts that are balanced. */
@NonNullByDefault({}) // filled by reflection
public final class Words extends NLS {

  public static String RebalanceActions_select;
  public static String RebalanceDialog_again;
  public static String RebalanceDialog_balanced;
  public static String RebalanceDialog_checking;
  public static String RebalanceDialog_cpu;
  public static String RebalanceDialog_cpuAfter;
  public static String RebalanceDialog_failed;
  public static String RebalanceDialog_host;
  public static String RebalanceDialog_hosts;
  public static String RebalanceDialog_leftOut;
  public static String RebalanceDialog_memory;
  public static String RebalanceDialog_memoryAfter;
  public static String RebalanceDialog_moves;
  public static String RebalanceDialog_noneHelps;
  public static String RebalanceDialog_note;
  public static String RebalanceDialog_planning;
  public static String RebalanceDialog_problem;
  public static String RebalanceDialog_reason;
  public static String RebalanceDialog_rebalance;
  public static String RebalanceDialog_some;
  public static String RebalanceDialog_source;
  public static String RebalanceDialog_target;
  public static String RebalanceDialog_targetOf;
  public static String RebalanceDialog_title;
  public static String RebalanceDialog_vm;
  public static String Rebalance_failed;
  public static String Rebalance_job;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.migration.internal.rebalance.words", Words.class);
  }

  private Words() {
  }
}
