/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.devices;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of what is done with devices. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String AttachDisk_as;
  public static String AttachDisk_bus;
  public static String AttachDisk_cd;
  public static String AttachDisk_disk;
  public static String AttachDisk_format;
  public static String AttachDisk_inUse;
  public static String AttachDisk_message;
  public static String AttachDisk_namesake;
  public static String AttachDisk_own;
  public static String AttachDisk_readOnly;
  public static String AttachDisk_shared;
  public static String AttachDisk_taken;
  public static String AttachDisk_target;
  public static String AttachDisk_title;
  public static String AttachDisk_untold;
  public static String AttachInterface_bridge;
  public static String AttachInterface_kind;
  public static String AttachInterface_mac;
  public static String AttachInterface_message;
  public static String AttachInterface_model;
  public static String AttachInterface_network;
  public static String AttachInterface_source;
  public static String AttachInterface_title;
  public static String ChangeMedium_action;
  public static String ChangeMedium_drive;
  public static String ChangeMedium_eject;
  public static String ChangeMedium_insert;
  public static String ChangeMedium_none;
  public static String Detach_action;
  public static String Detach_choose;
  public static String Detach_device;
  public static String Detach_message;
  public static String Detach_none;
  public static String Detach_stays;
  public static String Detach_title;
  public static String Device_disk;
  public static String Device_empty;
  public static String Device_interface;
  public static String Devices_attach;
  public static String Devices_one;
  public static String Devices_untold;
  public static String Source_asking;
  public static String Source_choose;
  public static String Source_noVolume;
  public static String Source_path;
  public static String Source_pool;
  public static String Source_volume;

  static {
    NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
  }

  private Messages() {
  }
}
