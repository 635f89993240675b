/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.recording.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
public final class Messages extends NLS {

  public static String LiveViews_live;
  public static String OpenRecordingHandler_title;
  public static String OpenRecordingJob_noWindow;
  public static String OpenRecordingJob_reading;
  public static String OpenRecordingJob_readingAny;
  public static String RecordingDraft_and;
  public static String RecordingDraft_more;
  public static String RecordingFiles_all;
  public static String RecordingFiles_recordings;
  public static String RecordingWindow_readOnly;
  public static String RecordingWindow_title;
  public static String ReplayBar_banner;
  public static String ReplayBar_damage;
  public static String ReplayBar_ended;
  public static String ReplayBar_next;
  public static String ReplayBar_pause;
  public static String ReplayBar_play;
  public static String ReplayBar_position;
  public static String ReplayBar_previous;
  public static String ReplayBar_speed;
  public static String ReplayBar_times;
  public static String ReplayEvents_job;
  public static String SaveRecordingDialog_badTime;
  public static String SaveRecordingDialog_browse;
  public static String SaveRecordingDialog_file;
  public static String SaveRecordingDialog_from;
  public static String SaveRecordingDialog_host;
  public static String SaveRecordingDialog_keep;
  public static String SaveRecordingDialog_message;
  public static String SaveRecordingDialog_name;
  public static String SaveRecordingDialog_noFile;
  public static String SaveRecordingDialog_noFolder;
  public static String SaveRecordingDialog_noObjects;
  public static String SaveRecordingDialog_noTime;
  public static String SaveRecordingDialog_objects;
  public static String SaveRecordingDialog_replace;
  public static String SaveRecordingDialog_replaceIt;
  public static String SaveRecordingDialog_save;
  public static String SaveRecordingDialog_title;
  public static String SaveRecordingDialog_to;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.recording.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
