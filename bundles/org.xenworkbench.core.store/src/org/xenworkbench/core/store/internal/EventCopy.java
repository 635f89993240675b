/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.sqlite.SQLiteConfig;

/** Copies events into a new file, which is nobody's yet; they keep their numbers. */
final class EventCopy implements AutoCloseable {

  private static final String INSERT = "INSERT OR IGNORE INTO event (seq, " + String.join(", ", EventRow.COLUMNS)
      + ", checksum) VALUES (?" + ", ?".repeat(EventRow.WIDTH - 1) + ')';
  private static final String OLD_EVENTS = "SELECT seq, "
      + String.join(", ", EventRow.COLUMNS.subList(0, EventRow.COLUMNS.size() - 1)) + " FROM event ORDER BY seq";

  private final PreparedStatement insert;

  EventCopy(Connection target) throws SQLException {
    insert = target.prepareStatement(INSERT);
  }

  /** Makes a new file. It needs no log of its own: until it is complete, it is thrown away after a failure. */
  static Connection create(Path fresh) throws IOException, SQLException {
    Files.deleteIfExists(fresh);
    EventSchema.create(fresh);
    Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + fresh.toAbsolutePath());
    EventSchema.execute(connection, "PRAGMA journal_mode = MEMORY");
    return connection;
  }

  void add(EventRow row) throws SQLException {
    row.bind(insert);
    insert.executeUpdate();
  }

  /** Copies a log of an older form that is not damaged. */
  static void older(Path old, Path fresh) throws IOException, SQLException {
    try (Connection source = EventDatabase.connect(old); Connection target = create(fresh)) {
      if (number(source, "SELECT count(*) FROM sqlite_schema WHERE name = 'event'") > 0) {
        EventSchema.execute(target, "BEGIN");
        copy(source, target);
        EventSchema.execute(target, "COMMIT");
        EventIndex.make(target);
      }
    }
  }

  private static void copy(Connection source, Connection target) throws SQLException {
    try (EventCopy copy = new EventCopy(target); PreparedStatement events = source.prepareStatement(OLD_EVENTS);
        ResultSet row = events.executeQuery()) {
      while (row.next()) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 2; i <= EventRow.COLUMNS.size(); i++) {
          @Nullable Object value = row.getObject(i);
          values.add(value instanceof Integer number ? Long.valueOf(number) : value);
        }
        values.add(facts(source, "event_attribute", row.getLong(1)));
        copy.add(EventRow.unchecked(row.getLong(1), values));
      }
    }
  }

  /** The attributes of an event in the older forms, which had a table of them. */
  static String facts(Connection connection, String table, long seq) throws SQLException {
    Map<String, String> facts = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT name, value FROM " + table + " WHERE seq = ?")) {
      statement.setLong(1, seq);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          facts.put(row.getString(1), row.getString(2));
        }
      }
    }
    return EventFacts.format(facts);
  }

  static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return EventIndex.returned(statement);
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
