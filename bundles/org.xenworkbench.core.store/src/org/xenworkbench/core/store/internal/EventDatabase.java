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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final String INSERT_EVENT = """
      INSERT INTO event (correlation, kind, status, message, host, host_name, vm, vm_name, started, finished, user,
        progress, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq""";
  private static final String INSERT_ATTRIBUTE = "INSERT INTO event_attribute (seq, name, value) VALUES (?, ?, ?)";
  private static final String UPSERT_LATEST = """
      INSERT INTO latest (correlation, seq, running, started, kind, status, host, vm, source, target)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (correlation) DO UPDATE SET seq = excluded.seq, running = excluded.running,
        started = excluded.started, kind = excluded.kind, status = excluded.status, host = excluded.host,
        vm = excluded.vm, source = excluded.source, target = excluded.target
      RETURNING id""";
  private static final String REPLACE_TEXT =
      "INSERT OR REPLACE INTO event_text (rowid, message, details, host_name, vm_name) VALUES (?, ?, ?, ?, ?)";
  private static final String SELECT_ATTRIBUTES = "SELECT name, value FROM event_attribute WHERE seq = ?";

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
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  /** Appends states of entries in one transaction: all are on disk when it returns, or none. */
  void append(List<LogEntry> entries) throws SQLException {
    synchronized (writer) {
      // not by setAutoCommit: when the disk is full at the commit, its own failure would hide that
      execute("BEGIN IMMEDIATE");
      try (PreparedStatement event = writer.prepareStatement(INSERT_EVENT);
          PreparedStatement attribute = writer.prepareStatement(INSERT_ATTRIBUTE);
          PreparedStatement latest = writer.prepareStatement(UPSERT_LATEST);
          PreparedStatement text = writer.prepareStatement(REPLACE_TEXT)) {
        for (LogEntry entry : entries) {
          EventRow.bindEvent(event, entry);
          long seq = returned(event);
          insertAttributes(attribute, seq, entry.attributes());
          EventRow.bindLatest(latest, entry, seq);
          EventRow.bindText(text, entry, returned(latest));
          text.executeUpdate();
        }
        execute("COMMIT");
      } catch (SQLException e) {
        rollBack(e);
        throw e;
      }
    }
  }

  private void rollBack(SQLException cause) {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself when the disk is full; the first error is the one that tells why
      cause.addSuppressed(e);
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
    EventSelect select = new EventSelect(query);
    synchronized (reader) {
      // one transaction, so that entries and their attributes are of one moment
      reader.setAutoCommit(false);
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
      } finally {
        reader.setAutoCommit(true);
      }
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
