/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.Figure;

/**
 * Entries into the event log, and searches among a million: beside plain inserts into one table without a full-text
 * index, in the same batches. Run by releng/benchmarks/run.
 */
public final class EventLogBenchmark {

  private static final int ENTRIES = Integer.getInteger("xenworkbench.benchmark.entries", 1_000_000);
  private static final int BATCH = 1_000;
  private static final int PLAIN = 100_000;
  private static final int SEARCHES = 21;
  private static final int PAGE = 100;

  private EventLogBenchmark() {
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("xenworkbench-events-");
    try (SqliteEventStore store = new SqliteEventStore(folder.resolve("events.db"), Timing.system(),
        (text, cause) -> {
          throw new IllegalStateException(text, cause);
        })) {
      double plain = plain(folder.resolve("plain.db"));
      double ours = insert(store);
      Figure.printAtLeast("events, inserts per CPU-second", ours, "1/s", "plain table", plain, 20_000);
      search(store, "a rare word", text("needle"));
      search(store, "a common word", text("Migrated"));
      search(store, "two words", text("VM77 pm1"));
      search(store, "failed ones with a word",
          EventQuery.newest(PAGE).withText("VM77").withStatuses(Set.of(LogEntry.Status.FAILED)));
      search(store, "one host's", EventQuery.newest(PAGE).about(Optional.of(Entries.PM1)));
      search(store, "the newest", EventQuery.newest(PAGE));
      search(store, "the newest without parts", EventQuery.newest(PAGE).withoutParts());
      search(store, "the 32,000 newest", EventQuery.newest(32_000).withoutParts());
      search(store, "what nobody has acknowledged", EventQuery.newest(1_001).onlyUnacknowledged(true));
      search(store, "a page far down", EventQuery.newest(PAGE).page(100_000, PAGE));
      search(store, "an hour long ago with a word", text("VM77").between(Entries.START.plusSeconds(1000),
          Entries.START.plusSeconds(4600)));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static EventQuery text(String words) {
    return EventQuery.newest(PAGE).withText(words);
  }

  private static LogEntry entry(int number) {
    String words = number % 99_991 == 0 ? " needle" : "";
    LogEntry plain = Entries.message(number, "Migrated VM 'VM" + number % 1000 + "' from 'pm1' to 'pm" + number % 200
        + "' in " + number % 37 + " s" + words, "");
    if (number % 100 < 10) { // ten that were done at once
      return number % 100 == 0 ? plain.toBuilder().correlation(new UUID(7, number)).attribute(LogAttribute.PARTS, "9")
          .build()
          : plain.toBuilder().attribute(LogAttribute.PART_OF, new UUID(7, number / 100 * 100).toString()).build();
    }
    return number % 50 > 0 ? plain : LogEntry.of(plain.kind(), LogEntry.Status.FAILED, plain.message(), plain.started())
        .correlation(plain.correlation()).host(plain.host(), plain.hostName()).vm(plain.vm(), plain.vmName())
        .finished(plain.finished()).user(plain.user()).progress(plain.progress())
        .details("internal error: the other side has hung up").build();
  }

  private static double insert(SqliteEventStore store) throws IOException {
    long before = cpu();
    for (int from = 0; from < ENTRIES; from += BATCH) {
      List<LogEntry> batch = new ArrayList<>(BATCH);
      for (int i = from; i < from + BATCH; i++) {
        batch.add(entry(i));
      }
      store.append(batch);
    }
    return ENTRIES / ((cpu() - before) / 1e9);
  }

  private static void search(SqliteEventStore store, String name, EventQuery query) throws IOException {
    double[] times = new double[SEARCHES];
    int found = 0;
    for (int i = 0; i < SEARCHES; i++) {
      long before = System.nanoTime();
      found = store.query(query).size();
      times[i] = (System.nanoTime() - before) / 1e6;
    }
    Figure.print("events, search in " + ENTRIES + ": " + name + " (" + found + " found), median", Figure.median(times),
        "ms", 50);
  }

  private static double plain(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute(
          "CREATE TABLE event (correlation TEXT PRIMARY KEY, kind, status, message, host, started, details)");
      connection.setAutoCommit(false);
      long before = cpu();
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)")) {
        for (int i = 0; i < PLAIN; i++) {
          LogEntry entry = entry(i);
          List<Object> values = List.of(entry.correlation().toString(), entry.kind(), entry.status().name(),
              entry.message(), entry.hostName(), entry.started().toEpochMilli(), entry.details());
          for (int column = 0; column < values.size(); column++) {
            insert.setObject(column + 1, values.get(column));
          }
          insert.executeUpdate();
          if (i % BATCH == BATCH - 1) {
            connection.commit();
          }
        }
      }
      return PLAIN / ((cpu() - before) / 1e9);
    }
  }
}
