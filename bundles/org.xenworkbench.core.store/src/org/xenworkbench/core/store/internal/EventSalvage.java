/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Carries over what can be read from a damaged event log into a new one, row by row. All pages of the file and of its
 * log are looked through for rows of events, whatever the rest of the file is like; a row is believed if its checksum
 * is right, and as events never change, it does not matter where it was found. Rows of the older forms have no checksum
 * and are believed if they make sense.
 */
final class EventSalvage implements AutoCloseable {

  private static final int OLD_WIDTH = EventRow.WIDTH - 2;
  private static final int LATEST_WIDTH = 11;
  private static final int UUID_LENGTH = 36;
  /** What tells of entries besides their events: an entry is lost if both know a state that was not carried over. */
  private static final String KNOWN = "CREATE TEMP TABLE known (correlation TEXT PRIMARY KEY, seq INTEGER)";
  private static final String INDEXED = "CREATE TEMP TABLE indexed (correlation TEXT PRIMARY KEY)";
  private static final String FACTS = "CREATE TEMP TABLE facts (seq, name, value, PRIMARY KEY (seq, name))";
  private static final String ADD_KNOWN = """
      INSERT INTO known VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)""";
  private static final String LOST = """
      SELECT count(*) FROM known JOIN indexed USING (correlation)
        WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.seq = known.seq)""";

  private final WalFile wal;
  private final Map<Integer, ByteBuffer> newest = new HashMap<>();
  private final FileChannel channel;
  private final Connection target;
  private final EventCopy copy;
  private final PreparedStatement known;
  private final PreparedStatement indexed;
  private final PreparedStatement fact;
  private final boolean hasChecksums;

  private EventSalvage(Path damaged, Connection target, boolean hasChecksums) throws IOException, SQLException {
    this.target = target;
    this.hasChecksums = hasChecksums;
    this.wal = WalFile.of(damaged);
    for (WalFile.Page page : wal.pages()) {
      newest.put(page.number(), page.bytes());
    }
    for (String sql : List.of(KNOWN, INDEXED, FACTS, "BEGIN")) {
      EventSchema.execute(target, sql);
    }
    copy = new EventCopy(target);
    known = target.prepareStatement(ADD_KNOWN);
    indexed = target.prepareStatement("INSERT OR IGNORE INTO indexed VALUES (?)");
    fact = target.prepareStatement("INSERT OR IGNORE INTO facts VALUES (?, ?, ?)");
    channel = FileChannel.open(Files.exists(damaged) ? damaged : Files.createFile(damaged));
  }

  /**
   * What became of the entries.
   *
   * @param carried how many were carried over
   * @param lost how many are known to be lost
   * @param isCounted whether anything in the file tells how many there were
   */
  record Result(long carried, long lost, boolean isCounted) {
  }

  /** Fills a new file; the damaged one is left as it is. */
  static Result carry(Path damaged, Path fresh, boolean hasChecksums) throws IOException, SQLException {
    try (Connection target = EventCopy.create(fresh);
        EventSalvage salvage = new EventSalvage(damaged, target, hasChecksums)) {
      if (!hasChecksums) {
        salvage.eachRecord(salvage::takeFact);
      }
      salvage.eachRecord(salvage::take);
      EventSchema.execute(target, "COMMIT");
      EventIndex.make(target);
      return new Result(EventCopy.number(target, "SELECT count(*) FROM latest"), EventCopy.number(target, LOST),
          EventCopy.number(target, "SELECT count(*) FROM known") > 0);
    }
  }

  private void eachRecord(Taker taker) throws IOException, SQLException {
    long pages = (channel.size() + EventSchema.PAGE - 1) / EventSchema.PAGE;
    for (int number = 2; number <= pages; number++) { // the first one has the definitions only
      Optional<ByteBuffer> page = page(number);
      if (page.isPresent()) {
        take(page.get(), taker);
      }
    }
    for (WalFile.Page page : wal.pages()) {
      if (page.number() != 1) {
        take(page.bytes(), taker);
      }
    }
  }

  private void take(ByteBuffer page, Taker taker) throws SQLException {
    // what a long record goes on with is in the log, or in the file where the log has a later one
    for (PageRecords.Found found : new PageRecords(page, this::newest).read()) {
      taker.take(found);
    }
    if (!newest.isEmpty()) {
      for (PageRecords.Found found : new PageRecords(page, this::pageOfFile).read()) {
        taker.take(found);
      }
    }
  }

  private Optional<ByteBuffer> newest(int number) {
    ByteBuffer found = newest.get(number);
    return found == null ? pageOfFile(number) : Optional.of(found);
  }

  private Optional<ByteBuffer> pageOfFile(int number) {
    try {
      return page(number);
    } catch (IOException e) {
      return Optional.empty(); // a part of the disk that cannot be read costs the records that are there
    }
  }

  private Optional<ByteBuffer> page(int number) throws IOException {
    ByteBuffer page = ByteBuffer.allocate(EventSchema.PAGE);
    long place = (number - 1L) * EventSchema.PAGE;
    if (place < 0 || channel.read(page, place) <= 0) {
      return Optional.empty();
    }
    return Optional.of(page.clear()); // what a cut page lacks is zero
  }

  private void takeFact(PageRecords.Found found) throws SQLException {
    List<@Nullable Object> values = found.values();
    if (values.size() == 3 && values.get(0) instanceof Long && values.get(1) instanceof String
        && values.get(2) instanceof String) {
      add(fact, values);
    }
  }

  private void take(PageRecords.Found found) throws SQLException {
    List<@Nullable Object> values = found.values();
    if (hasChecksums && values.size() == EventRow.WIDTH && values.get(EventRow.WIDTH - 1) instanceof Long sum) {
      EventRow row = EventRow.found(found.rowid(), values.subList(1, EventRow.WIDTH - 1), sum);
      if (row.isWhole()) {
        copy.add(row);
      }
    } else if (!hasChecksums && values.size() == OLD_WIDTH) {
      takeOld(found);
    } else if (values.size() == LATEST_WIDTH && isCorrelation(values.get(1)) && values.get(2) instanceof Long) {
      add(known, values.subList(1, 3));
    } else if (values.size() == 2 && isCorrelation(values.get(0))) {
      add(indexed, values.subList(0, 1));
    }
  }

  private void takeOld(PageRecords.Found found) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(found.values().subList(1, OLD_WIDTH));
    values.add(EventCopy.facts(target, "facts", found.rowid()));
    EventRow row = EventRow.unchecked(found.rowid(), values);
    if (row.entry().isPresent()) {
      copy.add(row);
    }
  }

  private static boolean isCorrelation(@Nullable Object value) {
    return value instanceof String text && text.length() == UUID_LENGTH && text.charAt(8) == '-';
  }

  private static void add(PreparedStatement statement, List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    statement.executeUpdate();
  }

  @Override
  public void close() throws IOException, SQLException {
    channel.close();
    copy.close();
    known.close();
    indexed.close();
    fact.close();
  }

  /** Takes what is of use. */
  @FunctionalInterface
  private interface Taker {
    void take(PageRecords.Found found) throws SQLException;
  }
}
