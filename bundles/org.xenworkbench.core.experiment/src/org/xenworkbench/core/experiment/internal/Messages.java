/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of experiments and their reports. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Column_duration;
  public static String Column_error;
  public static String File_BadCommand;
  public static String File_BadList;
  public static String File_BadName;
  public static String File_BadPath;
  public static String File_Interval;
  public static String File_LoadTwice;
  public static String File_Missing;
  public static String File_NoMetric;
  public static String File_NoMigrations;
  public static String File_NoUser;
  public static String File_OneHost;
  public static String File_TooMany;
  public static String File_TooManyLoads;
  public static String File_Twice;
  public static String Html_after;
  public static String Html_again;
  public static String Html_arrived;
  public static String Html_before;
  public static String Html_began;
  public static String Html_between;
  public static String Html_cancelled;
  public static String Html_caption;
  public static String Html_count;
  public static String Html_downtimeIs;
  public static String Html_durationIs;
  public static String Html_during;
  public static String Html_end;
  public static String Html_failed;
  public static String Html_figure;
  public static String Html_fromTo;
  public static String Html_gapIs;
  public static String Html_half;
  public static String Html_host;
  public static String Html_lines;
  public static String Html_linesAre;
  public static String Html_mean;
  public static String Html_means;
  public static String Html_meansAre;
  public static String Html_median;
  public static String Html_metric;
  public static String Html_migrations;
  public static String Html_missing;
  public static String Html_noDowntime;
  public static String Html_noGap;
  public static String Html_noLine;
  public static String Html_none;
  public static String Html_number;
  public static String Html_numbers;
  public static String Html_of;
  public static String Html_range;
  public static String Html_silent;
  public static String Html_simulated;
  public static String Html_source;
  public static String Html_spread;
  public static String Html_spreadIs;
  public static String Html_summary;
  public static String Html_surroundings;
  public static String Html_target;
  public static String Html_theseMissing;
  public static String Html_wasCancelled;
  public static String Html_way;
  public static String Load_Failed;
  public static String Load_NoAnswer;
  public static String Load_NoPassword;
  public static String Load_NoUser;
  public static String Load_NotLeft;
  public static String Load_NotTaken;
  public static String Load_OpenToOthers;
  public static String Load_Refused;
  public static String Report_NoFolder;
  public static String Report_OtherValues;
  public static String Run_Another;
  public static String Run_Cancelled;
  public static String Run_Cut;
  public static String Run_Done;
  public static String Run_NotWritten;
  public static String Run_Progress;
  public static String Run_Running;
  public static String Subjects_NoHost;
  public static String Subjects_NoVm;
  public static String Subjects_NotConnected;
  public static String Subjects_SeveralHosts;
  public static String Subjects_SeveralVms;
  public static String Surroundings_cpus;
  public static String Surroundings_fromTo;
  public static String Surroundings_host;
  public static String Surroundings_interval;
  public static String Surroundings_load;
  public static String Surroundings_loadAverage;
  public static String Surroundings_loadAverages;
  public static String Surroundings_machine;
  public static String Surroundings_machineIs;
  public static String Surroundings_product;
  public static String Surroundings_series;
  public static String Surroundings_seriesIs;
  public static String Surroundings_simulated;
  public static String Surroundings_time;
  public static String Surroundings_vm;
  public static String Surroundings_vmIs;
  public static String Trial_UnderWay;

  static {
    NLS.initializeMessages("org.xenworkbench.core.experiment.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
