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
import java.util.Optional;
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
  private static final int NEWEST = 10_000;
  private static final List<String> TEXT_COLUMNS = List.of("e.message", "e.details", "e.host_name", "e.vm_name");

  private final StringBuilder where = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private final boolean amongNewest;
  private boolean indexed;

  private EventSelect(EventQuery query, boolean amongNewest) {
    this.amongNewest = amongNewest;
    anyOf("l.status", query.statuses().stream().map(LogEntry.Status::name).collect(Collectors.toSet()));
    anyOf("l.kind", query.kinds());
    query.object().ifPresent(object -> about(object.key()));
    query.from().ifPresent(from -> started(">=", from));
    query.to().ifPresent(to -> started("<", to));
    text(query.text());
    values.add(query.limit());
    values.add(query.offset());
  }

  /** The whole log. */
  static EventSelect of(EventQuery query) {
    return new EventSelect(query, false);
  }

  /**
   * The newest few thousand entries only, row by row: what is found there are the first that match. Empty where that
   * could find less than the index does, since SQL knows capital letters of ASCII only, and where no index is used.
   */
  static Optional<EventSelect> amongNewest(EventQuery query) {
    EventSelect select = new EventSelect(query, true);
    boolean ascii = query.text().chars().allMatch(character -> character < 128);
    return select.indexed && ascii ? Optional.of(select) : Optional.empty();
  }

  /** The statement with its place holders. */
  String sql() {
    String entries = amongNewest
        ? "(SELECT * FROM latest ORDER BY running DESC, started DESC, seq DESC LIMIT " + NEWEST + ')' : "latest";
    return "SELECT e.* FROM " + entries + " l JOIN event e ON e.seq = l.seq" + where
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
    List<String> matches = new ArrayList<>();
    for (String word : text.replace('\0', ' ').strip().split("\\s+")) {
      boolean isIndexed = word.codePointCount(0, word.length()) >= SHORTEST_INDEXED;
      indexed |= isIndexed;
      if (isIndexed && !amongNewest) {
        matches.add('"' + word.replace("\"", "\"\"") + '"');
      } else if (!word.isEmpty()) {
        contains(word);
      }
    }
    if (!matches.isEmpty()) {
      and("l.id IN (SELECT rowid FROM event_text WHERE event_text MATCH ?)");
      values.add(String.join(" AND ", matches));
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
