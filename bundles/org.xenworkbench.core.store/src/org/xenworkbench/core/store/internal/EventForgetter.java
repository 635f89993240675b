/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * Forgets old entries in pieces, each of which is one short transaction, and gives their room back to the disk: between
 * two pieces others can write. Whatever piece is the last, what is left are whole entries.
 */
final class EventForgetter {

  /** Entries, or states of entries, of one piece. */
  static final int PIECE = 500;
  private static final int STATES = 5_000;
  private static final int PAGES = 500;
  /**
   * By the order in which they were written, too: a clock that is far behind makes new entries look old, and whoever
   * asks later who did something then would not find them. A warning without an end lasts, as an alert does.
   */
  private static final String OLD = """
      running = 0 AND started < ?1 AND id < ?2 AND NOT EXISTS (SELECT 1 FROM event lasting
        WHERE lasting.seq = latest.seq AND lasting.status = 'WARNING' AND lasting.finished IS NULL)""";
  private static final String FIRST_KEPT =
      "SELECT ifnull(min(id), " + Long.MAX_VALUE + ") FROM latest WHERE started >= ?1 AND started <= ?2";
  /** States that later ones of the same entry have replaced; the entry is there until the last is forgotten. */
  private static final String FORGET_FORMER = """
      DELETE FROM event WHERE seq > ?3 AND seq <= ?4 AND EXISTS (
        SELECT 1 FROM latest WHERE correlation = event.correlation AND seq <> event.seq AND %s)""".formatted(OLD);
  /** The oldest of them; each statement of a piece chooses the same. */
  private static final String CHOSEN = " FROM latest WHERE " + OLD + " ORDER BY started, seq LIMIT " + PIECE + ')';
  private static final List<String> FORGET = List.of("DELETE FROM event_text WHERE rowid IN (SELECT id" + CHOSEN,
      "DELETE FROM event WHERE seq IN (SELECT seq" + CHOSEN, "DELETE FROM latest WHERE id IN (SELECT id" + CHOSEN);

  /** Writes some pages of the index anew, where a tenth of a part of it is forgotten. */
  private static final List<String> MERGE = List.of("BEGIN IMMEDIATE",
      EventSchema.NO_DELETE_MERGE.replace("0)", "10)"),
      "INSERT INTO event_text (event_text, rank) VALUES ('merge', 200)", EventSchema.NO_DELETE_MERGE, "COMMIT");
  /** A merge that has nothing to do changes one row at most, says SQLite. */
  private static final int LEAST_CHANGES = 2;

  private final Connection writer;
  private final Runnable between;

  /**
   * Creates one.
   *
   * @param writer the connection, whose lock is held for a piece
   * @param between run after each piece, without the lock
   */
  EventForgetter(Connection writer, Runnable between) {
    this.writer = writer;
    this.between = between;
  }

  /** Forgets entries that have ended, were started before, and written before all that are kept. */
  void forgetBefore(Instant time, Instant now) throws SQLException {
    long before = EventRow.nanosOrBound(time);
    long kept = number(FIRST_KEPT, before, EventRow.nanosOrBound(now));
    long last = number("SELECT ifnull(max(seq), 0) FROM latest WHERE " + OLD, before, kept);
    if (last > 0) {
      for (long seq = number("SELECT ifnull(min(seq), 0) - 1 FROM event"); seq < last; seq += STATES) {
        forgetFormer(before, kept, seq);
      }
      while (forgetEntries(before, kept)) {
        between.run();
      }
    }
    while (merge()) {
      between.run();
    }
    giveBack();
  }

  private void forgetFormer(long before, long kept, long seq) throws SQLException {
    synchronized (writer) {
      try (PreparedStatement forget = writer.prepareStatement(FORGET_FORMER)) {
        forget.setLong(1, before);
        forget.setLong(2, kept);
        forget.setLong(3, seq);
        forget.setLong(4, seq + STATES);
        forget.executeUpdate();
      }
    }
    between.run();
  }

  private boolean forgetEntries(long before, long kept) throws SQLException {
    synchronized (writer) {
      EventSchema.execute(writer, "BEGIN IMMEDIATE");
      try {
        int forgotten = 0;
        for (String sql : FORGET) {
          try (PreparedStatement statement = writer.prepareStatement(sql)) {
            statement.setLong(1, before);
            statement.setLong(2, kept);
            forgotten = statement.executeUpdate();
          }
        }
        EventSchema.execute(writer, "COMMIT");
        return forgotten > 0;
      } catch (SQLException e) {
        EventDatabase.rollBack(writer, e);
        throw e;
      }
    }
  }

  private boolean merge() throws SQLException {
    synchronized (writer) {
      long changes = 0;
      try {
        for (String sql : MERGE) {
          long before = number("SELECT total_changes()");
          EventSchema.execute(writer, sql);
          changes = sql.contains("'merge'") ? number("SELECT total_changes()") - before : changes;
        }
      } catch (SQLException e) {
        EventDatabase.rollBack(writer, e);
        throw e;
      }
      return changes >= LEAST_CHANGES;
    }
  }

  /** What is free in the file becomes free on the disk. */
  private void giveBack() throws SQLException {
    long free = number("PRAGMA freelist_count");
    while (free > 0) {
      synchronized (writer) {
        try (Statement statement = writer.createStatement()) {
          // not execute: that is one step, which is one page
          statement.executeUpdate("PRAGMA incremental_vacuum(" + PAGES + ")");
        }
      }
      between.run();
      long left = number("PRAGMA freelist_count");
      if (left >= free) {
        return; // a reader needs them still; the next time
      }
      free = left;
    }
  }

  private long number(String sql, long... values) throws SQLException {
    synchronized (writer) {
      try (PreparedStatement statement = writer.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setLong(i + 1, values[i]);
        }
        return EventIndex.returned(statement);
      }
    }
  }
}
