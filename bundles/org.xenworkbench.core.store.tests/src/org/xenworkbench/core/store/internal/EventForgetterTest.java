/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.workspace.KeptCount;

/** Many entries are forgotten in pieces, between which others write; and the disk has its room back. */
class EventForgetterTest {

  private static final int COUNT = 12 * EventForgetter.PIECE;

  @TempDir
  Path folder;

  private EventDatabase database(int entries) throws SQLException, IOException {
    Path file = folder.resolve("events.db");
    EventSchema.create(file);
    EventDatabase database = new EventDatabase(file);
    database.append(IntStream.range(0, entries).mapToObj(i -> Entries.message(i, "old " + i, "y".repeat(300)))
        .toList());
    return database;
  }

  @Test
  void othersWriteBetweenThePieces() throws Exception {
    try (EventDatabase database = database(COUNT)) {
      List<Integer> appended = new ArrayList<>();
      database.forgetBefore(Entries.START.plusSeconds(COUNT), Instant.MAX, () -> {
        int number = COUNT + appended.size();
        LogEntry entry = Entries.message(number, "new " + number, "");
        // on a thread of its own: a lock that is held here, or a transaction, would keep it waiting for ever
        CompletableFuture.runAsync(() -> append(database, entry)).orTimeout(60, TimeUnit.SECONDS).join();
        appended.add(number);
      });
      assertThat(appended).hasSizeGreaterThan(COUNT / EventForgetter.PIECE);
      assertThat(database.query(EventQuery.newest(2 * COUNT))).hasSameSizeAs(appended)
          .allMatch(entry -> entry.message().startsWith("new"));
    }
  }

  private static void append(EventDatabase database, LogEntry entry) {
    try {
      database.append(List.of(entry));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aForgettingThatIsBrokenOffLeavesWholeEntries() throws Exception {
    Path file = folder.resolve("events.db");
    try (EventDatabase database = database(COUNT)) {
      UUID id = UUID.randomUUID();
      database.append(List.of(Entries.migration(id, Status.RUNNING, Entries.START, Optional.empty()),
          Entries.migration(id, Status.SUCCEEDED, Entries.START, Optional.of(Entries.START))));
      int[] pieces = {0};
      assertThat(org.assertj.core.api.Assertions.catchThrowable(
          () -> database.forgetBefore(Entries.START.plusSeconds(COUNT), Instant.MAX, () -> {
            if (++pieces[0] == 5) {
              throw new IllegalStateException("killed");
            }
          }))).hasMessage("killed");
      assertThat(database.count()[0]).isBetween(1L, COUNT - 1L);
    }
    try (java.sql.Connection connection = EventDatabase.connect(file)) {
      EventCheck check = EventCheck.of(connection);
      assertThat(check.verdict()).isEqualTo(EventCheck.Verdict.SOUND);
      assertThat(check.unreadable()).isEmpty();
    }
  }

  /** A run with a clock of 1970 between two of today: they looked older than anything, and were gone with the next. */
  @Test
  void whatWasWrittenAfterWhatIsKeptIsKept() throws Exception {
    try (EventDatabase database = database(10)) {
      LogEntry behind = Entries.message(-1_000_000_000, "by a clock that is behind", "");
      LogEntry ahead = Entries.message(1_000_000_000, "by a clock that is ahead", "");
      database.append(List.of(behind, ahead, Entries.message(4, "late", ""), Entries.message(20, "new", "")));
      Instant now = Entries.START.plusSeconds(20);
      database.forgetBefore(Entries.START.plusSeconds(5), now, () -> {});
      assertThat(messages(database)).as("5 to 9, and all since").hasSize(9)
          .contains("by a clock that is behind", "late");
      database.forgetBefore(Entries.START.plusSeconds(15), now, () -> {});
      assertThat(messages(database)).as("what is ahead keeps nothing else")
          .containsExactly("by a clock that is ahead", "new");
    }
  }

  /** An alert that lasts: at its end, and at the next start, it is looked for. */
  @Test
  void aWarningWithoutAnEndIsKeptUntilItHasOne() throws Exception {
    try (EventDatabase database = database(10)) {
      Instant old = Entries.START.minusSeconds(100);
      LogEntry lasting = LogEntry.of("alert", Status.WARNING, "lasts", old).build();
      database.append(List.of(lasting, LogEntry.of("alert", Status.WARNING, "over", old).finished(old).build()));
      database.append(List.of(Entries.message(20, "new", "")));
      Instant now = Entries.START.plusSeconds(20);
      database.forgetBefore(Entries.START.plusSeconds(15), now, () -> {});
      assertThat(messages(database)).contains("lasts").doesNotContain("over");
      database.append(List.of(lasting.toBuilder().finished(now).build()));
      database.forgetBefore(Entries.START.plusSeconds(15), now, () -> {});
      assertThat(messages(database)).doesNotContain("lasts");
    }
  }

  private static List<String> messages(EventDatabase database) throws SQLException {
    return database.query(EventQuery.newest(100)).stream().map(LogEntry::message).toList();
  }

  @Test
  void theDiskHasItsRoomBack() throws Exception {
    Path file = folder.resolve("events.db");
    try (EventDatabase database = database(COUNT)) {
      database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      long before = Files.size(file);
      database.forgetBefore(Entries.START.plusSeconds(COUNT - 10), Instant.MAX, () -> {});
      database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      assertThat(Files.size(file)).isLessThan(before / 10);
      assertThat(database.query(EventQuery.newest(100))).hasSize(10);
    }
  }

  /** Whoever forgets is not waited for, and the next start told of missing entries. */
  @Test
  void whatIsForgottenWhileTheStoreClosesIsNotMissed() throws Exception {
    database(3 * COUNT).close();
    List<String> reports = new CopyOnWriteArrayList<>();
    Optional<KeptCount> kept = Optional.of(new KeptCount(folder.resolve("events.count")));
    for (int session = 0; session < 2; session++) {
      SqliteEventStore store = new SqliteEventStore(folder.resolve("events.db"), Timing.system(),
          (text, cause) -> reports.add(text), Optional.empty(), kept);
      long before = store.usage().orElseThrow().items();
      CompletableFuture<Void> forgetting = CompletableFuture.runAsync(() -> forget(store));
      Await.until("it forgets", Duration.ofSeconds(60),
          () -> forgetting.isDone() || store.usage().orElseThrow().items() < before);
      store.close();
      forgetting.handle((done, failure) -> done).get(60, TimeUnit.SECONDS);
    }
    assertThat(reports).isEmpty();
  }

  private static void forget(SqliteEventStore store) {
    try {
      store.forgetBefore(Entries.START.plusSeconds(3 * COUNT), Instant.MAX);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it was closed
    }
  }
}
