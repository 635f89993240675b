/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/**
 * The tables of the event log. {@code event} only grows and holds all there is; what else there is can be made of it:
 * {@code latest} has one row per entry and points at its last state, {@code event_text} finds the words of that state.
 *
 * <p>The version of the form stands twice in the head of the file, so that damage to it is not taken for another
 * version.
 */
final class EventSchema {

  static final int VERSION = 3;
  static final int PAGE = 4096;

  /** What a file is, by its head. */
  enum Form {
    /** An older version, or one whose version is only in SQLite's log. */
    OLDER, CURRENT, NEWER, DAMAGED
  }

  private static final int APPLICATION = 0x58570000;
  private static final int HEAD = 100;
  private static final int PAGE_SIZE_AT = 16;
  private static final int VERSION_AT = 60;
  private static final int APPLICATION_AT = 68;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private static final String CREATE_LATEST = """
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
        target TEXT)""";
  /** The index alone: the texts are in event, and a copy of them is a third of what an entry costs. */
  private static final String CREATE_TEXT = """
      CREATE VIRTUAL TABLE event_text USING fts5 (
        message, details, host_name, vm_name, tokenize = 'trigram', content = '', contentless_delete = 1)""";
  /** Else a deletion may write a large part of the index anew, at once; {@link EventForgetter} does it in pieces. */
  static final String NO_DELETE_MERGE = "INSERT INTO event_text (event_text, rank) VALUES ('deletemerge', 0)";
  private static final String CREATE_EVENT = """
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
        details TEXT NOT NULL,
        attributes TEXT NOT NULL,
        checksum INTEGER NOT NULL)""";
  /** Set before anything else, since a file cannot change these later. */
  private static final List<String> CREATE = List.of("PRAGMA page_size = " + PAGE, "PRAGMA auto_vacuum = INCREMENTAL",
      "BEGIN", CREATE_EVENT, CREATE_LATEST,
      "CREATE INDEX latest_order ON latest (running DESC, started DESC, seq DESC)", CREATE_TEXT, NO_DELETE_MERGE,
      "PRAGMA application_id = " + (APPLICATION ^ VERSION), "PRAGMA user_version = " + VERSION, "COMMIT");
  /** Is there while the index is made anew, so that a kill meanwhile is noticed. */
  private static final String INCOMPLETE = "event_text_incomplete";

  private EventSchema() {
  }

  /** Makes a new, empty log. */
  static void create(Path file) throws SQLException {
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
      create(connection);
    }
  }

  private static void create(Connection connection) throws SQLException {
    for (String sql : CREATE) {
      execute(connection, sql);
    }
  }

  /** Which form a file has. */
  static Form form(Path file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    try (FileChannel channel = FileChannel.open(file)) {
      while (head.hasRemaining() && channel.read(head) >= 0) {
        continue; // until it is full or the file ends
      }
    }
    byte[] magic = new byte[MAGIC.length];
    head.get(0, magic);
    if (head.hasRemaining() || !java.util.Arrays.equals(magic, MAGIC) || head.getShort(PAGE_SIZE_AT) != PAGE) {
      return Form.DAMAGED;
    }
    return form(head.getInt(VERSION_AT), head.getInt(APPLICATION_AT));
  }

  private static Form form(int version, int application) {
    if (application == (APPLICATION ^ version) && version >= VERSION) {
      return version == VERSION ? Form.CURRENT : Form.NEWER;
    }
    if (application == 0 && version < VERSION) {
      return Form.OLDER;
    }
    // they differ by a single bit where one was flipped; somebody who writes another version changes more
    boolean flipped = Integer.bitCount(application ^ (APPLICATION ^ version)) == 1;
    return version > VERSION && !flipped && application != 0 ? Form.NEWER : Form.DAMAGED;
  }

  /** The version in the head of a file. */
  static int version(Path file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    try (FileChannel channel = FileChannel.open(file)) {
      channel.read(head);
    }
    return head.getInt(VERSION_AT);
  }

  /** Whether the tables are those that {@link #create} makes; what somebody has added is none of our concern. */
  static boolean isAsCreated(Connection connection) throws SQLException {
    try (Connection fresh = new SQLiteConfig().createConnection("jdbc:sqlite::memory:")) {
      create(fresh);
      return definitions(connection).entrySet().containsAll(definitions(fresh).entrySet());
    }
  }

  private static Map<String, String> definitions(Connection connection) throws SQLException {
    Map<String, String> found = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT type || name, ifnull(sql, '') FROM sqlite_schema")) {
      while (row.next()) {
        found.put(row.getString(1), row.getString(2));
      }
    }
    return found;
  }

  /** Whether the index is there in full. */
  static boolean isIndexComplete(Connection connection) throws SQLException {
    return !definitions(connection).containsKey("table" + INCOMPLETE);
  }

  /** Makes the index anew, from what {@code latest} points at. */
  static void rebuildIndex(Connection connection) throws SQLException {
    execute(connection, "BEGIN IMMEDIATE");
    execute(connection, "CREATE TABLE IF NOT EXISTS " + INCOMPLETE + " (x)");
    execute(connection, "INSERT OR REPLACE INTO event_text_config VALUES ('version', 4)"); // else it cannot be dropped
    execute(connection, "DROP TABLE event_text");
    execute(connection, CREATE_TEXT);
    execute(connection, NO_DELETE_MERGE);
    execute(connection, "COMMIT");
    EventIndex.fill(connection);
    execute(connection, "DROP TABLE " + INCOMPLETE);
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether there is anything in a file. */
  static boolean isEmpty(Path file) throws IOException {
    return !Files.exists(file) || Files.size(file) == 0;
  }
}
