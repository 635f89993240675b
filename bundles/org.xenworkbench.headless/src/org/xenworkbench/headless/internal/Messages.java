/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the headless application. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Arguments_NoExperiment;
  public static String Arguments_NoSetting;
  public static String Arguments_NoWindow;
  public static String Arguments_Secret;
  public static String Arguments_SetTwice;
  public static String Arguments_Unknown;
  public static String Arguments_UnknownSetting;
  public static String Asked_NoName;
  public static String Asked_NoTarget;
  public static String Asked_NoTime;
  public static String Asked_NothingOf;
  public static String Asked_PlanLater;
  public static String Asked_Several;
  public static String Asked_TakesNone;
  public static String Asked_Twice;
  public static String EngineBundles_Unresolved;
  public static String GivenExperiment_Failed;
  public static String GivenExperiment_Nothing;
  public static String GivenExperiment_NotRead;
  public static String GivenExperiment_Report;
  public static String GivenMaintenance_NotIn;
  public static String GivenMigrations_Cannot;
  public static String GivenMigrations_Verdict;
  public static String GivenRebalance_Balanced;
  public static String GivenRebalance_Load;
  public static String GivenRebalance_NoMove;
  public static String GivenSchedule_Cannot;
  public static String GivenSchedule_GoesOn;
  public static String HeadlessApplication_Ended;
  public static String HeadlessApplication_EndedEarly;
  public static String HeadlessApplication_EndedWithFault;
  public static String HeadlessApplication_Failed;
  public static String HeadlessApplication_MigrationGoesOn;
  public static String HeadlessApplication_NoEngine;
  public static String HeadlessApplication_NoPasswords;
  public static String HeadlessApplication_NoStore;
  public static String HeadlessApplication_NoTerminal;
  public static String HeadlessApplication_Running;
  public static String HostPasswords_Line;
  public static String HostPasswords_More;
  public static String HostPasswords_OfAnother;
  public static String HostPasswords_OpenToOthers;
  public static String HostPasswords_OuterBlanks;
  public static String HostPasswords_Question;
  public static String HostPasswords_Twice;
  public static String Names_More;
  public static String Names_NoHost;
  public static String Names_NoVm;
  public static String Names_None;
  public static String Names_NotConnected;
  public static String Names_SeveralVms;
  public static String Names_VmOn;
  public static String OrderlyEnd_Hanging;
  public static String OrderlyEnd_HangingAtStart;
  public static String OrderlyEnd_HangingLog;
  public static String PasswordLine_Ambiguous;
  public static String PasswordLine_NoPassword;
  public static String PasswordLine_NoSeparator;
  public static String PasswordLine_NoSuchHost;
  public static String PasswordLine_NoUser;
  public static String PasswordLine_NotUtf8;
  public static String Plan_Move;
  public static String Plan_NoMove;
  public static String Plan_Only;
  public static String Plan_Stay;
  public static String Plan_Unfinished;
  public static String ScheduledList_None;
  public static String ScheduledList_Order;
  public static String TerminalStream_LeftOut;

  static {
    NLS.initializeMessages("org.xenworkbench.headless.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
