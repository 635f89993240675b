/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleContext;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.workspace.KeptCount;

class SqliteEventStoreTest {

  @TempDir
  Path folder;
  private final List<String> reports = new ArrayList<>();
  private SqliteEventStore store;

  @BeforeEach
  void open() {
    store = new SqliteEventStore(folder.resolve("sub/events.db"), Timing.system(),
        (text, cause) -> reports.add(text));
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Waits as long as the store does. */
  @Test
  void aFileThatAnotherProgramHasLockedIsToldAsThat() throws Exception {
    LogEntry before = Entries.message(1, "before", "");
    store.append(List.of(before));
    LogEntry entry = Entries.message(2, "meanwhile", "");
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sub/events.db"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatIOException().isThrownBy(() -> store.append(List.of(entry)))
          .withMessageContainingAll("events.db", "another program has locked it")
          .withMessageNotContaining("disk");
      statement.execute("ROLLBACK");
    }
    store.append(List.of(entry));
    assertThat(store.query(EventQuery.newest(10))).containsExactly(entry, before);
  }

  @Test
  void keepsEveryFieldAcrossReopening() throws IOException {
    LogEntry entry = Entries.migration(UUID.randomUUID(), Status.SUCCEEDED, Entries.START,
        Optional.of(Entries.START.plusNanos(1)));
    LogEntry bare = Entries.message(-5, "It's \"quoted\" and % _ \\ ü 漢", "two\nlines");
    store.append(List.of(entry, bare));
    store.close();
    assertThat(store.query(EventQuery.newest(10))).containsExactly(entry, bare);
  }

  /** Without a store the event log is in memory only, which nobody would notice. */
  @Test
  void aFolderThatIsAFileIsToldByEachCallAndKeepsNoStoreFromBeingThere() throws Exception {
    assertThat(SqliteEventStore.class.getConstructor(BundleContext.class).getExceptionTypes()).isEmpty();
    Files.writeString(folder.resolve("sub"), "no folder");
    assertThatThrownBy(() -> store.append(List.of(Entries.message(1, "one", "")))).isInstanceOf(IOException.class)
        .hasMessageStartingWith(folder.resolve("sub") + " is a file or a link to nothing, not a folder")
        .hasMessageContaining("Move it away").hasMessageNotContaining("cannot be used");
    Files.delete(folder.resolve("sub"));
    store.append(List.of(Entries.message(1, "one", "")));
    assertThat(store.query(EventQuery.newest(10))).hasSize(1);
  }

  /** What a power failure leaves; a new log is not there before it is complete. */
  @Test
  void aFileThatIsThereAndEmptyIsNoNewLog() throws Exception {
    Files.createDirectories(folder.resolve("sub"));
    Files.createFile(folder.resolve("sub/events.db"));
    assertThat(store.query(EventQuery.newest(10))).isEmpty();
    assertThat(store.damage()).singleElement().satisfies(found -> assertThat(found.message())
        .contains("The event log was damaged", "How many were lost cannot be told"));
  }

  /** What is left of a file cannot tell, but what was counted when it was last closed can. */
  @Test
  void howManyEntriesAnEmptiedFileHadIsToldAsFarAsItIsKnown() throws Exception {
    Path file = folder.resolve("emptied/events.db");
    KeptCount kept = new KeptCount(folder.resolve("events.count"));
    for (int session = 0; session < 3; session++) {
      try (SqliteEventStore opened = new SqliteEventStore(file, Timing.system(), (text, cause) -> reports.add(text),
          Optional.empty(), Optional.of(kept))) {
        opened.append(List.of(Entries.message(1, "one", ""), Entries.message(2, "two", "")));
        opened.forgetBefore(Instant.MIN, Instant.MIN);
      }
      assertThat(kept.read()).isEqualTo(session == 0 ? 2 : 2L * session);
      if (session == 0) {
        Files.write(file, new byte[0]);
      }
    }
    assertThat(reports).singleElement().asString().contains("damaged", "carried over: 0, known to be lost: 2.");
  }

  @Test
  void aCountThatIsDamagedIsToldOnceAndCountedAnew() throws Exception {
    Path count = Files.writeString(folder.resolve("events.count"), "7 #0");
    for (int session = 0; session < 2; session++) {
      try (SqliteEventStore opened = new SqliteEventStore(folder.resolve("counted/events.db"), Timing.system(),
          (text, cause) -> reports.add(text), Optional.empty(), Optional.of(new KeptCount(count)))) {
        opened.append(List.of(Entries.message(session, "one", "")));
        assertThat(new KeptCount(count).damage()).as("also if it is killed now").isEmpty();
      }
      assertThat(reports).singleElement().asString().contains(count.toString(), "damaged");
    }
    assertThat(new KeptCount(count).read()).isEqualTo(2);
  }

  /** With its seal, as a backup has it, and without it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOlderCopyBetweenTwoSessionsIsToldOnceWithItsNumber(boolean sealed) throws Exception {
    Path file = folder.resolve("older/events.db");
    Path copy = Files.createDirectory(folder.resolve("copy"));
    List<String> parts = sealed ? List.of("events.db", "events.db.seal") : List.of("events.db");
    Optional<KeptCount> kept = Optional.of(new KeptCount(folder.resolve("events.count")));
    for (int session = 0; session < 4; session++) {
      try (SqliteEventStore opened = new SqliteEventStore(file, Timing.system(), (text, cause) -> reports.add(text),
          Optional.empty(), kept)) {
        opened.append(List.of(Entries.message(2 * session, "one", ""), Entries.message(2 * session + 1, "two", "")));
      }
      for (String part : session == 0 ? parts : List.<String>of()) {
        Files.copy(file.resolveSibling(part), copy.resolve(part));
      }
      for (String part : session == 1 ? parts : List.<String>of()) {
        Files.copy(copy.resolve(part), file.resolveSibling(part), StandardCopyOption.REPLACE_EXISTING);
      }
      if (session == 1) {
        assertThat(reports).isEmpty();
      }
    }
    assertThat(reports).filteredOn(text -> text.contains("missing")).singleElement().asString()
        .contains(file + ". There now: 2, when they were last counted: 4, missing: 2.");
  }

  @Test
  void aKillLeavesTheNumberOfEntries() throws Exception {
    KeptCount kept = new KeptCount(folder.resolve("events.count"));
    SqliteEventStore killed = new SqliteEventStore(folder.resolve("killed/events.db"), Timing.system(),
        (text, cause) -> reports.add(text), Optional.empty(), Optional.of(kept));
    for (int i = 0; i < 120; i++) {
      killed.append(List.of(Entries.message(i, "one", ""), Entries.message(i, "two", "")));
      assertThat(kept.read()).isEqualTo(2 * (i + 1));
    }
    LogEntry again = Entries.message(500, "three", "");
    killed.append(List.of(again, again));
    killed.append(List.of(again));
    assertThat(kept.read()).as("states of an entry that is there").isEqualTo(241);
    killed.close();
    assertThat(kept.read()).isEqualTo(241);
  }

  @Test
  void aLogThatWasRemovedWithAllItsPartsIsToldOnce() throws Exception {
    Path file = folder.resolve("gone/events.db");
    Optional<KeptCount> kept = Optional.of(new KeptCount(folder.resolve("events.count")));
    for (int session = 0; session < 3; session++) {
      SqliteEventStore opened = new SqliteEventStore(file, Timing.system(), (text, cause) -> reports.add(text),
          Optional.empty(), kept);
      opened.append(List.of(Entries.message(session, "one", "")));
      opened.close();
      if (session == 0) {
        assertThat(reports).as("a new workspace").isEmpty();
        for (String part : List.of("events.db", "events.db.seal")) {
          Files.delete(file.resolveSibling(part));
        }
      } else {
        assertThat(reports).as("told once").singleElement().asString()
            .contains(file + " is not there any more", "last closed: 1.");
      }
    }
  }

  @Test
  void showsLatestStateWithRunningFirstThenNewest() throws IOException {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    LogEntry running = Entries.migration(second, Status.RUNNING, Entries.START, Optional.empty());
    store.append(List.of(Entries.migration(first, Status.RUNNING, Entries.START.plusSeconds(1), Optional.empty()),
        running));
    LogEntry done = Entries.migration(first, Status.SUCCEEDED, Entries.START.plusSeconds(1),
        Optional.of(Entries.START.plusSeconds(9)));
    LogEntry later = Entries.message(5, "later", "");
    store.append(List.of(done));
    store.append(List.of(later));
    assertThat(store.query(EventQuery.newest(10))).containsExactly(running, later, done);
    assertThat(store.query(EventQuery.newest(2))).containsExactly(running, later);
  }

  @Test
  void filtersByStatusKindAndObject() throws IOException {
    LogEntry migration = Entries.migration(UUID.randomUUID(), Status.FAILED, Entries.START, Optional.of(Entries.START));
    LogEntry message = Entries.message(1, "other", "");
    store.append(List.of(migration, message));
    assertThat(store.query(EventQuery.newest(9).withStatuses(Set.of(Status.FAILED, Status.RUNNING))))
        .containsExactly(migration);
    assertThat(store.query(EventQuery.newest(9).withKinds(Set.of(LogEntry.SYSTEM))))
        .containsExactly(message);
    for (ObjectId about : List.of(Entries.VM2, Entries.PM2)) {
      assertThat(store.query(EventQuery.newest(9).about(Optional.of(about)))).containsExactly(migration);
    }
    assertThat(store.query(EventQuery.newest(9).about(Optional.of(Entries.PM1))))
        .as("a migration is about its target too").containsExactly(message, migration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refus", "REFUSED", "connection pm1", "it", "i ref", "\"quoted\"", "100%", "a_b",
      "back\\slash", "col:on", "(AND", "üml"})
  void findsWordsInAnyTextWhateverCharactersTheyHave(String words) throws IOException {
    LogEntry wanted = Entries.message(1, "It was refused: \"quoted\" 100% a_b back\\slash col:on (AND üml",
        "Connection lost");
    store.append(List.of(wanted, Entries.message(2, "nothing of the kind, axb", "")));
    assertThat(store.query(text(words))).containsExactly(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refused nowhere", "NEAR(", "message:was", "was OR nothing", "*", "%"})
  void doesNotFindOrFailOnOperators(String words) throws IOException {
    store.append(List.of(Entries.message(1, "It was refused", "")));
    assertThat(store.query(text(words))).isEmpty();
  }

  @Test
  void textOfAnyLengthAndAnyCharactersIsFoundOrNotButNeverFails() throws IOException {
    String word = "x\u00fc\ud83d\ude00\"'%_\\*(".repeat(10_000); // 100 kB
    String many = IntStream.range(0, 20_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    LogEntry longWord = Entries.message(1, "long " + word, "");
    LogEntry manyWords = Entries.message(2, many, "");
    LogEntry emoji = Entries.message(3, "smile \ud83d\ude00\ud83d\ude00\ud83d\ude00 here", "");
    store.append(List.of(longWord, manyWords, emoji));
    assertThat(store.query(text(word))).containsExactly(longWord);
    assertThat(store.query(text(word + "y"))).isEmpty();
    assertThat(store.query(text(many))).containsExactly(manyWords);
    assertThat(store.query(text(many + " nowhere"))).isEmpty();
    assertThat(store.query(text("\ud83d\ude00\ud83d\ude00\ud83d\ude00"))).containsExactly(emoji);
    assertThat(store.query(text("smile \ud83d\ude00"))).containsExactly(emoji);
    for (String odd : List.of("\0", "a\0b", "\ud83d", "\"", "\"\"\"", "'", "\\", "NOT", "AND OR NOT", "^abc", "abc*",
        "{message}: x", "\uffff\ufffe\u0001", "\u200b\u200b\u200b", " ", "\t\n", "%".repeat(60_000), "(".repeat(9_000),
        "\"".repeat(9_000), "\ud83d".repeat(600), "a b ".repeat(50_000))) {
      store.query(text(odd));
    }
  }

  @Test
  void findsOnlyTheLatestText() throws IOException {
    UUID id = UUID.randomUUID();
    LogEntry before = Entries.migration(id, Status.RUNNING, Entries.START, Optional.empty());
    LogEntry after = LogEntry.of(before.kind(), Status.SUCCEEDED, "Migrated", before.started()).correlation(id)
        .host(before.host(), "pm2").vm(before.vm(), "VM2").finished(Entries.START.plusSeconds(3)).user("root")
        .progress(before.progress()).attributes(before.attributes()).build();
    store.append(List.of(before, after));
    assertThat(store.query(text("migrated"))).containsExactly(after);
    assertThat(store.query(text("migrating"))).isEmpty();
  }

  @Test
  void setsDamagedFileAsideAndGoesOn() throws IOException {
    Path file = folder.resolve("sub/events.db");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is not a database".repeat(1000));
    LogEntry entry = Entries.message(1, "first", "");
    store.append(List.of(entry));
    assertThat(store.query(EventQuery.newest(9))).containsExactly(entry);
    assertThat(reports).singleElement().asString().contains("events.db", ".corrupt-", "damaged");
    assertThat(Files.list(file.getParent()).filter(path -> path.toString().contains(".corrupt-"))).hasSize(1);
  }

  @Test
  void setsFileDamagedInTheMiddleAside() throws IOException {
    store.append(IntStream.range(0, 500).mapToObj(n -> Entries.message(n, "entry " + n, "x".repeat(200))).toList());
    store.close();
    Path file = folder.resolve("sub/events.db");
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 8_192, bytes.length, (byte) 0x5a);
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    LogEntry entry = Entries.message(1_000, "after", "");
    store.append(List.of(entry));
    assertThat(store.query(EventQuery.newest(9))).contains(entry);
    assertThat(reports).hasSize(1);
  }

  @Test
  void leavesFileOfNewerVersionAlone() throws IOException, SQLException {
    Path file = folder.resolve("newer.db");
    try (EventDatabase database = created(file)) {
      database.execute("PRAGMA user_version = 99");
    }
    try (SqliteEventStore newer = new SqliteEventStore(file, Timing.system(), (text, cause) -> reports.add(text))) {
      assertThatThrownBy(() -> newer.query(EventQuery.newest(1))).isInstanceOf(IOException.class)
          .hasMessageContaining("newer version").hasMessageContaining("99");
    }
    assertThat(file).exists();
    assertThat(reports).isEmpty();
  }

  @Test
  void saysThatTheDiskIsFullAndKeepsNothingOfTheBatch() throws IOException, SQLException {
    Path file = folder.resolve("full.db");
    LogEntry before = Entries.message(1, "before", "");
    try (EventDatabase database = created(file)) {
      database.append(List.of(before));
      database.execute("PRAGMA max_page_count = 40");
      List<LogEntry> many = new ArrayList<>();
      IntStream.range(2, 500).forEach(n -> many.add(Entries.message(n, "big", "x".repeat(2_000))));
      assertThatThrownBy(() -> database.append(many)).isInstanceOf(SQLException.class)
          .hasMessageContaining("SQLITE_FULL");
      assertThat(database.query(EventQuery.newest(9))).containsExactly(before);
      database.execute("PRAGMA max_page_count = 100000");
      database.append(many);
      assertThat(database.query(EventQuery.newest(1_000))).hasSize(499);
    }
  }

  @Test
  void forgetsWhatIsOldWithItsTextsAndFacts() throws IOException, SQLException {
    Path file = folder.resolve("old.db");
    LogEntry old = Entries.migration(UUID.randomUUID(), Status.SUCCEEDED, Entries.START,
        Optional.of(Entries.START.plusSeconds(9)));
    LogEntry young = Entries.message(100, "young", "");
    try (EventDatabase database = created(file)) {
      database.append(List.of(old, young));
      database.forgetBefore(Entries.START.plusSeconds(50), Instant.MAX, () -> {});
      assertThat(database.query(EventQuery.newest(9))).containsExactly(young);
      assertThat(database.query(text("migrating"))).isEmpty();
      assertThat(database.count()[0]).isEqualTo(1);
    }
  }

  @Test
  void tellsWhatItTakes() throws IOException {
    assertThat(store.usage()).get().satisfies(usage -> assertThat(usage.items()).isZero());
    store.append(List.of(Entries.message(1, "one", ""), Entries.message(2, "two", "")));
    assertThat(store.usage()).get().satisfies(usage -> {
      assertThat(usage.items()).isEqualTo(2);
      assertThat(usage.bytes()).isGreaterThan(4096);
      assertThat(usage.oldest()).contains(Entries.START.plusSeconds(1));
      assertThat(usage.place()).endsWith(".db");
    });
  }

  @Test
  void failsWithClearTextWhereItCannotWrite() throws IOException {
    Path notFolder = Files.createFile(folder.resolve("file"));
    try (SqliteEventStore other = new SqliteEventStore(notFolder.resolve("events.db"), Timing.system(),
        (text, cause) -> reports.add(text))) {
      assertThatThrownBy(() -> other.append(List.of(Entries.message(1, "x", "")))).isInstanceOf(IOException.class);
    }
  }

  private static EventDatabase created(Path file) throws SQLException, IOException {
    EventSchema.create(file);
    return new EventDatabase(file);
  }

  private static EventQuery text(String words) {
    return EventQuery.newest(10).withText(words);
  }
}
