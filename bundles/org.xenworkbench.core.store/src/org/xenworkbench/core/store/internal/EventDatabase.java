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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
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
  /** So that the index by id of a million entries, which come in no order, is in memory. */
  private static final int CACHE_KIB = 64 << 10;
  private static final String INSERT_EVENT = "INSERT INTO event (seq, " + String.join(", ", EventRow.COLUMNS)
      + ", checksum) VALUES (?" + ", ?".repeat(EventRow.WIDTH - 1) + ')';
  /** Never used again, also when the last entries were forgotten. */
  private static final String LAST_SEQ = """
      SELECT max(ifnull((SELECT max(seq) FROM event), 0),
        ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0))""";

  private static final String LATEST = "SELECT " + EventRow.ALL
      + ", l.seq FROM latest l LEFT JOIN event e ON e.seq = l.seq WHERE l.correlation = ?";
  /** Events have no index of whose they are: most states of an entry are near its first or its latest one. */
  private static final int NEAR = 10_000;
  private static final String STATES_BETWEEN = "SELECT " + EventRow.ALL
      + ", e.seq FROM latest l JOIN event e ON e.seq BETWEEN %s AND e.correlation = l.correlation"
      + " WHERE l.correlation = ?1";
  private static final String STATES = STATES_BETWEEN.formatted("l.id AND min(l.id + " + NEAR + ", l.seq)")
      + " UNION ALL " + STATES_BETWEEN.formatted("max(l.id + " + NEAR + " + 1, l.seq - " + NEAR + ") AND l.seq")
      + " ORDER BY 1";
  private static final String USERS = "SELECT DISTINCT user FROM event";

  private final Connection writer;
  private final Connection reader;
  /** Everybody who did something, once {@link #usersRead}. */
  private final Set<String> users = ConcurrentHashMap.newKeySet();
  private boolean usersRead;
  /** Numbers of the states that cannot be read and that a query met. */
  private final Set<Long> unreadable = new ConcurrentSkipListSet<>();

  /** The database and its log, which is where commits are at first. */
  private final List<FilePlace> places;

  /** Opens a file of the current form. */
  EventDatabase(Path file) throws SQLException, IOException {
    writer = connect(file);
    Connection second = null;
    try {
      second = connect(file);
      reader = second;
      execute("SELECT 1 FROM sqlite_schema"); // opens the log
      places = List.of(FilePlace.of(file), FilePlace.of(file.resolveSibling(file.getFileName() + "-wal")));
    } catch (SQLException | IOException e) {
      if (second != null) {
        second.close();
      }
      writer.close();
      throw e;
    }
  }

  /** Whether the database or its log was removed or replaced since: what is open has no name then. */
  boolean isLost() throws IOException {
    return isDatabaseLost() || places.get(1).isLost();
  }

  /** Whether that is so of the database itself. */
  boolean isDatabaseLost() throws IOException {
    return places.get(0).isLost();
  }

  /** Writes all that is committed into a new file, also if this one has no name any more. */
  void copyTo(Path fresh) throws SQLException {
    synchronized (writer) {
      try (PreparedStatement copy = writer.prepareStatement("VACUUM INTO ?")) {
        copy.setString(1, fresh.toAbsolutePath().toString());
        copy.executeUpdate();
      }
    }
  }

  /** How many entries a query has met, or a check has found, that cannot be read. */
  int unreadable() {
    return unreadable.size();
  }

  /** Counts entries as unreadable that a check has found. */
  void countUnreadable(Set<Long> numbers) {
    unreadable.addAll(numbers);
  }

  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    // FULL: a commit is on the disk when it returns, also when the power fails
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_TIMEOUT_MS);
    config.setCacheSize(-CACHE_KIB);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    EventSchema.execute(connection, "PRAGMA cell_size_check = ON"); // damage is noticed before it is used
    return connection;
  }

  /**
   * Appends states of entries in one transaction: all are on disk when it returns, or none.
   *
   * @return how many entries there are more
   */
  int append(List<LogEntry> entries) throws SQLException {
    synchronized (writer) {
      // not by setAutoCommit: when the disk is full at the commit, its own failure would hide that
      execute("BEGIN IMMEDIATE");
      try (PreparedStatement event = writer.prepareStatement(INSERT_EVENT); EventIndex index = new EventIndex(writer)) {
        long seq = lastSeq();
        int more = 0;
        for (LogEntry entry : entries) {
          seq++;
          EventRow.of(seq, entry).bind(event);
          event.executeUpdate();
          more += index.add(entry, seq) ? 1 : 0;
        }
        execute("COMMIT");
        entries.forEach(entry -> users.add(entry.user()));
        return more;
      } catch (SQLException | RuntimeException | Error e) { // else the transaction would stay open
        rollBack(writer, e);
        throw e;
      }
    }
  }

  static void rollBack(Connection connection, Throwable cause) {
    try {
      EventSchema.execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself when the disk is full; the first error is the one that tells why
      cause.addSuppressed(e);
    }
  }

  private long lastSeq() throws SQLException {
    try (PreparedStatement last = writer.prepareStatement(LAST_SEQ)) {
      return EventIndex.returned(last);
    }
  }

  /** The latest state of entries that match: running ones first, then the newest first. */
  List<LogEntry> query(EventQuery query) throws SQLException {
    if (unreadable.isEmpty()) {
      List<LogEntry> found = ask(query);
      if (unreadable.isEmpty()) {
        return found;
      }
    }
    // rows that cannot be read must not take the places of others: so many more are asked for
    List<LogEntry> found = List.of();
    int wanted = sum(query.offset(), query.limit());
    for (int before = -1; before < unreadable.size();) {
      before = unreadable.size();
      found = ask(query.page(0, sum(wanted, before)));
    }
    return found.stream().skip(query.offset()).limit(query.limit()).toList();
  }

  /** The latest state of one entry, empty if there is none that can be read. */
  Optional<LogEntry> get(UUID correlation) throws SQLException {
    return get(correlation.toString());
  }

  private Optional<LogEntry> get(String correlation) throws SQLException {
    synchronized (reader) {
      try (PreparedStatement statement = reader.prepareStatement(LATEST)) {
        statement.setString(1, correlation);
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? read(row) : Optional.empty();
        }
      }
    }
  }

  /** The states of an entry that stand near its first and its latest one, the oldest first. */
  List<LogEntry> states(UUID correlation) throws SQLException {
    synchronized (reader) {
      try (PreparedStatement statement = reader.prepareStatement(STATES)) {
        statement.setString(1, correlation.toString());
        List<LogEntry> found = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            read(row).ifPresent(found::add);
          }
        }
        return found;
      }
    }
  }

  private Optional<LogEntry> read(ResultSet row) throws SQLException {
    Optional<LogEntry> entry = EventRow.read(row).entry();
    if (entry.isEmpty()) {
      unreadable.add(row.getLong(EventRow.WIDTH + 1));
    }
    return entry;
  }

  private static int sum(int one, int other) {
    return (int) Math.min(Integer.MAX_VALUE, (long) one + other);
  }

  private List<LogEntry> ask(EventQuery query) throws SQLException {
    Set<String> known = query.text().isBlank() ? Set.of() : users();
    Optional<EventSelect> newest = EventSelect.amongNewest(query, known);
    synchronized (reader) {
      // one transaction, so that entries and their attributes are of one moment
      reader.setAutoCommit(false);
      try {
        if (newest.isPresent()) {
          // a word that many entries have: the newest that are wanted are found before its index is read
          List<LogEntry> found = select(newest.get());
          if (found.size() == query.limit()) {
            return found;
          }
        }
        return select(EventSelect.of(query, known));
      } finally {
        reader.setAutoCommit(true);
      }
    }
  }

  /** Everybody who did something: few, and read once. */
  private Set<String> users() throws SQLException {
    synchronized (reader) {
      if (!usersRead) {
        try (Statement statement = reader.createStatement(); ResultSet row = statement.executeQuery(USERS)) {
          while (row.next()) {
            users.add(String.valueOf(row.getString(1)));
          }
        }
        usersRead = true;
      }
    }
    return Set.copyOf(users);
  }

  private List<LogEntry> select(EventSelect select) throws SQLException {
    try (PreparedStatement statement = reader.prepareStatement(select.sql())) {
      select.bind(statement);
      List<LogEntry> found = new ArrayList<>();
      Map<String, Optional<LogEntry>> wholes = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (found.size() < select.limit() && row.next()) {
          if (!isPart(row, wholes)) {
            read(row).filter(select::matches).ifPresent(found::add);
          }
        }
      }
      return select.page(found);
    }
  }

  /**
   * Whether a row is that of a part of another entry, where parts are not wanted. Of it no more is read than that:
   * there may be many.
   *
   * @param wholes what parts before it named, which is read once
   */
  private boolean isPart(ResultSet row, Map<String, Optional<LogEntry>> wholes) throws SQLException {
    Optional<String> named = EventSelect.whole(row);
    if (named.isEmpty()) {
      return false;
    }
    if (!wholes.containsKey(named.get())) {
      wholes.put(named.get(), get(named.get()));
    }
    Optional<LogEntry> whole = wholes.getOrDefault(named.get(), Optional.empty());
    return whole.isPresent() && EventQuery.isPart(EventRow.started(row), whole.get());
  }

  /**
   * Forgets entries that have ended and were started before, in pieces.
   *
   * @param now what is dated later does not keep what was written after it
   * @param between run after each piece, while others can write
   */
  void forgetBefore(Instant time, Instant now, Runnable between) throws SQLException {
    new EventForgetter(writer, between).forgetBefore(time, now);
  }

  /** How many entries there are, and when the oldest was started, in nanoseconds; 0 if there is none. */
  long[] count() throws SQLException {
    synchronized (reader) {
      try (Statement statement = reader.createStatement();
          ResultSet row = statement.executeQuery("SELECT count(*), ifnull(min(started), 0) FROM latest")) {
        row.next();
        return new long[] {row.getLong(1), row.getLong(2)};
      }
    }
  }

  /** Runs one statement on the writing connection. */
  void execute(String sql) throws SQLException {
    synchronized (writer) {
      try (Statement statement = writer.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  /** Ends the writing, that of other threads too, after the piece that is under way: what is counted then stays so. */
  void endWriting() {
    close(writer);
  }

  /** Closes both connections; what was appended is on disk already. */
  @Override
  public void close() {
    close(reader);
    close(writer); // twice does no harm
  }

  private static void close(Connection connection) {
    synchronized (connection) {
      try {
        connection.close();
      } catch (SQLException e) {
        return; // nothing is lost by it: every commit is on disk, and the next open recovers the log
      }
    }
  }
}
