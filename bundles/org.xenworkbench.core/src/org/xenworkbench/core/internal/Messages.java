/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the core. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String HostRegistry_Added;
  public static String HostRegistry_Removed;
  public static String HostRegistry_NameTaken;
  public static String HostRegistry_IdTaken;
  public static String HostRegistry_NoAnswer;
  public static String HostRegistry_Interrupted;
  public static String HostRegistry_Unknown;
  public static String HostRegistry_BuiltIn;
  public static String HostRegistry_NoDriver;
  public static String HostRegistry_Connected;
  public static String HostRegistry_ConnectFailed;
  public static String HostRegistry_Lost;
  public static String HostRegistry_Disconnected;
  public static String HostRegistry_NotConnected;
  public static String HostRegistry_CredentialsUnreadable;
  public static String Inventory_SameMachine;
  public static String Inventory_TwoRunning;
  public static String Obstacle_VmUnknown;
  public static String Obstacle_NotOnHost;
  public static String Obstacle_HostNotConnected;
  public static String Obstacle_ReadOnly;
  public static String Obstacle_ControlDomain;
  public static String Obstacle_Migrating;
  public static String Obstacle_AlreadyRunning;
  public static String Obstacle_NotRunning;
  public static String Obstacle_NotPaused;
  public static String Obstacle_NotActive;
  public static String Obstacle_Unsupported;
  public static String Power_START_running;
  public static String Power_START_done;
  public static String Power_SHUT_DOWN_running;
  public static String Power_SHUT_DOWN_done;
  public static String Power_FORCE_OFF_running;
  public static String Power_FORCE_OFF_done;
  public static String Power_REBOOT_running;
  public static String Power_REBOOT_done;
  public static String Power_PAUSE_running;
  public static String Power_PAUSE_done;
  public static String Power_RESUME_running;
  public static String Power_RESUME_done;
  public static String Operation_Failed;
  public static String Operation_Cancelled;
  public static String Operation_InternalError;
  public static String Operation_Stopped;
  public static String Migrate_Running;
  public static String Migrate_Done;
  public static String Migrate_External;
  public static String Migrate_NotMoved;
  public static String Migrate_Vanished;
  public static String Migrate_OnBoth;
  public static String Migrate_HostGone;
  public static String Migrate_ConnectionLost;
  public static String Migrate_EndSeenLater;
  public static String Migrate_CheckFailed;
  public static String Migrate_ProgressBytes;
  public static String Migrate_ProgressRate;
  public static String Migrate_ProgressPass;
  public static String Migrate_ProgressElapsed;
  public static String Migrate_NoOtherHost;
  public static String Check_Connected;
  public static String Check_Connected_Ok;
  public static String Check_Connected_Error;
  public static String Check_Connected_Fix;
  public static String Check_State;
  public static String Check_State_Ok;
  public static String Check_State_Same;
  public static String Check_State_NotRunning;
  public static String Check_State_NotRunningFix;
  public static String Check_Driver;
  public static String Check_Driver_Ok;
  public static String Check_Driver_Differs;
  public static String Check_Driver_ReadOnly;
  public static String Check_Peer;
  public static String Check_Peer_Ok;
  public static String Check_Peer_Loopback;
  public static String Check_Peer_LoopbackFix;
  public static String Check_Memory;
  public static String Check_Memory_Ok;
  public static String Check_Memory_Short;
  public static String Check_Memory_Unknown;
  public static String Check_Memory_Fix;
  public static String Check_Name;
  public static String Check_Name_Ok;
  public static String Check_Name_Taken;
  public static String Check_Name_Fix;
  public static String Check_Failed;
  public static String Clock_AheadOfStored;
  public static String Clock_BehindStored;
  public static String Clock_Ahead;
  public static String Clock_Back;
  public static String Clock_AheadReturned;
  public static String Clock_BackReturned;
  public static String Clock_AheadConfirmed;
  public static String Clock_BackConfirmed;
  public static String Clock_Lost;
  public static String Clock_Advice;
  public static String Clock_Days;
  public static String Clock_Hours;
  public static String Clock_Minutes;
  public static String Console_Attached;
  public static String Console_Reattached;
  public static String Console_Ended;
  public static String Console_WaitingForVm;
  public static String Console_Closed;
  public static String Console_Retry;
  public static String Console_NotRunning;
  public static String EventLog_Fault;
  public static String EventLog_Lost;
  public static String EventLog_Overflow;
  public static String EventLog_Unreadable;
  public static String FileLines_Missing;
  public static String FileLines_TooLarge;
  public static String FileLines_Unreadable;
  public static String HostRegistry_Address;
  public static String HostRegistry_Change;
  public static String HostRegistry_Changed;
  public static String HostRegistry_ConnectAtStart;
  public static String HostRegistry_CredentialsNotChanged;
  public static String HostRegistry_Name;
  public static String HostRegistry_NoCredentialStore;
  public static String HostRegistry_PasswordDropped;
  public static String HostRegistry_PasswordStays;
  public static String HostRegistry_Peer;
  public static String HostRegistry_ReadOnly;
  public static String Retention_Changed;
  public static String Retention_Days;
  public static String Retention_ForEver;
  public static String Retention_OutOfBounds;
  public static String Sampler_IntervalChanged;
  public static String Settings_Changed;
  public static String HostsFile_BadHost;
  public static String HostsFile_BadPort;
  public static String HostsFile_BadTransport;
  public static String HostsFile_Insecure;
  public static String HostsFile_KeyNotUtf8;
  public static String HostsFile_KeyTwice;
  public static String HostsFile_Lines;
  public static String HostsFile_NameTwice;
  public static String HostsFile_NoDriver;
  public static String HostsFile_NoHosts;
  public static String HostsFile_NoSetting;
  public static String HostsFile_NotUtf8;
  public static String HostsFile_NotTrueOrFalse;
  public static String HostsFile_StrayKey;
  public static String HostsFile_UnknownKey;
  public static String MigrationService_NotRunning;
  public static String WorkspaceLock_characters;
  public static String WorkspaceLock_inUse;
  public static String WorkspaceLock_none;
  public static String WorkspaceLock_notUsable;
  public static String WorkspaceLock_owner;
  public static String WorkspaceLock_ownerUnknown;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
