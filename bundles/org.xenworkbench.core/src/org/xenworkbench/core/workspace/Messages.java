/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.workspace;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // filled by reflection
final class Messages extends NLS {

  public static String DiskWatch_Answers;
  public static String DiskWatch_Silent;
  public static String DiskWatch_Taking;
  public static String KeptCount_Damaged;
  public static String KeptCount_Gone;
  public static String WorkspaceLock_again;
  public static String WorkspaceLock_alone;
  public static String WorkspaceLock_characters;
  public static String WorkspaceLock_foreign;
  public static String WorkspaceLock_inUse;
  public static String WorkspaceLock_logNoFile;
  public static String WorkspaceLock_noFolder;
  public static String WorkspaceLock_none;
  public static String WorkspaceLock_notUsable;
  public static String WorkspaceLock_owner;
  public static String WorkspaceLock_ownerUnknown;
  public static String WorkspaceLock_shared;
  public static String WorkspaceLock_twice;

  static {
    NLS.initializeMessages("org.xenworkbench.core.workspace.messages", Messages.class);
  }

  private Messages() {
  }
}
