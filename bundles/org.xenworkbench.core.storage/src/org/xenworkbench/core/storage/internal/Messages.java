/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of what can be done with storage and networks. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Attach_base;
  public static String Attach_disk;
  public static String Attach_diskDone;
  public static String Attach_diskRunning;
  public static String Attach_driveDone;
  public static String Attach_driveRunning;
  public static String Attach_inUse;
  public static String Attach_nicDone;
  public static String Attach_nicRunning;
  public static String Create_network;
  public static String Create_pool;
  public static String Create_volume;
  public static String Created_network;
  public static String Created_pool;
  public static String Created_volume;
  public static String DeleteVm_done;
  public static String DeleteVm_left;
  public static String DeleteVm_noDisk;
  public static String DeleteVm_running;
  public static String DeleteVm_runs;
  public static String Detach_done;
  public static String Detach_nicDone;
  public static String Detach_nicRunning;
  public static String Detach_running;
  public static String Disk_base;
  public static String Disk_elsewhere;
  public static String Disk_inNoPool;
  public static String Disk_namesake;
  public static String Disk_shared;
  public static String Disk_silent;
  public static String Disk_untold;
  public static String Download_broken;
  public static String Download_done;
  public static String Download_foreign;
  public static String Download_running;
  public static String Download_shorter;
  public static String Download_twice;
  public static String Eject_done;
  public static String Eject_running;
  public static String File_denied;
  public static String File_failed;
  public static String File_missing;
  public static String File_notRegular;
  public static String Found_active;
  public static String Found_inactive;
  public static String Found_none;
  public static String Found_there;
  public static String Insert_done;
  public static String Insert_running;
  public static String Obstacle_hostUnknown;
  public static String Obstacle_notConnected;
  public static String Obstacle_notOnHost;
  public static String Obstacle_otherHost;
  public static String Obstacle_readOnly;
  public static String Obstacle_unsupported;
  public static String Resource_gone;
  public static String Transfer_anew;
  public static String Transfer_sampled;
  public static String Transfer_wentOn;
  public static String Transfer_written;
  public static String Upload_broken;
  public static String Upload_done;
  public static String Upload_running;
  public static String Upload_twice;
  public static String Volume_base;
  public static String Volume_inUse;

  static {
    NLS.initializeMessages("org.xenworkbench.core.storage.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
