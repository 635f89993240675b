/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;

/**
 * An open event log: one connection writes, one reads, so that a query never waits for a commit. Any thread.
 */
final class EventDatabase implements AutoCloseable {

  private static final int BUSY_TIMEOUT_MS = 5_000;
  /** So that the index by id of a million entries, which come in no order, is in memory. */
  private static final int CACHE_KIB = 64 << 10;
  private static final String INSERT_EVENT = """
      INSERT INTO event (correlation, kind, status, message, host, host_name, vm, vm_name, started, finished, user,
        progress, details, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
  private static final String LAST_SEQ = "SELECT ifnull(max(seq), 0) FROM event";
  private static final String INSERT_ATTRIBUTE = "INSERT INTO event_attribute (seq, name, value) VALUES (?, ?, ?)";
  /** An entry's id is the number of its first state. */
  private static final String INSERT_LATEST = """
      INSERT INTO latest (correlation, seq, running, started, kind, status, host, vm, source, target, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (correlation) DO NOTHING""";
  private static final String UPDATE_LATEST = """
      UPDATE latest SET (correlation, seq, running, started, kind, status, host, vm, source, target)
        = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) WHERE correlation = ?1 AND ?11 >= 0 RETURNING id""";
  private static final String INSERT_TEXT =
      "INSERT INTO event_text (rowid, message, details, host_name, vm_name) VALUES (?, ?, ?, ?, ?)";
  private static final String REPLACE_TEXT =
      "INSERT OR REPLACE INTO event_text (rowid, message, details, host_name, vm_name) VALUES (?, ?, ?, ?, ?)";
  private static final String SELECT_ATTRIBUTES = "SELECT name, value FROM event_attribute WHERE seq = ?";

  private static final String OLD = "FROM latest WHERE running = 0 AND started < ?";
  private static final List<String> FORGET = List.of(
      "DELETE FROM event_text WHERE rowid IN (SELECT id " + OLD + ")",
      "DELETE FROM event_attribute WHERE seq IN (SELECT seq FROM event WHERE correlation IN (SELECT correlation " + OLD
          + "))",
      "DELETE FROM event WHERE correlation IN (SELECT correlation " + OLD + ")",
      "DELETE " + OLD);

  private final Connection writer;
  private final Connection reader;

  /** Opens the file, creating or migrating it. */
  EventDatabase(Path file) throws SQLException, IOException {
    writer = connect(file);
    try {
      EventSchema.migrate(writer, file);
      reader = connect(file);
    } catch (SQLException | IOException e) {
      writer.close();
      throw e;
    }
  }

  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    // FULL: a commit is on the disk when it returns, also when the power fails
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.setCacheSize(-CACHE_KIB);
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  /** Appends states of entries in one transaction: all are on disk when it returns, or none. */
  void append(List<LogEntry> entries) throws SQLException {
    synchronized (writer) {
      // not by setAutoCommit: when the disk is full at the commit, its own failure would hide that
      execute("BEGIN IMMEDIATE");
      // prepared anew each time: SQLite's driver does not use one again that has failed
      try (PreparedStatement event = writer.prepareStatement(INSERT_EVENT);
          PreparedStatement attribute = writer.prepareStatement(INSERT_ATTRIBUTE);
          PreparedStatement first = writer.prepareStatement(INSERT_LATEST);
          PreparedStatement next = writer.prepareStatement(UPDATE_LATEST);
          PreparedStatement newText = writer.prepareStatement(INSERT_TEXT);
          PreparedStatement nextText = writer.prepareStatement(REPLACE_TEXT)) {
        long seq = lastSeq();
        for (LogEntry entry : entries) {
          seq++;
          EventRow.bindEvent(event, entry, seq);
          event.executeUpdate();
          insertAttributes(attribute, seq, entry.attributes());
          EventRow.bindLatest(first, entry, seq);
          if (first.executeUpdate() == 1) { // RETURNING on this one, too, would double what an entry costs
            EventRow.bindText(newText, entry, seq);
            newText.executeUpdate();
          } else {
            EventRow.bindLatest(next, entry, seq);
            EventRow.bindText(nextText, entry, returned(next));
            nextText.executeUpdate();
          }
        }
        execute("COMMIT");
      } catch (SQLException | RuntimeException e) {
        rollBack(e);
        throw e;
      }
    }
  }

  private void rollBack(Exception cause) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself when the disk is full; the first error is the one that tells why
      cause.addSuppressed(e);
    }
  }

  private long lastSeq() throws SQLException {
    try (PreparedStatement last = writer.prepareStatement(LAST_SEQ)) {
      return returned(last);
    }
  }

  /** Runs the statement to its end: a disk that is full shows there, after the row. */
  private static long returned(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      long value = row.getLong(1);
      row.next();
      return value;
    }
  }

  private static void insertAttributes(PreparedStatement statement, long seq, Map<String, String> attributes)
      throws SQLException {
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      statement.setLong(1, seq);
      statement.setString(2, attribute.getKey());
      statement.setString(3, attribute.getValue());
      statement.executeUpdate();
    }
  }

  /** The latest state of entries that match: running ones first, then the newest first. */
  List<LogEntry> query(EventQuery query) throws SQLException {
    Optional<EventSelect> newest = EventSelect.amongNewest(query);
    synchronized (reader) {
      // one transaction, so that entries and their attributes are of one moment
      reader.setAutoCommit(false);
      try {
        if (newest.isPresent()) {
          // a word that many entries have: the newest that are wanted are found before its index is read
          List<LogEntry> found = select(newest.get());
          if (found.size() == query.limit()) {
            return found;
          }
        }
        return select(EventSelect.of(query));
      } finally {
        reader.setAutoCommit(true);
      }
    }
  }

  private List<LogEntry> select(EventSelect select) throws SQLException {
    try (PreparedStatement statement = reader.prepareStatement(select.sql());
        PreparedStatement attributes = reader.prepareStatement(SELECT_ATTRIBUTES)) {
      select.bind(statement);
      List<LogEntry> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(EventRow.read(row, attributes(attributes, row.getLong("seq"))));
        }
      }
      return found;
    }
  }

  private static Map<String, String> attributes(PreparedStatement statement, long seq) throws SQLException {
    statement.setLong(1, seq);
    Map<String, String> found = new HashMap<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.put(row.getString(1), row.getString(2));
      }
    }
    return found;
  }

  /** Forgets entries that have ended and were started before; all of them, or none. */
  void forgetBefore(Instant time) throws SQLException {
    synchronized (writer) {
      execute("BEGIN IMMEDIATE");
      try {
        for (String sql : FORGET) {
          try (PreparedStatement statement = writer.prepareStatement(sql)) {
            statement.setLong(1, EventRow.nanosOrBound(time));
            statement.executeUpdate();
          }
        }
        execute("COMMIT");
      } catch (SQLException e) {
        rollBack(e);
        throw e;
      }
    }
  }

  /** How many entries there are, and when the oldest was started, in nanoseconds; 0 if there is none. */
  long[] count() throws SQLException {
    synchronized (reader) {
      try (Statement statement = reader.createStatement();
          ResultSet row = statement.executeQuery("SELECT count(*), ifnull(min(started), 0) FROM latest")) {
        row.next();
        return new long[] {row.getLong(1), row.getLong(2)};
      }
    }
  }

  /** Runs one statement on the writing connection. */
  void execute(String sql) throws SQLException {
    synchronized (writer) {
      try (Statement statement = writer.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  /** Closes both connections; what was appended is on disk already. */
  @Override
  public void close() {
    for (Connection connection : List.of(reader, writer)) {
      synchronized (connection) {
        try {
          connection.close();
        } catch (SQLException e) {
          // nothing is lost by it: every commit is on disk, and the next open recovers the log
          continue;
        }
      }
    }
  }
}
