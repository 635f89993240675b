/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String BlockerMarkers_job;
  public static String FixButton_failed;
  public static String FixButton_fix;
  public static String FixButton_none;
  public static String FixButton_running;
  public static String FixButton_tip;
  public static String FixButton_title;
  public static String TargetTable_accessible;
  public static String MigrateVmDialog_details;
  public static String MigrateVmDialog_message;
  public static String MigrateVmDialog_migrate;
  public static String MigrateVmDialog_noTarget;
  public static String MigrateVmDialog_noneCan;
  public static String MigrateVmDialog_one;
  public static String MigrateVmDialog_plainText;
  public static String MigrateVmDialog_several;
  public static String MigrateVmDialog_targets;
  public static String MigrateVmDialog_title;
  public static String OptionsPanel_clientManaged;
  public static String OptionsPanel_clientWarning;
  public static String OptionsPanel_limit;
  public static String OptionsPanel_peerNote;
  public static String OptionsPanel_peerToPeer;
  public static String OptionsPanel_title;
  public static String OptionsPanel_unit;
  public static String TargetAssessment_checking;
  public static String TargetAssessment_error;
  public static String TargetAssessment_line;
  public static String TargetAssessment_allPassed;
  public static String TargetAssessment_ok;
  public static String TargetAssessment_warning;
  public static String TargetChecks_name;
  public static String TargetChecks_other;
  public static String TargetTable_host;
  public static String TargetTable_reason;
  public static String TargetTable_verdict;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.migration.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
