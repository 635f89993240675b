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

  public static String Create_network;
  public static String Create_pool;
  public static String Create_volume;
  public static String Created_network;
  public static String Created_pool;
  public static String Created_volume;
  public static String Download_done;
  public static String Download_running;
  public static String File_denied;
  public static String File_failed;
  public static String File_missing;
  public static String File_notRegular;
  public static String Obstacle_hostUnknown;
  public static String Obstacle_notConnected;
  public static String Obstacle_readOnly;
  public static String Obstacle_unsupported;
  public static String Resource_gone;
  public static String Upload_done;
  public static String Upload_running;
  public static String Volume_inUse;

  static {
    NLS.initializeMessages("org.xenworkbench.core.storage.internal.messages", Messages.class);
  }

  private Messages() {
  }
}
