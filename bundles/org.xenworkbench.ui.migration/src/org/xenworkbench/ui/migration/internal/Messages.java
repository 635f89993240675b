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

  public static String MigrateVmHandler_done;
  public static String MigrateVmHandler_running;
  public static String BlockerMarkers_job;
  public static String BlockerResolution_gone;
  public static String FixButton_failed;
  public static String FixButton_fix;
  public static String FixButton_none;
  public static String FixButton_running;
  public static String FixButton_tip;
  public static String FixButton_title;
  public static String KnownTarget_free;
  public static String MigrateToItems_nothing;
  public static String MigrateToItems_off;
  public static String MigrateVmDialog_details;
  public static String MigrateVmDialog_message;
  public static String MigrateVmDialog_migrate;
  public static String MigrateVmDialog_noTarget;
  public static String MigrateVmDialog_noneCan;
  public static String MigrateVmDialog_one;
  public static String MigrateVmDialog_several;
  public static String MigrateVmDialog_targets;
  public static String MigrateVmDialog_title;
  public static String OptionsPage_address;
  public static String OptionsPage_atOnce;
  public static String OptionsPage_atOnceNote;
  public static String OptionsPage_compress;
  public static String OptionsPage_description;
  public static String OptionsPage_disks;
  public static String OptionsPage_disksFull;
  public static String OptionsPage_disksIncremental;
  public static String OptionsPage_disksShared;
  public static String OptionsPage_downtime;
  public static String OptionsPage_keepSource;
  public static String OptionsPage_milliseconds;
  public static String OptionsPage_postCopy;
  public static String OptionsPage_still;
  public static String OptionsPage_title;
  public static String OptionsPage_transient;
  public static String OptionsPage_tunnel;
  public static String OptionsPanel_clientManaged;
  public static String OptionsPanel_clientWarning;
  public static String OptionsPanel_limit;
  public static String OptionsPanel_peerNote;
  public static String OptionsPanel_peerToPeer;
  public static String OptionsPanel_unit;
  public static String Review_address;
  public static String Review_atOnce;
  public static String Review_bandwidth;
  public static String Review_cancel;
  public static String Review_cancelBefore;
  public static String Review_cannotCancel;
  public static String Review_compressed;
  public static String Review_defined;
  public static String Review_definedAtSource;
  public static String Review_definedNowhere;
  public static String Review_definedTwice;
  public static String Review_description;
  public static String Review_diskChanges;
  public static String Review_disks;
  public static String Review_downtime;
  public static String Review_estimated;
  public static String Review_goes;
  public static String Review_live;
  public static String Review_managed;
  public static String Review_peerToPeer;
  public static String Review_plain;
  public static String Review_plainTunnel;
  public static String Review_postCopy;
  public static String Review_standsStill;
  public static String Review_title;
  public static String Review_together;
  public static String Review_tunnel;
  public static String Review_warnings;
  public static String TargetAssessment_allPassed;
  public static String TargetAssessment_checking;
  public static String TargetAssessment_error;
  public static String TargetAssessment_line;
  public static String TargetAssessment_ok;
  public static String TargetAssessment_unseen;
  public static String TargetAssessment_warning;
  public static String TargetChecks_name;
  public static String TargetChecks_other;
  public static String TargetTable_accessible;
  public static String TargetTable_cpu;
  public static String TargetTable_host;
  public static String TargetTable_memory;
  public static String TargetTable_reason;
  public static String TargetTable_verdict;
  public static String TargetsPage_each;
  public static String VmTable_accessible;
  public static String VmTable_from;
  public static String VmTable_none;
  public static String VmTable_to;
  public static String VmTable_vm;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.migration.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
