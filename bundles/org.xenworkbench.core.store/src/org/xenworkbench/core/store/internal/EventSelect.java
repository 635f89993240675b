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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;

/**
 * A query as SQL. Texts that are longer than SQLite can compare are found by their beginnings, and what is found is
 * compared here. Every word of the user is a bound value: to the full-text search it is a quoted string, so that none
 * of its operators can be typed; a word too short for the index of three characters each is looked for row by row.
 */
final class EventSelect {

  private static final int SHORTEST_INDEXED = 3;
  private static final int NEWEST = 10_000;
  /** Of a text's words so many, and of a word so many characters, are looked for by SQLite. */
  private static final int MOST_WORDS = 64;
  private static final int LONGEST_WORD = 500;
  private static final List<String> TEXT_COLUMNS = List.of("e.message", "e.details", "e.host_name", "e.vm_name");

  private final StringBuilder where = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private final EventQuery query;
  private final List<String> words;
  private final boolean amongNewest;
  private boolean indexed;

  private EventSelect(EventQuery query, boolean amongNewest) {
    this.query = query;
    this.amongNewest = amongNewest;
    this.words = Stream.of(query.text().replace('\0', ' ').strip().split("\\s+")).filter(word -> !word.isEmpty())
        .distinct().toList();
    anyOf("l.status", query.statuses().stream().map(LogEntry.Status::name).collect(Collectors.toSet()));
    anyOf("l.kind", query.kinds());
    query.object().ifPresent(object -> about(object.key()));
    query.from().ifPresent(from -> started(">=", from));
    query.to().ifPresent(to -> started("<", to));
    text();
    values.add(isTooLong() ? -1 : query.limit()); // -1: as many as there are
    values.add(isTooLong() ? 0 : query.offset());
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
    boolean ascii = !select.isTooLong() && query.text().chars().allMatch(character -> character < 128);
    return select.indexed && ascii ? Optional.of(select) : Optional.empty();
  }

  /** The statement with its place holders. */
  String sql() {
    String entries = amongNewest
        ? "(SELECT * FROM latest ORDER BY running DESC, started DESC, seq DESC LIMIT " + NEWEST + ')' : "latest";
    return "SELECT " + EventRow.ALL + ", l.seq FROM " + entries + " l LEFT JOIN event e ON e.seq = l.seq" + where
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

  private boolean isTooLong() {
    return words.size() > MOST_WORDS || words.stream().anyMatch(word -> word.length() > LONGEST_WORD);
  }

  /** How many entries to look for. */
  int limit() {
    return isTooLong() ? (int) Math.min(Integer.MAX_VALUE, (long) query.offset() + query.limit()) : query.limit();
  }

  /** Whether what was found really has all of the words. */
  boolean matches(LogEntry entry) {
    if (!isTooLong()) {
      return true;
    }
    String all = String.join("\n", entry.message(), entry.details(), entry.hostName(), entry.vmName())
        .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(word -> all.contains(word.toLowerCase(Locale.ROOT)));
  }

  /** The page that was asked for, where {@link #matches} has chosen. */
  List<LogEntry> page(List<LogEntry> found) {
    return isTooLong() ? found.stream().skip(query.offset()).toList() : found;
  }

  private void text() {
    List<String> matches = new ArrayList<>();
    for (String whole : words.subList(0, Math.min(words.size(), MOST_WORDS))) {
      String word = beginning(whole);
      boolean isIndexed = word.codePointCount(0, word.length()) >= SHORTEST_INDEXED;
      indexed |= isIndexed;
      if (isIndexed && !amongNewest) {
        matches.add('"' + word.replace("\"", "\"\"") + '"');
      } else {
        contains(word);
      }
    }
    if (!matches.isEmpty()) {
      and("l.id IN (SELECT rowid FROM event_text WHERE event_text MATCH ?)");
      values.add(String.join(" AND ", matches));
    }
  }

  /** Not ending within a character of two halves. */
  private static String beginning(String word) {
    int end = Math.min(word.length(), LONGEST_WORD);
    return word.substring(0, end > 0 && Character.isHighSurrogate(word.charAt(end - 1)) && end < word.length()
        ? end - 1 : end);
  }

  private void contains(String word) {
    String pattern = '%' + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    and(TEXT_COLUMNS.stream().map(column -> column + " LIKE ? ESCAPE '\\'")
        .collect(Collectors.joining(" OR ", "(", ")")));
    TEXT_COLUMNS.forEach(column -> values.add(pattern));
  }

  private void and(String condition) {
    where.append(where.isEmpty() ? " WHERE " : " AND ").append(condition);
  }
}
