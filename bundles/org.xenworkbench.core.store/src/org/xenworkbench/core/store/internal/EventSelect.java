/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;

/**
 * A query as SQL. Every word of the user is a bound value: to the full-text search it is a quoted string, so that none
 * of its operators can be typed; a word too short for the index of three characters each is looked for row by row.
 */
final class EventSelect {

  private static final int SHORTEST_INDEXED = 3;
  private static final List<String> TEXT_COLUMNS = List.of("e.message", "e.details", "e.host_name", "e.vm_name");

  private final StringBuilder where = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  EventSelect(EventQuery query) {
    anyOf("l.status", query.statuses().stream().map(LogEntry.Status::name).collect(Collectors.toSet()));
    anyOf("l.kind", query.kinds());
    query.object().ifPresent(object -> about(object.key()));
    query.from().ifPresent(from -> started(">=", from));
    query.to().ifPresent(to -> started("<", to));
    text(query.text());
    values.add(query.limit());
    values.add(query.offset());
  }

  /** The statement with its place holders. */
  String sql() {
    return "SELECT e.* FROM latest l JOIN event e ON e.seq = l.seq" + where
        + " ORDER BY l.running DESC, l.started DESC, l.seq DESC LIMIT ? OFFSET ?";
  }

  /** Sets the place holders. */
  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }

  private void anyOf(String column, Set<String> wanted) {
    if (!wanted.isEmpty()) {
      and(column + " IN (" + "?, ".repeat(wanted.size() - 1) + "?)");
      values.addAll(wanted);
    }
  }

  /** A migration is about both of its hosts. */
  private void about(String key) {
    and("? IN (l.host, l.vm, l.source, l.target)");
    values.add(key);
  }

  private void started(String comparison, Instant time) {
    and("l.started " + comparison + " ?");
    values.add(EventRow.nanosOrBound(time));
  }

  private void text(String text) {
    List<String> indexed = new ArrayList<>();
    for (String word : text.replace('\0', ' ').strip().split("\\s+")) {
      if (word.codePointCount(0, word.length()) >= SHORTEST_INDEXED) {
        indexed.add('"' + word.replace("\"", "\"\"") + '"');
      } else if (!word.isEmpty()) {
        contains(word);
      }
    }
    if (!indexed.isEmpty()) {
      and("l.id IN (SELECT rowid FROM event_text WHERE event_text MATCH ?)");
      values.add(String.join(" AND ", indexed));
    }
  }

  private void contains(String word) {
    String pattern = '%' + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    and(TEXT_COLUMNS.stream().map(column -> column + " LIKE ? ESCAPE '\\'").collect(Collectors.joining(" OR ", "(", ")")));
    TEXT_COLUMNS.forEach(column -> values.add(pattern));
  }

  private void and(String condition) {
    where.append(where.isEmpty() ? " WHERE " : " AND ").append(condition);
  }
}
