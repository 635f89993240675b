/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the stores that a user can meet. Public because NLS sets public fields only. */
@NonNullByDefault({}) // filled by reflection
public final class Messages extends NLS {

  public static String EventStore_busy = "";
  public static String EventStore_carriedOver = "";
  public static String EventStore_carriedOverUncounted = "";
  public static String EventStore_diskFull = "";
  public static String EventStore_failed = "";
  public static String EventStore_fewer = "";
  public static String EventStore_gone = "";
  public static String EventStore_indexRebuilt = "";
  public static String EventStore_keptAside = "";
  public static String EventStore_newerVersion = "";
  public static String EventStore_noFile = "";
  public static String EventStore_noFolder = "";
  public static String EventStore_noLibrary = "";
  public static String EventStore_notClosed = "";
  public static String EventStore_notSealed = "";
  public static String EventStore_otherKept = "";
  public static String EventStore_putBack = "";
  public static String EventStore_putBackFailed = "";
  public static String EventStore_removed = "";
  public static String EventStore_unreadable = "";
  public static String EventStore_unreadableWhere = "";
  public static String HistoryStore_brokenLink = "";
  public static String HistoryStore_clockJumped = "";
  public static String HistoryStore_closeLate;
  public static String HistoryStore_closeFailed = "";
  public static String HistoryStore_corrupt = "";
  public static String HistoryStore_damagedRest = "";
  public static String HistoryStore_dropped = "";
  public static String HistoryStore_faults = "";
  public static String HistoryStore_filesGone = "";
  public static String HistoryStore_filesReplaced = "";
  public static String HistoryStore_keptDamaged = "";
  public static String HistoryStore_keptTooLarge = "";
  public static String HistoryStore_keptUnread = "";
  public static String HistoryStore_keptUnwritten = "";
  public static String HistoryStore_manyOfHost = "";
  public static String HistoryStore_manyOfObject = "";
  public static String HistoryStore_missed = "";
  public static String HistoryStore_newerFile = "";
  public static String HistoryStore_newerForm = "";
  public static String HistoryStore_noFolder = "";
  public static String HistoryStore_notWritten = "";
  public static String HistoryStore_otherForm = "";
  public static String HistoryStore_pagesDamaged = "";
  public static String HistoryStore_pendingChanged = "";
  public static String HistoryStore_pendingDamaged = "";
  public static String HistoryStore_pendingGone = "";
  public static String HistoryStore_pendingKept = "";
  public static String HistoryStore_pendingLate = "";
  public static String HistoryStore_pendingMended = "";
  public static String HistoryStore_pendingNoFile = "";
  public static String HistoryStore_pendingUnread = "";
  public static String HistoryStore_readFailed = "";
  public static String HistoryStore_refused = "";
  public static String HistoryStore_restUnread = "";
  public static String HistoryStore_restWaits = "";
  public static String HistoryStore_seriesNoFile = "";
  public static String HistoryStore_seriesGone = "";
  public static String HistoryStore_seriesOlder = "";
  public static String HistoryStore_turnedBack = "";
  public static String HistoryStore_unusableRest = "";
  public static String HistoryStore_writeFailed = "";

  static {
    NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class);
  }

  private Messages() {
  }
}
