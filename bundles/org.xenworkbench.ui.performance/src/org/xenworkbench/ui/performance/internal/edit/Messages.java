/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.edit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the dialogs for charts. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String AddLinesDialog_add;
  public static String AddLinesDialog_count;
  public static String AddLinesDialog_filter;
  public static String AddLinesDialog_many;
  public static String AddLinesDialog_message;
  public static String AddLinesDialog_metrics;
  public static String AddLinesDialog_objects;
  public static String AddLinesDialog_reading;
  public static String AddLinesDialog_someHosts;
  public static String AddLinesDialog_someVms;
  public static String AddLinesDialog_title;
  public static String ChartDialog_add;
  public static String ChartDialog_asLines;
  public static String ChartDialog_asStack;
  public static String ChartDialog_edit;
  public static String ChartDialog_lines;
  public static String ChartDialog_message;
  public static String ChartDialog_name;
  public static String ChartDialog_new;
  public static String ChartDialog_save;
  public static String ChartDialog_style;
  public static String ChartDraft_bytes;
  public static String ChartDraft_bytesPerSecond;
  public static String ChartDraft_count;
  public static String ChartDraft_lines;
  public static String ChartDraft_name;
  public static String ChartDraft_perSecond;
  public static String ChartDraft_ratio;
  public static String ChartDraft_seconds;
  public static String ChartDraft_units;
  public static String ChartDraft_unknown;
  public static String ChartJobs_exporting;
  public static String ChartJobs_importing;
  public static String ChartJobs_notExported;
  public static String ChartJobs_notImported;
  public static String ChartJobs_notRemoved;
  public static String ChartJobs_notSaved;
  public static String ChartJobs_other;
  public static String ChartJobs_removing;
  public static String ChartJobs_saving;
  public static String ChartObjects_all;
  public static String ChartObjects_gone;
  public static String ChartObjects_host;
  public static String ChartObjects_hosts;
  public static String ChartObjects_vm;
  public static String ChartObjects_vmHosts;
  public static String ChartObjects_vms;
  public static String ChartUse_copy;
  public static String ChartUse_delete;
  public static String ChartUse_deleteButton;
  public static String ChartUse_deleteOne;
  public static String ChartUse_deleteSome;
  public static String ChartUse_furtherCopy;
  public static String ChartsDialog_allFiles;
  public static String ChartsDialog_delete;
  public static String ChartsDialog_down;
  public static String ChartsDialog_duplicate;
  public static String ChartsDialog_edit;
  public static String ChartsDialog_export;
  public static String ChartsDialog_exportTitle;
  public static String ChartsDialog_files;
  public static String ChartsDialog_fixed;
  public static String ChartsDialog_from;
  public static String ChartsDialog_import;
  public static String ChartsDialog_importTitle;
  public static String ChartsDialog_imported;
  public static String ChartsDialog_message;
  public static String ChartsDialog_mine;
  public static String ChartsDialog_name;
  public static String ChartsDialog_new;
  public static String ChartsDialog_of;
  public static String ChartsDialog_title;
  public static String ChartsDialog_up;
  public static String LinesField_add;
  public static String LinesField_automatic;
  public static String LinesField_called;
  public static String LinesField_color;
  public static String LinesField_down;
  public static String LinesField_label;
  public static String LinesField_lines;
  public static String LinesField_metric;
  public static String LinesField_object;
  public static String LinesField_remove;
  public static String LinesField_shown;
  public static String LinesField_up;
  public static String Swatches_blue;
  public static String Swatches_green;
  public static String Swatches_orange;
  public static String Swatches_otherBlue;
  public static String Swatches_pink;
  public static String Swatches_red;
  public static String Swatches_text;
  public static String Swatches_yellow;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.performance.internal.edit.messages", Messages.class);
  }

  private Messages() {
  }
}
