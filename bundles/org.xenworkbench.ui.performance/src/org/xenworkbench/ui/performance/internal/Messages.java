/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the Performance view. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Board_failed;
  public static String Board_notConnected;
  public static String BoardPanel_empty;
  public static String BoardPanel_hint;
  public static String Chart_title;
  public static String Chart_downtime;
  public static String Chart_migration;
  public static String Chart_migrationFailed;
  public static String Chart_migrations;
  public static String Chart_migrationsFailed;
  public static String Chart_serviceGap;
  public static String Chart_timeUnknown;
  public static String Chart_changes;
  public static String Chart_gone;
  public static String Chart_all;
  public static String Chart_allVms;
  public static String Chart_host;
  public static String Chart_sum;
  public static String Chart_sumAndRest;
  public static String Chart_notKnownWhen;
  public static String Chart_restOfHost;
  public static String Chart_perVm;
  public static String Chart_onHost;
  public static String Chart_because;
  public static String Chart_notConnected;
  public static String ChartActions_colors;
  public static String ChartActions_export;
  public static String ChartActions_goTo;
  public static String ChartActions_highContrast;
  public static String ChartActions_logarithmic;
  public static String ChartActions_patterns;
  public static String ChartActions_standard;
  public static String ChartActions_table;
  public static String ChartTable_events;
  public static String ChartTable_highestOf;
  public static String ChartTable_last;
  public static String ChartTable_lowestOf;
  public static String ChartTable_maximum;
  public static String ChartTable_mean;
  public static String ChartTable_minimum;
  public static String ChartTable_name;
  public static String ChartTable_series;
  public static String ChartTable_time;
  public static String ChartTable_unknown;
  public static String ChartTable_values;
  public static String ChartTable_when;
  public static String EventActions_compare;
  public static String EventActions_entry;
  public static String EventActions_log;
  public static String EventActions_more;
  public static String EventActions_top;
  public static String ExportChartsDialog_asOnScreen;
  public static String ExportChartsDialog_background;
  public static String ExportChartsDialog_browse;
  public static String ExportChartsDialog_csv;
  public static String ExportChartsDialog_export;
  public static String ExportChartsDialog_file;
  public static String ExportChartsDialog_format;
  public static String ExportChartsDialog_message;
  public static String ExportChartsDialog_pixels;
  public static String ExportChartsDialog_png;
  public static String ExportChartsDialog_replace;
  public static String ExportChartsDialog_replaceAsk;
  public static String ExportChartsDialog_replaces;
  public static String ExportChartsDialog_size;
  public static String ExportChartsDialog_svg;
  public static String ExportChartsDialog_title;
  public static String ExportChartsDialog_white;
  public static String ExportDraft_directory;
  public static String ExportDraft_noEnding;
  public static String ExportDraft_noFile;
  public static String ExportDraft_noFolder;
  public static String ExportBoardJob_failed;
  public static String ExportBoardJob_name;
  public static String ExportBoardJob_other;
  public static String Group_cpu;
  public static String Group_memory;
  public static String Group_network;
  public static String Group_disk;
  public static String Group_domains;
  public static String Group_load;
  public static String Group_iops;
  public static String Hosts_on;
  public static String Hosts_strip;
  public static String Hosts_either;
  public static String Hosts_unknown;
  public static String LayoutActions_charts;
  public static String LayoutActions_down;
  public static String LayoutActions_hide;
  public static String LayoutActions_larger;
  public static String LayoutActions_reset;
  public static String LayoutActions_smaller;
  public static String LayoutActions_up;
  public static String Navigator_show;
  public static String Navigator_title;
  public static String Navigator_toolTip;
  public static String PageBanner_all;
  public static String PageBanner_back;
  public static String PinActions_another;
  public static String PinActions_pin;
  public static String PerformanceView_pinned;
  public static String PerformanceView_lookingBack;
  public static String PerformanceView_kept;
  public static String PerformanceView_leftOut;
  public static String PerVm_text;
  public static String PerVm_tooltip;
  public static String Range_tenMinutes;
  public static String Range_hour;
  public static String Range_day;
  public static String Range_week;
  public static String Range_month;
  public static String Range_year;
  public static String Range_now;
  public static String Range_back;
  public static String TopMoments_source;
  public static String TopMoments_target;
  public static String TopView_columns;
  public static String TopView_exportTitle;
  public static String ViewActions_interval;
  public static String ViewActions_every;
  public static String ViewActions_showAll;
  public static String PerformanceView_unmeasured;
  public static String RuleMenu_new;
  public static String RuleMenu_metric;
  public static String RuleMenu_failed;
  public static String DefinedChart_gone;
  public static String DefinedChart_labelOf;
  public static String DefinedChart_more;
  public static String DefinedChart_noHost;
  public static String DefinedChart_on;
  public static String DefinedChart_total;
  public static String DefinedChart_unit;
  public static String DefinedChart_unknown;
  public static String DefinedChart_unmeasured;
  public static String MyCharts_empty;
  public static String MyCharts_text;
  public static String MyCharts_tooltip;
  public static String OwnChartActions_all;
  public static String OwnChartActions_delete;
  public static String OwnChartActions_duplicate;
  public static String OwnChartActions_edit;
  public static String OwnChartActions_new;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.performance.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
