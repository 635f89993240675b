/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of migrations. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Aftermath_copy;
  public static String Aftermath_elsewhere;
  public static String Aftermath_gone;
  public static String Aftermath_notThereAsFarAsKnown;
  public static String Aftermath_off;
  public static String Aftermath_onSource;
  public static String Aftermath_onTarget;
  public static String Aftermath_runsAsFarAsKnown;
  public static String Aftermath_runsTwice;
  public static String Aftermath_stillAsFarAsKnown;
  public static String Aftermath_stillThere;
  public static String Aftermath_stillTwice;
  public static String Aftermath_torn;
  public static String Aftermath_tornAsFarAsKnown;
  public static String Aftermath_unknown;
  public static String Check_AndMore;
  public static String Check_Connected;
  public static String Check_Connected_Error;
  public static String Check_Connected_Fix;
  public static String Check_Connected_Ok;
  public static String Check_Driver;
  public static String Check_Driver_Cannot;
  public static String Check_Driver_Differs;
  public static String Check_Driver_Ok;
  public static String Check_Driver_ReadOnly;
  public static String Check_Failed;
  public static String Check_Machine;
  public static String Check_Machine_Fix;
  public static String Check_Machine_Twice;
  public static String Check_Memory;
  public static String Check_Memory_Fix;
  public static String Check_Memory_Ok;
  public static String Check_Memory_Short;
  public static String Check_Memory_Unknown;
  public static String Check_Name;
  public static String Check_Name_Alike;
  public static String Check_Name_Fix;
  public static String Check_Name_Ok;
  public static String Check_Name_Taken;
  public static String Check_Name_Twice;
  public static String Check_Of;
  public static String Check_Options;
  public static String Check_Options_Address;
  public static String Check_Options_AddressFix;
  public static String Check_Options_Cannot;
  public static String Check_Options_NoAddressFix;
  public static String Check_Options_StillPostCopy;
  public static String Check_Options_StillPostCopyFix;
  public static String Check_Options_Tunnel;
  public static String Check_Options_TunnelDisks;
  public static String Check_Options_TunnelDisksFix;
  public static String Check_Options_TunnelFix;
  public static String Check_Options_TunnelPostCopy;
  public static String Check_Options_TunnelPostCopyFix;
  public static String Check_Peer;
  public static String Check_Peer_Loopback;
  public static String Check_Peer_LoopbackFix;
  public static String Check_Peer_Ok;
  public static String Check_Placement;
  public static String Check_Placement_Apart;
  public static String Check_Placement_Fix;
  public static String Check_Placement_Maintenance;
  public static String Check_Placement_MaintenanceFix;
  public static String Check_Placement_Ok;
  public static String Check_Placement_Pinned;
  public static String Check_Placement_PinnedFix;
  public static String Check_Placement_Together;
  public static String Check_State;
  public static String Check_State_ControlDomain;
  public static String Check_State_Migrating;
  public static String Check_State_NotRunning;
  public static String Check_State_NotRunningFix;
  public static String Check_State_Ok;
  public static String Check_State_Same;
  public static String Check_State_SameMachine;
  public static String Evacuation_Already;
  public static String Evacuation_Apart;
  public static String Evacuation_Back;
  public static String Evacuation_Contradiction;
  public static String Evacuation_Done;
  public static String Evacuation_DoneBack;
  public static String Evacuation_Entered;
  public static String Evacuation_Left;
  public static String Evacuation_Most;
  public static String Evacuation_NoTarget;
  public static String Evacuation_NotConnected;
  public static String Evacuation_NotIn;
  public static String Evacuation_Only;
  public static String Evacuation_Unplanned;
  public static String Evacuation_NotBegun;
  public static String Evacuation_PartnerStays;
  public static String Evacuation_Pinned;
  public static String Evacuation_ReadOnly;
  public static String Evacuation_Refused;
  public static String Evacuation_RefusedMore;
  public static String Evacuation_Room;
  public static String Evacuation_RoomUnknown;
  public static String Evacuation_Running;
  public static String Evacuation_RunningBack;
  public static String Evacuation_Short;
  public static String Evacuation_Together;
  public static String Fix_Balloon;
  public static String Fix_BalloonAsk;
  public static String Fix_BalloonAskBlind;
  public static String Fix_BalloonLate;
  public static String Fix_Connect;
  public static String Fix_Resume;
  public static String Fix_ShutDown;
  public static String Fix_ShutDownAsk;
  public static String Fix_Start;
  public static String Migrate_CheckFailed;
  public static String Migrate_Checking;
  public static String Migrate_ConnectionLost;
  public static String Migrate_Disconnected;
  public static String Migrate_Done;
  public static String Migrate_DoneNot;
  public static String Migrate_DoneTogether;
  public static String Migrate_EndSeenLater;
  public static String Migrate_FailedNow;
  public static String Migrate_Finishing;
  public static String Migrate_HostGone;
  public static String Migrate_Lost;
  public static String Migrate_Moved;
  public static String Migrate_NoOtherHost;
  public static String Migrate_NotMoved;
  public static String Migrate_OnBoth;
  public static String Migrate_ProgressDirty;
  public static String Migrate_ProgressElapsed;
  public static String Migrate_ProgressEstimated;
  public static String Migrate_ProgressLeft;
  public static String Migrate_ProgressLonger;
  public static String Migrate_ProgressPass;
  public static String Migrate_ProgressRate;
  public static String Migrate_Running;
  public static String Migrate_RunningTogether;
  public static String Migrate_SourceRemoved;
  public static String Migrate_Step;
  public static String Migrate_SwitchingOver;
  public static String Migrate_UnknownHost;
  public static String Migrate_UnknownVm;
  public static String Migrate_Vanished;
  public static String MigrationService_NotRunning;
  public static String Operation_Cancelled;
  public static String Operation_EndLost;
  public static String Operation_EndUnknown;
  public static String Operation_Failed;
  public static String Operation_NotBegun;
  public static String Operation_Stopped;
  public static String Queue_batch;
  public static String Queue_host;
  public static String Queue_total;
  public static String Queue_waits;
  public static String Setting_perHost;
  public static String Setting_perHostHint;
  public static String Setting_total;
  public static String Together_Cancelled;
  public static String Together_Ended;
  public static String Together_Failed;

  static {
    NLS.initializeMessages("org.xenworkbench.core.migration.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
