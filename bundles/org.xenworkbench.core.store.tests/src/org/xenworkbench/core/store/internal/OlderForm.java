/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Files as earlier versions wrote them. */
final class OlderForm {

  private static final String EVENT = """
      CREATE TABLE event (seq INTEGER PRIMARY KEY AUTOINCREMENT, correlation TEXT NOT NULL, kind TEXT NOT NULL,
        status TEXT NOT NULL, message TEXT NOT NULL, host TEXT, host_name TEXT NOT NULL, vm TEXT, vm_name TEXT NOT NULL,
        started INTEGER NOT NULL, finished INTEGER, user TEXT NOT NULL, progress REAL, details TEXT NOT NULL)""";
  private static final String ATTRIBUTE = """
      CREATE TABLE event_attribute (seq INTEGER NOT NULL REFERENCES event(seq), name TEXT NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (seq, name)) WITHOUT ROWID""";
  private static final String LATEST = """
      CREATE TABLE latest (id INTEGER PRIMARY KEY, correlation TEXT NOT NULL UNIQUE,
        seq INTEGER NOT NULL REFERENCES event(seq), running INTEGER NOT NULL, started INTEGER NOT NULL,
        kind TEXT NOT NULL, status TEXT NOT NULL, host TEXT, vm TEXT, source TEXT, target TEXT)""";
  private static final String TEXT =
      "CREATE VIRTUAL TABLE event_text USING fts5 (message, details, host_name, vm_name, tokenize = 'trigram'%s)";
  private static final String CONTENTLESS = ", content = '', contentless_delete = 1";

  private OlderForm() {
  }

  /** Writes a file with one entry that has two states; version 0 has no table yet. */
  static void write(Path file, int version, Instant started, UUID correlation, Map<String, String> facts)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      if (version == 0) {
        return;
      }
      for (String sql : new String[] {EVENT, ATTRIBUTE, LATEST, TEXT.formatted(version == 1 ? "" : CONTENTLESS),
          "CREATE INDEX latest_order ON latest (running DESC, started DESC, seq DESC)"}) {
        statement.execute(sql);
      }
      long nanos = started.getEpochSecond() * 1_000_000_000L + started.getNano();
      String row = "INSERT INTO event VALUES (%d, '" + correlation
          + "', 'migration', '%s', '%s', NULL, 'pm1', NULL, '', "
          + nanos + ", " + nanos + ", 'root', NULL, '')";
      statement.execute(row.formatted(1, "RUNNING", "moving"));
      statement.execute(row.formatted(2, "SUCCEEDED", "moved"));
      statement.execute("INSERT INTO latest VALUES (1, '" + correlation + "', 2, 0, " + nanos
          + ", 'migration', 'SUCCEEDED', NULL, NULL, NULL, NULL)");
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO event_attribute VALUES (2, ?, ?)")) {
        for (Map.Entry<String, String> fact : facts.entrySet()) {
          insert.setString(1, fact.getKey());
          insert.setString(2, fact.getValue());
          insert.executeUpdate();
        }
      }
      statement.execute("PRAGMA user_version = " + version);
    }
  }
}
