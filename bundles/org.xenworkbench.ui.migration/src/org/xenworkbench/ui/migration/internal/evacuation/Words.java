/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of evacuations. */
@NonNullByDefault({}) // filled by reflection
public final class Words extends NLS {

  public static String EvacuationActions_noneWaits;
  public static String EvacuationActions_notIn;
  public static String EvacuationActions_notPaused;
  public static String EvacuationActions_notUnderWay;
  public static String EvacuationActions_paused;
  public static String EvacuationDialog_again;
  public static String EvacuationDialog_atOnce;
  public static String EvacuationDialog_atOnceNote;
  public static String EvacuationDialog_back;
  public static String EvacuationDialog_backNone;
  public static String EvacuationDialog_backSome;
  public static String EvacuationDialog_backTitle;
  public static String EvacuationDialog_comes;
  public static String EvacuationDialog_down;
  public static String EvacuationDialog_end;
  public static String EvacuationDialog_evacuate;
  public static String EvacuationDialog_evacuateTitle;
  public static String EvacuationDialog_failed;
  public static String EvacuationDialog_goes;
  public static String EvacuationDialog_none;
  public static String EvacuationDialog_note;
  public static String EvacuationDialog_planning;
  public static String EvacuationDialog_reason;
  public static String EvacuationDialog_some;
  public static String EvacuationDialog_stays;
  public static String EvacuationDialog_table;
  public static String EvacuationDialog_target;
  public static String EvacuationDialog_unfinished;
  public static String EvacuationDialog_up;
  public static String EvacuationDialog_vm;
  public static String Evacuation_failed;
  public static String Evacuation_job;
  public static String Evacuation_one;
  public static String MaintenanceMarks_evacuated;
  public static String MaintenanceMarks_paused;
  public static String MaintenanceMarks_text;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.migration.internal.evacuation.words", Words.class);
  }

  private Words() {
  }
}
