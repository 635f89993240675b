/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of alerts. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Action_Failed;
  public static String Action_Hangs;
  public static String Action_Interrupted;
  public static String Action_LeftOut;
  public static String Action_NotOffered;
  public static String Action_TooMany;
  public static String Alert_Above;
  public static String Alert_Acknowledged;
  public static String Alert_Below;
  public static String Alert_Cleared;
  public static String Alert_Critical;
  public static String Alert_DownTo;
  public static String Alert_EndUnknown;
  public static String Alert_Gone;
  public static String Alert_Held;
  public static String Alert_Host;
  public static String Alert_JustAbove;
  public static String Alert_JustBelow;
  public static String Alert_Lasts;
  public static String Alert_LeftScope;
  public static String Alert_Over;
  public static String Alert_OverUnknown;
  public static String Alert_RuleChanged;
  public static String Alert_RuleGone;
  public static String Alert_RuleOff;
  public static String Alert_ShutOff;
  public static String Alert_SilenceEnded;
  public static String Alert_Silenced;
  public static String Alert_StillSilenced;
  public static String Alert_Test;
  public static String Alert_Times;
  public static String Alert_UpTo;
  public static String Alert_Vm;
  public static String Alert_Warning;
  public static String Alerts_Added;
  public static String Alerts_BadSilence;
  public static String Alerts_Changed;
  public static String Alerts_EarlierUnknown;
  public static String Alerts_Removed;
  public static String Alerts_UnknownRule;
  public static String Command_Arguments;
  public static String Command_ArgumentsHint;
  public static String Command_Failed;
  public static String Command_Folder;
  public static String Command_Label;
  public static String Command_None;
  public static String Command_NotExecutable;
  public static String Command_NotWhole;
  public static String Command_Program;
  public static String Command_ProgramHint;
  public static String Command_Repeats;
  public static String Command_Said;
  public static String Command_TooLong;
  public static String GivenRules_Refused;
  public static String GivenRules_Wrong;
  public static String RuleFile_BadRule;
  public static String RuleFile_Changed;
  public static String RuleFile_Copy;
  public static String RuleFile_Cut;
  public static String RuleFile_Gone;
  public static String RuleFile_LeftAlone;
  public static String RuleFile_Lost;
  public static String RuleFile_Missing;
  public static String RuleFile_Mistake;
  public static String RuleFile_More;
  public static String RuleFile_NoCopy;
  public static String RuleFile_NoForm;
  public static String RuleFile_NotUtf8;
  public static String RuleFile_SameId;
  public static String RuleFile_Stray;
  public static String RuleFile_TooLarge;
  public static String RuleFile_UnknownForm;
  public static String RuleFile_Unsaved;
  public static String RuleFile_WrittenAgain;
  public static String RuleForm_Missing;
  public static String RuleForm_NoDuration;
  public static String RuleForm_NoNumber;
  public static String RuleForm_NoSetting;
  public static String RuleForm_NotOneOf;
  public static String RuleForm_Twice;
  public static String RuleForm_UnknownKey;
  public static String Rule_ActionLacks;
  public static String Rule_BadClearing;
  public static String Rule_BadHolds;
  public static String Rule_BadLevel;
  public static String Rule_BadMetric;
  public static String Rule_BadName;
  public static String Rule_BadRepeat;
  public static String Rule_ClearingBeyond;
  public static String Rule_Many;
  public static String Rule_ManyActions;
  public static String Rule_NameTaken;
  public static String Rule_OpenSecret;
  public static String Rule_UnknownGroup;
  public static String Rule_UnknownHost;
  public static String Rule_UnknownMetric;
  public static String Rule_UnknownVm;
  public static String Secrets_Kept;
  public static String Trial_Hangs;
  public static String Trial_Host;
  public static String Trial_NoStore;
  public static String Trial_Vm;
  public static String Webhook_Address;
  public static String Webhook_AddressHint;
  public static String Webhook_BadToken;
  public static String Webhook_Elsewhere;
  public static String Webhook_Label;
  public static String Webhook_NoAddress;
  public static String Webhook_NoAnswer;
  public static String Webhook_NoAnswerIn;
  public static String Webhook_NoEnd;
  public static String Webhook_NoPassword;
  public static String Webhook_Refused;
  public static String Webhook_Repeats;
  public static String Webhook_Token;
  public static String Webhook_TokenHint;
  public static String Webhook_TooMuch;

  static {
    NLS.initializeMessages("org.xenworkbench.core.alerts.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
