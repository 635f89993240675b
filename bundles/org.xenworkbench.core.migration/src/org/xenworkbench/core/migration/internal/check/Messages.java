/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal.check;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the checks that ask hosts. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Check_unanswered;
  public static String Cpu;
  public static String Cpu_architecture;
  public static String Cpu_guestFix;
  public static String Cpu_guestLess;
  public static String Cpu_guestOk;
  public static String Cpu_hostsFix;
  public static String Cpu_hostsLess;
  public static String Cpu_hostsOk;
  public static String Cpu_notCompared;
  public static String Cpu_unnamed;
  public static String Devices;
  public static String Devices_fix;
  public static String Devices_none;
  public static String Devices_ofHost;
  public static String Disk;
  public static String Disk_eject;
  public static String Disk_ejectAsk;
  public static String Disk_ejectFix;
  public static String Disk_inactive;
  public static String Disk_inactiveFix;
  public static String Disk_localDrive;
  public static String Disk_missing;
  public static String Disk_missingFix;
  public static String Disk_noPool;
  public static String Disk_none;
  public static String Disk_ok;
  public static String Disk_otherSize;
  public static String Disk_otherStorage;
  public static String Disk_otherStorageFix;
  public static String Disk_perhapsTwo;
  public static String Disk_remote;
  public static String Disk_sent;
  public static String Disk_startPool;
  public static String Disk_unseen;
  public static String Disk_unseenFix;
  public static String Facts_silent;
  public static String Identity;
  public static String Identity_fix;
  public static String Identity_ok;
  public static String Identity_taken;
  public static String LeftBehind;
  public static String LeftBehind_autostart;
  public static String LeftBehind_autostartFix;
  public static String LeftBehind_saved;
  public static String Network;
  public static String Network_bridgeUntold;
  public static String Network_create;
  public static String Network_inactive;
  public static String Network_inactiveFix;
  public static String Network_missing;
  public static String Network_missingFix;
  public static String Network_noBridge;
  public static String Network_none;
  public static String Network_ok;
  public static String Network_start;
  public static String Network_untold;
  public static String Sent_baseFix;
  public static String Sent_nowhere;
  public static String Sent_nowhereFix;
  public static String Sent_onto;
  public static String Sent_ontoFix;
  public static String Sent_over;
  public static String Sent_overFix;
  public static String Sent_room;
  public static String Sent_roomFix;
  public static String Sent_server;
  public static String Sent_sizeUnseen;
  public static String Sent_unseen;
  public static String Sent_unseenFix;
  public static String Slots;
  public static String Slots_fix;
  public static String Slots_none;
  public static String Version;
  public static String Version_fix;
  public static String Version_ok;
  public static String Version_older;
  public static String Version_product;
  public static String Version_same;
  public static String Version_untold;

  static {
    NLS.initializeMessages("org.xenworkbench.core.migration.internal.check.messages", Messages.class);
  }

  private Messages() {
  }
}
