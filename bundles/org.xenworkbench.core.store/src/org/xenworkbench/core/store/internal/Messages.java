/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the stores that a user can meet. */
final class Messages extends NLS {

  static String EventStore_corrupt = "";
  static String EventStore_damaged = "";
  static String EventStore_diskFull = "";
  static String EventStore_failed = "";
  static String EventStore_newerVersion = "";
  static String HistoryStore_clockJumped = "";
  static String HistoryStore_corrupt = "";
  static String HistoryStore_dropped = "";
  static String HistoryStore_readFailed = "";
  static String HistoryStore_writeFailed = "";

  static {
    NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
  }

  private Messages() {
  }
}
