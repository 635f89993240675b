/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.storage;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of what can be done with storage and networks. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String Delete_inPool;
  public static String Delete_more;
  public static String Delete_network;
  public static String Delete_networkOne;
  public static String Delete_networkSeveral;
  public static String Delete_onHost;
  public static String Delete_pool;
  public static String Delete_poolOne;
  public static String Delete_poolSeveral;
  public static String Delete_typeName;
  public static String Delete_typeNumber;
  public static String Delete_volume;
  public static String Delete_volumeOne;
  public static String Delete_volumeSeveral;
  public static String Download_title;
  public static String Plan_allocation;
  public static String Plan_bridge;
  public static String Plan_bridged;
  public static String Plan_capacity;
  public static String Plan_create;
  public static String Plan_format;
  public static String Plan_full;
  public static String Plan_isolated;
  public static String Plan_mode;
  public static String Plan_name;
  public static String Plan_nat;
  public static String Plan_network;
  public static String Plan_networkMessage;
  public static String Plan_path;
  public static String Plan_pool;
  public static String Plan_poolMessage;
  public static String Plan_subnet;
  public static String Plan_taken;
  public static String Plan_volume;
  public static String Plan_volumeMessage;
  public static String Select_network;
  public static String Select_networks;
  public static String Select_pool;
  public static String Select_storage;
  public static String Select_volume;
  public static String Upload_overwrite;
  public static String Upload_question;
  public static String Upload_title;

  static {
    NLS.initializeMessages("org.xenworkbench.ui.hosts.internal.storage.messages", Messages.class);
  }

  private Messages() {
  }
}
