/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the simulator. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Creation_NameTaken;
  public static String Creation_OtherType;
  public static String Creation_UuidTaken;
  public static String SimulatorDriver_NoFleet;
  public static String World_NoHost;
  public static String World_Unreachable;
  public static String World_Gone;
  public static String World_NoAnswer;
  public static String World_Cut;
  public static String World_Ended;
  public static String World_NoDomain;
  public static String World_Busy;
  public static String World_WrongState;
  public static String State_running;
  public static String State_paused;
  public static String State_shutOff;
  public static String PowerSwitch_ControlDomain;
  public static String PowerSwitch_NoMemory;
  public static String Migrations_OtherWorld;
  public static String Migrations_NoPeer;
  public static String Migrations_SameHost;
  public static String Migrations_TargetUnreachable;
  public static String Migrations_Refused;
  public static String Migrations_NameTaken;
  public static String Migrations_NoMemory;
  public static String MigrationJob_Aborted;
  public static String MigrationJob_ConsoleMoved;
  public static String MigrationJob_NoPostCopy;
  public static String Session_Unreachable;
  public static String Session_Refused;
  public static String Session_NoCredentials;
  public static String Session_Interrupted;
  public static String Session_Closed;
  public static String Session_ReadOnly;
  public static String Session_Hypervisor;
  public static String Session_HypervisorXen;
  public static String Session_CpuModel;
  public static String Session_NotAboveCpus;
  public static String Session_NotAboveMaximum;
  public static String Session_NotOnXen;
  public static String Session_NoJob;
  public static String Session_NoLimits;
  public static String Session_NoConsole;
  public static String Definitions_MoreThanCpus;
  public static String Definitions_MoreThanMaximum;
  public static String Definitions_TooMuch;
  public static String Devices_held;
  public static String Devices_noDrive;
  public static String Devices_noFile;
  public static String Devices_noNetwork;
  public static String Devices_none;
  public static String Devices_saved;
  public static String Devices_taken;
  public static String DomainForm_Amounts;
  public static String DomainForm_Number;
  public static String Definitions_NameTaken;
  public static String Definitions_NothingSaved;
  public static String Definitions_Transient;
  public static String DomainControl_Vcpus;
  public static String Guest_Off;
  public static String Guest_Saved;
  public static String HostState_Fault;
  public static String Guest_InUse;
  public static String Guest_Taken;
  public static String Guest_Welcome;
  public static String ShellChannel_Ended;
  public static String Faults_DiskFull;
  public static String Faults_Refuses;
  public static String FleetFile_BadName;
  public static String FleetFile_BadVmName;
  public static String FleetFile_Every;
  public static String FleetFile_NameTwice;
  public static String FleetFile_NoControlMemory;
  public static String FleetFile_NoHosts;
  public static String FleetFile_NoNumber;
  public static String FleetFile_NoRoom;
  public static String FleetFile_NoSuchHost;
  public static String FleetFile_TooManyHosts;
  public static String FleetFile_TooManyVms;
  public static String FleetFile_UnknownFault;
  public static String GivenFleet_BuiltIn;
  public static String GivenFleet_HostRefused;
  public static String GivenFleet_NotKept;
  public static String GivenFleet_Problem;
  public static String KeptFleets_Damaged;
  public static String Snapshots_NameTaken;
  public static String Snapshots_None;
  public static String Networks_active;
  public static String Networks_inactive;
  public static String Networks_nameTaken;
  public static String Networks_none;
  public static String Storage_active;
  public static String Storage_cancelled;
  public static String Storage_full;
  public static String Storage_inactive;
  public static String Storage_nameTaken;
  public static String Storage_noFolder;
  public static String Storage_noPool;
  public static String Storage_noVolume;
  public static String Storage_refused;
  public static String Storage_shorter;
  public static String Storage_tooLarge;
  public static String Storage_volumeTaken;

  static {
    NLS.initializeMessages("org.xenworkbench.core.simulator.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
