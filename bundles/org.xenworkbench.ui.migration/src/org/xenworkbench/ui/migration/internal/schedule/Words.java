/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.schedule;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of what is scheduled. */
@NonNullByDefault({}) // filled by reflection
public final class Words extends NLS {

  public static String ScheduleActions_noneForAll;
  public static String ScheduleActions_noTarget;
  public static String ScheduleActions_readOnly;
  public static String Schedule_failed;
  public static String Schedule_job;
  public static String ScheduleActions_title;
  public static String ScheduledDialog_by;
  public static String ScheduledDialog_cancel;
  public static String ScheduledDialog_change;
  public static String ScheduledDialog_close;
  public static String ScheduledDialog_keep;
  public static String ScheduledDialog_late;
  public static String ScheduledDialog_none;
  public static String ScheduledDialog_some;
  public static String ScheduledDialog_sure;
  public static String ScheduledDialog_sureTitle;
  public static String ScheduledDialog_table;
  public static String ScheduledDialog_title;
  public static String ScheduledDialog_what;
  public static String ScheduledDialog_when;
  public static String TimeDialog_ambiguous;
  public static String TimeDialog_date;
  public static String TimeDialog_evacuate;
  public static String TimeDialog_late;
  public static String TimeDialog_lateNote;
  public static String TimeDialog_migrate;
  public static String TimeDialog_note;
  public static String TimeDialog_ok;
  public static String TimeDialog_other;
  public static String TimeDialog_target;
  public static String TimeDialog_time;
  public static String TimeDialog_zone;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.migration.internal.schedule.words", Words.class);
  }

  private Words() {
  }
}
