/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.ObjectId;

/**
 * A query as SQL. What SQLite cannot compare is found by what it can, and what is found is compared here: texts that
 * are too long for it by their beginnings, letters of which it does not know the other case by those around them. Every
 * word of the user is a bound value: to the full-text search it is a quoted string, so that none of its operators can
 * be typed; a word too short for the index of three characters each is looked for row by row.
 */
final class EventSelect {

  private static final int SHORTEST_INDEXED = 3;
  private static final int NEWEST = 10_000;
  /** Of a text's words so many, and of a word so many characters, are looked for by SQLite. */
  private static final int MOST_WORDS = 64;
  /** So many users are named one by one: SQLite takes so many values. */
  private static final int MOST_USERS = 50;
  private static final int LONGEST_WORD = 500;
  private static final String AMONG_MATCHES = "l.id IN (SELECT rowid FROM event_text WHERE event_text MATCH ?)";
  /** As it is shown; rounded down, also before 1970. */
  private static final String STARTED = """
      strftime('%Y-%m-%d %H:%M:%S',
        (l.started - (l.started % 1000000000 + 1000000000) % 1000000000) / 1000000000, 'unixepoch', 'localtime')""";
  private static final String FACTS = "char(10) || ifnull(e.attributes, '')";
  /** Before what an entry is a part of, as it says. */
  private static final String PART_OF = '\n' + LogAttribute.PART_OF.name() + '=';
  private static final int ID = 36;
  /** What an entry is a part of, with the line's end; empty if it is none. */
  private static final String WHOLE =
      "CASE WHEN instr(%1$s, '%2$s') > 0 THEN substr(%1$s, instr(%1$s, '%2$s') + %3$d, %4$d) END".formatted(FACTS,
          PART_OF, PART_OF.length(), ID + 1);
  /** Of the few that have no VM, whether the line of those that they are about has one of some. */
  private static final String ABOUT = """
      (l.vm IS NULL AND EXISTS (SELECT 1 FROM
        (SELECT substr(line, 1, instr(line, char(10))) AS keys FROM
          (SELECT substr(char(10) || a.attributes, 1 + instr(char(10) || a.attributes, '%1$s')) AS line
            FROM event a WHERE a.seq = l.seq AND instr(char(10) || a.attributes, '%1$s') > 0))
        WHERE %%s))""".formatted('\n' + LogAttribute.ABOUT.name() + '=');
  private static final List<String> TEXT_COLUMNS = List.of("e.message", "e.details", "e.host_name", "e.vm_name");

  private final StringBuilder where = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private final EventQuery query;
  private final Set<String> users;
  private final List<String> words;
  private final boolean amongNewest;
  /** Whether SQLite may find more than what matches. */
  private final boolean compared;
  private boolean indexed;

  private EventSelect(EventQuery query, Set<String> users, boolean amongNewest) {
    this.query = query;
    this.users = users;
    this.amongNewest = amongNewest;
    this.words = query.words();
    this.compared = query.whole() || words.size() > MOST_WORDS
        || words.stream().anyMatch(word -> word.length() > LONGEST_WORD || hasOtherCase(word)
            && (!isIndexed(word) || users.size() > MOST_USERS));
    anyOf("l.status", query.statuses().stream().map(LogEntry.Status::name).collect(Collectors.toSet()));
    anyOf("l.kind", query.kinds());
    anyOf("e.user", query.users());
    about(query.objects().stream().map(ObjectId::key).toList());
    about(query.alsoAbout().stream().map(ObjectId::key).toList());
    query.from().ifPresent(from -> started(">=", from));
    query.to().ifPresent(to -> started("<", to));
    query.partOf().ifPresent(this::parts);
    unacknowledged();
    text();
    values.add(compared ? -1 : query.limit()); // -1: as many as there are
    values.add(compared ? 0 : query.offset());
  }

  /**
   * The whole log.
   *
   * @param users all there are: an index of what few did would cost every entry
   */
  static EventSelect of(EventQuery query, Set<String> users) {
    return new EventSelect(query, users, false);
  }

  /**
   * The newest few thousand entries only, row by row: what is found there are the first that match. Empty where that
   * could find less than the index does, since SQL knows capital letters of ASCII only, and where no index is used.
   */
  static Optional<EventSelect> amongNewest(EventQuery query, Set<String> users) {
    EventSelect select = new EventSelect(query, users, true);
    boolean ascii = !select.compared && query.text().chars().allMatch(character -> character < 128);
    return select.indexed && ascii ? Optional.of(select) : Optional.empty();
  }

  /** The statement with its place holders. */
  String sql() {
    String entries = amongNewest
        ? "(SELECT * FROM latest ORDER BY running DESC, started DESC, seq DESC LIMIT " + NEWEST + ')' : "latest";
    return "SELECT " + EventRow.ALL + ", l.seq, " + (query.whole() ? WHOLE : "NULL") + " FROM " + entries
        + " l LEFT JOIN event e ON e.seq = l.seq" + where
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

  /** A migration is about both of its hosts, and what was done with several about all. */
  private void about(List<String> keys) {
    if (!keys.isEmpty()) {
      String any = " IN (" + "?, ".repeat(keys.size() - 1) + "?)";
      String several = ABOUT.formatted("instr(keys, ?) > 0" + " OR instr(keys, ?) > 0".repeat(keys.size() - 1));
      and(Stream.concat(Stream.of("l.host", "l.vm", "l.source", "l.target").map(column -> column + any),
          Stream.of(several)).collect(Collectors.joining(" OR ", "(", ")")));
      Stream.of(keys, keys, keys, keys).forEach(values::addAll);
      keys.forEach(key -> values.add(' ' + key + ' '));
    }
  }

  private void started(String comparison, Instant time) {
    and("l.started " + comparison + " ?");
    values.add(EventRow.nanosOrBound(time));
  }

  /** Attributes are lines, and no value can have a line of its own: see {@link EventFacts}. */
  private void parts(UUID whole) {
    and("instr(" + FACTS + ", ?) > 0");
    values.add(PART_OF + whole + '\n');
  }

  private void unacknowledged() {
    if (query.unacknowledged()) {
      anyOf("l.status", EventQuery.OPEN.stream().map(LogEntry.Status::name).collect(Collectors.toSet()));
      and("instr(" + FACTS + ", ?) = 0");
      values.add("\n" + LogAttribute.ACKNOWLEDGED.name() + '=');
    }
  }

  private static boolean isIndexed(String word) {
    return word.codePointCount(0, word.length()) >= SHORTEST_INDEXED;
  }

  private static boolean hasOtherCase(String word) {
    return word.codePoints().anyMatch(EventSelect::hasOtherCase);
  }

  /** Of letters beyond ASCII, SQL's comparisons know one case only; the index of words knows both. */
  private static boolean hasOtherCase(int letter) {
    return letter > 127 && Character.toLowerCase(letter) != Character.toUpperCase(letter);
  }

  /** How many entries to look for. */
  int limit() {
    return compared ? (int) Math.min(Integer.MAX_VALUE, (long) query.offset() + query.limit()) : query.limit();
  }

  /** What the entry of a row says it is a part of, where parts are not wanted; else empty. */
  static Optional<String> whole(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getString(EventRow.WIDTH + 2))
        .filter(line -> line.length() == ID + 1 && line.endsWith("\n")).map(line -> line.substring(0, ID));
  }

  /** Whether what was found really has all of the words. */
  boolean matches(LogEntry entry) {
    return !compared || query.matchesText(entry);
  }

  /** The page that was asked for, where {@link #matches} has chosen. */
  List<LogEntry> page(List<LogEntry> found) {
    return compared ? found.stream().skip(query.offset()).toList() : found;
  }

  private void text() {
    List<String> matches = new ArrayList<>();
    for (String whole : words.subList(0, Math.min(words.size(), MOST_WORDS))) {
      String word = beginning(whole);
      boolean isIndexed = isIndexed(word);
      indexed |= isIndexed;
      Alternatives others = others(whole);
      String phrase = '"' + word.replace("\"", "\"\"") + '"';
      if (isIndexed && !amongNewest && others.isEmpty()) {
        matches.add(phrase); // read at once with those of the other words
      } else if (isIndexed && !amongNewest) {
        others.add(AMONG_MATCHES, phrase);
        others.require();
      } else {
        contains(others, word);
        others.require();
      }
    }
    if (!matches.isEmpty()) {
      and(AMONG_MATCHES);
      values.add(String.join(" AND ", matches));
    }
  }

  /** Not ending within a character of two halves. */
  private static String beginning(String word) {
    int end = Math.min(word.length(), LONGEST_WORD);
    return word.substring(0, end > 0 && Character.isHighSurrogate(word.charAt(end - 1)) && end < word.length()
        ? end - 1 : end);
  }

  private static void contains(Alternatives to, String word) {
    String pattern = pattern(word);
    TEXT_COLUMNS.forEach(column -> to.add(column + " LIKE ? ESCAPE '\\'", pattern));
  }

  private static String pattern(String word) {
    StringBuilder pattern = new StringBuilder("%");
    String plain = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    plain.codePoints().forEach(letter -> pattern.appendCodePoint(hasOtherCase(letter) ? '_' : letter));
    return pattern.append('%').toString();
  }

  /** What else than the texts may have a word: the user, the status, the time. */
  private Alternatives others(String word) {
    Alternatives others = new Alternatives();
    String small = word.toLowerCase(Locale.ROOT);
    List<String> named = users.stream().filter(user -> user.toLowerCase(Locale.ROOT).contains(small)).toList();
    if (named.size() > MOST_USERS) {
      others.add("e.user LIKE ? ESCAPE '\\'", pattern(word));
    } else {
      named.forEach(user -> others.add("e.user = ?", user));
    }
    query.statusesNamed(word).forEach(status -> others.add("l.status = ?", status.name()));
    if (EventQuery.isPartOfTime(word)) {
      others.add(STARTED + " LIKE ?", '%' + word + '%');
    }
    return others;
  }

  /** Conditions of which one has to hold. */
  private final class Alternatives {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> wanted = new ArrayList<>();

    void add(String condition, Object value) {
      conditions.add(condition);
      wanted.add(value);
    }

    boolean isEmpty() {
      return conditions.isEmpty();
    }

    void require() {
      and('(' + String.join(" OR ", conditions) + ')');
      values.addAll(wanted);
    }
  }

  private void and(String condition) {
    where.append(where.isEmpty() ? " WHERE " : " AND ").append(condition);
  }
}
