/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.event.LogEntry;

/**
 * Looks whether an event log is sound: after a kill, after somebody else wrote the file, and after an error in its use.
 */
final class EventCheck {

  /** What is wrong with it. */
  enum Verdict {
    /** Nothing, or only single rows. */
    SOUND,
    /** The index of words; it can be made anew. */
    INDEX,
    /** The file: what can be read must be carried over. */
    DAMAGED
  }

  private static final int LATEST_COLUMNS = 10;
  private static final String ALL_ROWS = "SELECT " + EventRow.ALL + """
      , l.correlation, l.seq, l.running, l.started, l.kind, l.status, l.host, l.vm, l.source, l.target
        FROM event e LEFT JOIN latest l ON l.correlation = e.correlation""";
  private static final String WITHOUT_EVENT =
      "SELECT count(*) FROM latest WHERE seq NOT IN (SELECT seq FROM event)";

  private final Connection connection;
  private final Set<Long> unreadable = new HashSet<>();
  private Verdict verdict = Verdict.DAMAGED;
  private long entries;

  private EventCheck(Connection connection) {
    this.connection = connection;
  }

  /** Looks into an open file. */
  static EventCheck of(Connection connection) throws SQLException {
    EventCheck check = new EventCheck(connection);
    check.verdict = check.look();
    return check;
  }

  /** The numbers of the rows that cannot be read though the file is sound. */
  Set<Long> unreadable() {
    return unreadable;
  }

  Verdict verdict() {
    return verdict;
  }

  /** How many entries there are, where the file is not damaged. */
  long entries() {
    return entries;
  }

  private Verdict look() throws SQLException {
    boolean sound = EventSchema.isAsCreated(connection) && isOk("PRAGMA quick_check('event')")
        && isOk("PRAGMA integrity_check('latest')") && EventCopy.number(connection, WITHOUT_EVENT) == 0
        && isConsistent();
    if (!sound) {
      return Verdict.DAMAGED;
    }
    entries = EventCopy.number(connection, "SELECT count(*) FROM latest");
    return isIndexSound() ? Verdict.SOUND : Verdict.INDEX;
  }

  private boolean isIndexSound() throws SQLException {
    try {
      return EventSchema.isIndexComplete(connection) && isOk("PRAGMA quick_check");
    } catch (SQLException e) {
      if (SqlFailure.isDamage(e)) {
        return false;
      }
      throw e;
    }
  }

  private boolean isOk(String pragma) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(pragma)) {
      return row.next() && "ok".equals(row.getString(1));
    }
  }

  /** Whether {@code latest} says what the rows say that can be read. */
  private boolean isConsistent() throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ALL_ROWS)) {
      while (row.next()) {
        EventRow event = EventRow.read(row);
        Optional<LogEntry> entry = event.entry();
        if (entry.isEmpty()) {
          unreadable.add(event.seq());
        } else if (!isConsistent(row, event.seq(), entry.get())) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean isConsistent(ResultSet row, long seq, LogEntry entry) throws SQLException {
    @Nullable Object[] latest = new @Nullable Object[LATEST_COLUMNS];
    for (int i = 0; i < latest.length; i++) {
      @Nullable Object value = row.getObject(EventRow.WIDTH + 1 + i);
      latest[i] = value instanceof Integer number ? Long.valueOf(number) : value;
    }
    List<@Nullable Object> expected = EventRow.latest(entry, seq);
    return Objects.equals(latest[1], seq) ? expected.equals(Arrays.asList(latest))
        : latest[1] instanceof Long later && later > seq;
  }
}
