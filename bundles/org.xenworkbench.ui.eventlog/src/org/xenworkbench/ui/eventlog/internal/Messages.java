/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String LogFilterBar_kind;
  public static String LogFilterBar_statuses;
  public static String LogPanel_details;
  public static String LogTable_accessible;
  public static String EventLogView_exportTitle;
  public static String ExportJob_failed;
  public static String ExportJob_name;
  public static String ExportJob_other;
  public static String FaultBanner_close;
  public static String FaultBanner_title;
  public static String LogColumn_downtime;
  public static String LogColumn_downtimeMeaning;
  public static String LogColumn_duration;
  public static String LogColumn_host;
  public static String LogColumn_message;
  public static String LogColumn_serviceGap;
  public static String LogColumn_serviceGapMeaning;
  public static String LogColumn_started;
  public static String LogColumn_status;
  public static String LogColumn_user;
  public static String LogColumn_vm;
  public static String LogFeed_query;
  public static String LogFilterBar_allKinds;
  public static String LogFilterBar_kindTooltip;
  public static String LogFilterBar_onlyStatus;
  public static String LogFilterBar_words;
  public static String LogSummary_duration;
  public static String LogSummary_finished;
  public static String LogSummary_host;
  public static String LogSummary_kind;
  public static String LogSummary_line;
  public static String LogSummary_notReported;
  public static String LogSummary_parts;
  public static String LogSummary_partsHow;
  public static String LogSummary_started;
  public static String LogSummary_status;
  public static String LogSummary_user;
  public static String LogSummary_vm;
  public static String LogTexts_alert;
  public static String LogTexts_cancelled;
  public static String LogTexts_configuration;
  public static String LogTexts_connection;
  public static String LogTexts_durationEstimated;
  public static String LogTexts_durationUnknown;
  public static String LogTexts_experiment;
  public static String LogTexts_failed;
  public static String LogTexts_hosts;
  public static String LogTexts_info;
  public static String LogTexts_messageIn;
  public static String LogTexts_messageProgress;
  public static String LogTexts_migration;
  public static String LogTexts_power;
  public static String LogTexts_setting;
  public static String LogTexts_recording;
  public static String LogTexts_queued;
  public static String LogTexts_running;
  public static String LogTexts_succeeded;
  public static String LogTexts_system;
  public static String LogTexts_warning;
  public static String DetailsPane_close;
  public static String DetailsPane_actions;
  public static String DetailsPane_compare;
  public static String DetailsPane_compareTooltip;
  public static String DetailsPane_title;
  public static String EventLogView_columns;
  public static String EventLogView_details;
  public static String LogColumn_messageLeast;
  public static String LogColumn_messageWanted;
  public static String LogPeriod_any;
  public static String LogPeriod_lastHour;
  public static String LogPeriod_today;
  public static String LogPeriod_yesterday;
  public static String LogPeriod_lastWeek;
  public static String LogPeriod_other;
  public static String LogPeriod_since;
  public static String LogPeriod_until;
  public static String LogPeriod_between;
  public static String LogFilterBar_period;
  public static String LogFilterBar_periodTooltip;
  public static String LogFilterBar_open;
  public static String LogFilterBar_openNumber;
  public static String LogFilterBar_openTooltip;
  public static String FilterChips_title;
  public static String FilterChips_host;
  public static String FilterChips_vm;
  public static String FilterChips_user;
  public static String FilterChips_remove;
  public static String PeriodDialog_title;
  public static String PeriodDialog_question;
  public static String PeriodDialog_from;
  public static String PeriodDialog_to;
  public static String PeriodDialog_backwards;
  public static String FilterMenus_by;
  public static String FilterMenus_host;
  public static String FilterMenus_vm;
  public static String FilterMenus_user;
  public static String FilterMenus_kind;
  public static String FilterMenus_status;
  public static String FilterMenus_around;
  public static String FilterMenus_named;
  public static String FilterMenus_piece;
  public static String FilterMenus_save;
  public static String FilterMenus_saveTitle;
  public static String FilterMenus_saveQuestion;
  public static String FilterMenus_delete;
  public static String SavedFilters_saving;
  public static String SavedFilters_unknown;
  public static String SavedFilters_unknownForm;
  public static String LogColumn_kind;
  public static String LogColumn_finished;
  public static String LogColumn_acknowledged;
  public static String LogColumn_acknowledgedMeaning;
  public static String LogTexts_open;
  public static String LogTexts_acknowledged;
  public static String LogCourse_states;
  public static String LogCourse_state;
  public static String LogCourse_part;
  public static String LogCourse_parts;
  public static String LogCourse_more;
  public static String LogCourse_partOf;
  public static String LogCourse_acknowledged;
  public static String LogCourse_unread;
  public static String LogHtml_title;
  public static String LogHtml_details;
  public static String ExportJob_written;
  public static String Journey_on;
  public static String Journey_either;
  public static String Journey_unknown;
  public static String Journey_someHost;
  public static String JourneyPage_reading;
  public static String JourneyPage_steps;
  public static String JourneyPage_from;
  public static String JourneyPage_to;
  public static String JourneyPage_what;
  public static String JourneyPage_summary;
  public static String JourneyPage_nothing;
  public static String JourneyPage_accessible;
  public static String JourneyView_choose;
  public static String JourneyView_more;
  public static String JourneyView_unread;
  public static String JourneyView_title;
  public static String JourneyActions_stays;
  public static String LogPanel_cut;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.eventlog.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
