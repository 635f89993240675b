/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.osgi.util.NLS;

/**
 * The tables of the event log and how an older file becomes a current one. {@code event} only grows; {@code latest} has
 * one row per entry and points at its last state; {@code event_text} finds the words of that state.
 */
final class EventSchema {

  /** One list of statements per version: those at index n turn a file of version n into one of version n + 1. */
  private static final List<List<String>> MIGRATIONS = List.of(List.of(
      """
      CREATE TABLE event (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        correlation TEXT NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        message TEXT NOT NULL,
        host TEXT,
        host_name TEXT NOT NULL,
        vm TEXT,
        vm_name TEXT NOT NULL,
        started INTEGER NOT NULL,
        finished INTEGER,
        user TEXT NOT NULL,
        progress REAL,
        details TEXT NOT NULL)""",
      """
      CREATE TABLE event_attribute (
        seq INTEGER NOT NULL REFERENCES event(seq),
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (seq, name)) WITHOUT ROWID""",
      """
      CREATE TABLE latest (
        id INTEGER PRIMARY KEY,
        correlation TEXT NOT NULL UNIQUE,
        seq INTEGER NOT NULL REFERENCES event(seq),
        running INTEGER NOT NULL,
        started INTEGER NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        host TEXT,
        vm TEXT,
        source TEXT,
        target TEXT)""",
      "CREATE INDEX latest_order ON latest (running DESC, started DESC, seq DESC)",
      """
      CREATE VIRTUAL TABLE event_text USING fts5 (
        message, details, host_name, vm_name, tokenize = 'trigram')"""),
      // the index alone: the texts are in event, and a copy of them is a third of what an entry costs
      List.of("DROP TABLE event_text", """
      CREATE VIRTUAL TABLE event_text USING fts5 (
        message, details, host_name, vm_name, tokenize = 'trigram', content = '', contentless_delete = 1)""", """
      INSERT INTO event_text (rowid, message, details, host_name, vm_name)
        SELECT l.id, e.message, e.details, e.host_name, e.vm_name FROM latest l JOIN event e ON e.seq = l.seq"""));

  private EventSchema() {
  }

  /**
   * Brings the file to the current version, in one transaction per step.
   *
   * @throws IOException if a newer version of the workbench wrote the file
   */
  static void migrate(Connection connection, Path file) throws SQLException, IOException {
    int version = version(connection);
    if (version > MIGRATIONS.size()) {
      throw new IOException(NLS.bind(Messages.EventStore_newerVersion,
          new Object[] {file, version, MIGRATIONS.size()}));
    }
    for (int step = version; step < MIGRATIONS.size(); step++) {
      apply(connection, step);
    }
  }

  private static void apply(Connection connection, int step) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : MIGRATIONS.get(step)) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA user_version = " + (step + 1));
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }
}
