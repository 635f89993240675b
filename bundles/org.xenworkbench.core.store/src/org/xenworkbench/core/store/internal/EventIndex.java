/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.event.LogEntry;

/**
 * Writes what is made of the events: the row in {@code latest} and the index of words. Within the caller's transaction.
 */
final class EventIndex implements AutoCloseable {

  /** An entry's id is the number of its first state. */
  private static final String INSERT_LATEST = """
      INSERT INTO latest (correlation, seq, running, started, kind, status, host, vm, source, target, id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?2) ON CONFLICT (correlation) DO NOTHING""";
  private static final String UPDATE_LATEST = """
      UPDATE latest SET (correlation, seq, running, started, kind, status, host, vm, source, target)
        = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) WHERE correlation = ?1 RETURNING id""";
  private static final String INSERT_TEXT =
      "INSERT INTO event_text (rowid, message, details, host_name, vm_name) VALUES (?, ?, ?, ?, ?)";
  private static final String REPLACE_TEXT = INSERT_TEXT.replace("INSERT", "INSERT OR REPLACE");
  private static final String NEXT_EVENTS =
      "SELECT " + EventRow.ALL + " FROM event e WHERE e.seq > ? ORDER BY e.seq LIMIT ?";
  private static final String FILL = """
      INSERT INTO event_text (rowid, message, details, host_name, vm_name)
        SELECT l.id, e.message, e.details, e.host_name, e.vm_name FROM latest l JOIN event e ON e.seq = l.seq
        WHERE l.id > ?1 AND l.id <= ?2""";
  /** So many at once, so that a transaction fits into the memory. */
  private static final int BATCH = 5_000;

  private final PreparedStatement first;
  private final PreparedStatement next;
  private final PreparedStatement newText;
  private final PreparedStatement nextText;

  /** Prepared anew for each transaction: SQLite's driver does not use a statement again that has failed. */
  EventIndex(Connection connection) throws SQLException {
    first = connection.prepareStatement(INSERT_LATEST);
    next = connection.prepareStatement(UPDATE_LATEST);
    newText = connection.prepareStatement(INSERT_TEXT);
    nextText = connection.prepareStatement(REPLACE_TEXT);
  }

  /** Adds the next state of an entry. Returns whether it is the first. */
  boolean add(LogEntry entry, long seq) throws SQLException {
    boolean isNew = insertLatest(entry, seq); // RETURNING on this one, too, would double what an entry costs
    if (isNew) {
      EventRow.bindText(newText, entry, seq);
      newText.executeUpdate();
    } else {
      EventRow.bindText(nextText, entry, updateLatest(entry, seq));
      nextText.executeUpdate();
    }
    return isNew;
  }

  private boolean insertLatest(LogEntry entry, long seq) throws SQLException {
    bind(first, EventRow.latest(entry, seq));
    return first.executeUpdate() == 1;
  }

  private long updateLatest(LogEntry entry, long seq) throws SQLException {
    bind(next, EventRow.latest(entry, seq));
    return returned(next);
  }

  private static void bind(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  /** Runs the statement to its end: a disk that is full shows there, after the row. */
  static long returned(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      long value = row.getLong(1);
      row.next();
      return value;
    }
  }

  @Override
  public void close() throws SQLException {
    first.close();
    next.close();
    newText.close();
    nextText.close();
  }

  /** Makes all of it from the events, in a file where nothing of it is yet. */
  static void make(Connection connection) throws SQLException {
    for (long last = 0; last >= 0;) {
      EventSchema.execute(connection, "BEGIN IMMEDIATE");
      last = makeLatest(connection, last);
      EventSchema.execute(connection, "COMMIT");
    }
    fill(connection);
  }

  /** Returns the number of the last event that was read, -1 at the end. */
  private static long makeLatest(Connection connection, long after) throws SQLException {
    long last = -1;
    try (EventIndex index = new EventIndex(connection);
        PreparedStatement events = connection.prepareStatement(NEXT_EVENTS)) {
      events.setLong(1, after);
      events.setInt(2, BATCH);
      try (ResultSet row = events.executeQuery()) {
        while (row.next()) {
          last = row.getLong(1);
          Optional<LogEntry> entry = EventRow.read(row).entry();
          if (entry.isPresent() && !index.insertLatest(entry.get(), last)) {
            index.updateLatest(entry.get(), last);
          }
        }
      }
    }
    return last;
  }

  /** Fills an empty index of words. */
  static void fill(Connection connection) throws SQLException {
    long last;
    try (PreparedStatement max = connection.prepareStatement("SELECT ifnull(max(id), 0) FROM latest")) {
      last = returned(max);
    }
    try (PreparedStatement fill = connection.prepareStatement(FILL)) {
      for (long id = 0; id < last; id += BATCH) {
        fill.setLong(1, id);
        fill.setLong(2, id + BATCH);
        fill.executeUpdate();
      }
    }
  }
}
