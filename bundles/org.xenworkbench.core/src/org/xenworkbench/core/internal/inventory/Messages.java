/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String FormerHosts_elsewhere;
  public static String FormerHosts_other;
  public static String FormerHosts_place;
  public static String FormerHosts_refused;
  public static String FormerHosts_taken;
  public static String FormerHosts_uuid;
  public static String FormerHosts_vm;
  public static String HolderStore_Damaged;
  public static String HolderStore_Gone;
  public static String HolderStore_Kept;
  public static String HolderStore_NoFolder;
  public static String HolderStore_NotKept;
  public static String HolderStore_Unreadable;
  public static String Inventory_SameMachine;
  public static String Inventory_TwoRunning;

  static {
    NLS.initializeMessages("org.xenworkbench.core.internal.inventory.messages", Messages.class);
  }

  private Messages() {
  }
}
