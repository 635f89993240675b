/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String Action_because;
  public static String Action_cancel;
  public static String Action_leftOut;
  public static String Action_leftOutMore;
  public static String Action_notDone;
  public static String Action_nothingDone;
  public static String Action_selectHost;
  public static String Action_selectVm;
  public static String AmountDialog_changed;
  public static String AmountDialog_count;
  public static String AmountDialog_now;
  public static String AmountDialog_range;
  public static String AmountDialog_severe;
  public static String AmountDialog_severeOne;
  public static String AmountDialog_value;
  public static String ColumnMenu_reset;
  public static String CommandRun_failed;
  public static String DetailsPanel_label;
  public static String ListChooser_empty;
  public static String ListChooser_none;
  public static String ModelTexts_because;
  public static String ModelTexts_connected;
  public static String ModelTexts_connecting;
  public static String ModelTexts_crashed;
  public static String ModelTexts_disconnected;
  public static String ModelTexts_failed;
  public static String ModelTexts_migrating;
  public static String ModelTexts_migratingFrom;
  public static String ModelTexts_migratingFromRemoved;
  public static String ModelTexts_migratingTo;
  public static String ModelTexts_noState;
  public static String ModelTexts_outOfSight;
  public static String ModelTexts_paused;
  public static String ModelTexts_running;
  public static String ModelTexts_saved;
  public static String ModelTexts_sameMachine;
  public static String ModelTexts_sameUuid;
  public static String ModelTexts_shutOff;
  public static String ModelTexts_shuttingDown;
  public static String ModelTexts_simulated;
  public static String ModelTexts_suspended;
  public static String NoMatch_text;
  public static String GuideWindow_contents;
  public static String GuideWindow_find;
  public static String GuideWindow_notFound;
  public static String GuideWindow_title;
  public static String UserGuide_failed;
  public static String OperationJob_cancelled;
  public static String OperationJob_failed;
  public static String OperationJob_failedOnHost;
  public static String OperationJob_noReason;
  public static String OperationJob_notCancellable;
  public static String OperationJob_experiment;
  public static String OperationJob_migration;
  public static String OperationJob_power;
  public static String OperationJob_recording;
  public static String OperationJob_setting;
  public static String OperationJob_other;
  public static String OperationJob_task;
  public static String Problems_accessDenied;
  public static String Problems_adviceAuthentication;
  public static String Problems_adviceBusy;
  public static String Problems_adviceConfiguration;
  public static String Problems_adviceConsoleInUse;
  public static String Problems_adviceDriverUnavailable;
  public static String Problems_adviceElse;
  public static String Problems_adviceFailed;
  public static String Problems_adviceInvalidState;
  public static String Problems_adviceLost;
  public static String Problems_adviceNoSuchDomain;
  public static String Problems_adviceUnreachable;
  public static String Problems_adviceUnsupported;
  public static String Problems_adviceUntrusted;
  public static String Problems_noSuchDirectory;
  public static String Problems_whatReasonAdvice;
  public static String CloseGuard_close;
  public static String CloseGuard_closeAnyway;
  public static String CloseGuard_keepOpen;
  public static String CloseGuard_migrating;
  public static String CloseGuard_more;
  public static String CloseGuard_queued;
  public static String CloseGuard_running;
  public static String CloseGuard_unsaved;
  public static String CloseGuard_unsavedQuestion;
  public static String ShowIn_notOpened;
  public static String StoreTexts_history;
  public static String StoreTexts_log;
  public static String StoreTexts_noHistory;
  public static String StoreTexts_noLog;
  public static String StoreTexts_unreadable;
  public static String XenPreferencePage_secretJob;
  public static String XenPreferencePage_secretNotKept;
  public static String XenPreferencePage_usageJob;
  public static String XenPreferencePage_usageUnknown;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
