/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What an error of SQLite is about. */
final class SqlFailure {

  /** The world's fault, not the file's: disk, rights, memory, another process. */
  private static final Set<String> OF_THE_WORLD = Set.of("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR",
      "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_NOMEM", "SQLITE_INTERRUPT", "SQLITE_AUTH",
      "SQLITE_PROTOCOL", "SQLITE_NOLFS", "SQLITE_TOOBIG", "SQLITE_ABORT", "SQLITE_MISUSE", "SQLITE_RANGE");

  private static final Set<String> BUSY = Set.of("SQLITE_BUSY", "SQLITE_LOCKED");

  private SqlFailure() {
  }

  /** Whether it can come of damage. Our statements do not change, so one that SQLite cannot understand does too. */
  static boolean isDamage(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return false;
    }
    return switch (sqlite.getResultCode()) {
      case SQLITE_IOERR_SHORT_READ, SQLITE_IOERR_CORRUPTFS -> true;
      default -> !OF_THE_WORLD.contains(primary(sqlite.getResultCode()));
    };
  }

  static boolean isFull(SQLException e) {
    return e instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL;
  }

  /** Whether somebody else holds the file. */
  static boolean isBusy(SQLException e) {
    return e instanceof SQLiteException sqlite && BUSY.contains(primary(sqlite.getResultCode()));
  }

  /** The name of the code without its extension: SQLITE_CORRUPT of SQLITE_CORRUPT_VTAB. */
  private static String primary(SQLiteErrorCode code) {
    String name = code.name();
    int end = name.indexOf('_', "SQLITE_".length());
    return end < 0 ? name : name.substring(0, end);
  }
}
