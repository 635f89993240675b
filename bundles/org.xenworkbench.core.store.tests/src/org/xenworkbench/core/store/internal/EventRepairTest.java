/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.event.StoreDamage;

/** What becomes of a file that is not as this version left it. */
class EventRepairTest {

  private static final int VERSION_AT = 60;
  private static final EventQuery ALL = EventQuery.newest(10_000);

  @TempDir
  Path folder;
  private final List<String> reports = new ArrayList<>();
  private Path file;
  private SqliteEventStore store;

  @BeforeEach
  void open() {
    file = folder.resolve("events.db");
    store = new SqliteEventStore(file, Timing.system(), (text, cause) -> reports.add(text));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private List<LogEntry> write(int count) throws IOException {
    List<LogEntry> entries = IntStream.range(0, count).mapToObj(i -> Entries.message(i, "entry " + i, "x" + i))
        .toList();
    store.append(entries);
    return entries;
  }

  /** As somebody else does with SQLite's own tools. */
  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Opened, a pipe would be read for ever: the event log was never there. */
  @Test
  void aPipeOrAFolderInPlaceOfAFileIsSetAsideAndTold() throws Exception {
    int told = 0;
    for (String name : List.of("events.db-wal", "events.db-shm", "events.db.seal", "events.db.new", "events.db.ready",
        "events.db")) {
      write(1);
      store.close();
      Path place = folder.resolve(name);
      Files.deleteIfExists(place);
      if (told % 2 == 0) {
        assertThat(new ProcessBuilder("mkfifo", place.toString()).start().waitFor()).isZero();
      } else {
        Files.createDirectory(place);
      }
      open();
      List<LogEntry> shown = store.query(ALL);
      assertThat(told()).as(name).contains(NLS.bind(Messages.EventStore_noFile, place, name + suffix(name)));
      told++;
      assertThat(shown).as(name).hasSize(name.equals("events.db") ? 0 : told);
    }
  }

  private String suffix(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).filter(each -> each.startsWith(name + ".unknown-"))
          .findFirst().orElseThrow().substring(name.length());
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<Path> setAside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().contains(".corrupt-")).toList();
    }
  }

  private List<String> told() {
    return store.damage().stream().map(StoreDamage::message).toList();
  }

  private static EventQuery text(String words, int limit) {
    return EventQuery.newest(limit).withText(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status = 'EXPLODED'", "kind = x'00'", "correlation = 'no uuid'", "host = 'nonsense'",
      "started = 'yesterday'", "finished = 'x'", "progress = 'x'", "attributes = 'x'", "message = message || '!'",
      "checksum = 0"})
  void oneRowThatCannotBeReadHidesNobodyElse(String change) throws Exception {
    List<LogEntry> entries = write(581);
    sql("UPDATE event SET " + change + " WHERE seq = 580");
    assertThat(store.query(ALL)).hasSize(580).isSubsetOf(entries);
    assertThat(store.query(EventQuery.newest(5))).as("it takes nobody's place").containsExactly(entries.get(580),
        entries.get(578), entries.get(577), entries.get(576), entries.get(575));
    assertThat(told()).singleElement().asString().contains("left out: 1.");
    assertThat(reports).hasSize(1);
    store.close();
    assertThat(store.query(ALL)).as("after a restart").hasSize(580);
    assertThat(setAside()).as("the file itself is sound").isEmpty();
  }

  /** Nothing else would show them. */
  @Test
  void partsOfWhatWasDamagedAreInTheList() throws Exception {
    LogEntry whole = Entries.message(1, "whole", "").toBuilder().attribute(LogAttribute.PARTS, "2").build();
    LogEntry one = partOf(whole, 1);
    LogEntry two = partOf(whole, 2);
    store.append(List.of(whole, one, two));
    EventQuery list = EventQuery.newest(5).withoutParts();
    assertThat(store.query(list)).containsExactly(whole);
    sql("UPDATE event SET message = 'other' WHERE correlation = '" + whole.correlation() + '\'');
    assertThat(store.query(list)).containsExactly(two, one);
    assertThat(store.query(list.page(0, 1))).as("also where its row is not on the page").containsExactly(two);
    assertThat(told()).singleElement().asString().contains("left out: 1.");
  }

  private static LogEntry partOf(LogEntry whole, int number) {
    return Entries.message(1 + number, "part " + number, "").toBuilder()
        .attribute(LogAttribute.PART_OF, whole.correlation().toString()).finished(Optional.empty()).build();
  }

  @Test
  void rowsThatWereDamagedWhileItWasClosedAreCounted() throws Exception {
    write(20);
    store.close();
    sql("UPDATE event SET status = 'EXPLODED', kind = 'x' WHERE seq IN (3, 5, 20)");
    assertThat(store.query(ALL)).hasSize(17);
    assertThat(told()).anyMatch(text -> text.contains("left out: 3."));
    assertThat(setAside()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE event_text_data SET block = zeroblob(length(block)) WHERE id > 10",
      "UPDATE event_text_data SET block = x'00' WHERE id = 10", "DELETE FROM event_text_data",
      "DELETE FROM event_text_config", "UPDATE event_text_idx SET pgno = 99"})
  void damageToTheIndexAloneHasItMadeAnew(String damage) throws Exception {
    List<LogEntry> entries = write(200);
    store.close();
    sql(damage);
    assertThat(store.query(text("entry", 10_000))).as("words are found again").hasSize(200);
    assertThat(store.query(text("\u00e9ntry", 10_000))).isEmpty();
    assertThat(store.query(ALL)).containsExactlyInAnyOrderElementsOf(entries);
    assertThat(setAside()).isEmpty();
    assertThat(told()).singleElement().asString().contains("index", "none was lost");
  }

  @Test
  void damageToTheIndexWhileItIsInUseHasItMadeAnew() throws Exception {
    write(200);
    sql("UPDATE event_text_data SET block = zeroblob(length(block)) WHERE id > 10");
    assertThat(store.query(text("entry 7", 10_000))).hasSize(38);
    store.append(List.of(Entries.message(900, "entry 7 again", "")));
    assertThat(store.query(text("entry 7", 10_000))).hasSize(39);
    assertThat(setAside()).isEmpty();
    assertThat(told()).singleElement().asString().contains("index");
  }

  @Test
  void aDamagedFileIsCarriedOverAndItIsSaidHowMuch() throws Exception {
    List<LogEntry> entries = write(1_000);
    store.close();
    byte[] bytes = Files.readAllBytes(file);
    int root = Math.toIntExact(number("SELECT max(pageno) FROM dbstat WHERE name = 'event' AND pagetype = 'leaf'"));
    long gone = number("SELECT ncell FROM dbstat WHERE pageno = " + root);
    ByteBuffer.wrap(bytes).put((root - 1) * EventSchema.PAGE, new byte[EventSchema.PAGE]);
    Files.write(file, bytes);
    assertThat(store.query(ALL)).isSubsetOf(entries).hasSize((int) (1_000 - gone));
    assertThat(told()).singleElement().asString().contains("over: " + (gone == 0 ? 0 : 1_000 - gone), "lost: " + gone);
    assertThat(setAside()).hasSize(1);
    assertThat(Files.readAllBytes(setAside().get(0))).as("the damaged file is kept as it was").isEqualTo(bytes);
    assertThat(store.query(text("entry 5", 10_000))).as("words are found in the new one").isNotEmpty();
  }

  /** In the product it said that none was known to be lost, of 21. */
  @Test
  void whereNothingTellsHowManyThereWereThatIsSaid() throws Exception {
    write(20);
    store.close();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 2 * EventSchema.PAGE + 84));
    assertThat(store.query(ALL)).isEmpty();
    assertThat(told()).singleElement().asString().contains("over: 0", "cannot be told");
  }

  @Test
  void aDestroyedHeadOrTableCostsNothing() throws Exception {
    List<LogEntry> entries = write(1_000);
    store.close();
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).put(0, new byte[EventSchema.PAGE]);
    Files.write(file, bytes);
    assertThat(store.query(ALL)).containsExactlyInAnyOrderElementsOf(entries);
    assertThat(told()).singleElement().asString().contains("lost: 0");
    store.close();
    sql("DROP TABLE latest");
    assertThat(store.query(ALL)).containsExactlyInAnyOrderElementsOf(entries);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void anOlderFormIsBroughtForwardWithAllItHas(int version) throws Exception {
    LogEntry migration = Entries.migration(UUID.randomUUID(), Status.SUCCEEDED, Entries.START,
        Optional.of(Entries.START.plusSeconds(5)));
    OlderForm.write(file, version, Entries.START, migration.correlation(), Map.of("source", Entries.PM2.key(),
        "target", Entries.PM1.key()));
    List<LogEntry> found = store.query(ALL);
    assertThat(found).hasSize(version == 0 ? 0 : 1);
    if (version > 0) {
      assertThat(found.get(0).attributes()).isEqualTo(migration.attributes());
      assertThat(store.query(text("moved", 9))).isEqualTo(found);
    }
    assertThat(told()).isEmpty();
    assertThat(setAside()).isEmpty();
    store.close();
    assertThat(number("PRAGMA auto_vacuum")).as("gives room back from now on").isEqualTo(2);
    assertThat(EventSchema.form(file)).isEqualTo(EventSchema.Form.CURRENT);
  }

  @Test
  void aDamagedFileOfAnOlderFormIsCarriedOver() throws Exception {
    UUID id = UUID.randomUUID();
    OlderForm.write(file, 2, Entries.START, id, Map.of("source", Entries.PM2.key()));
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] = 0;
    Files.write(file, bytes);
    assertThat(store.query(ALL)).singleElement().satisfies(entry -> {
      assertThat(entry.correlation()).isEqualTo(id);
      assertThat(entry.attributes()).containsEntry("source", Entries.PM2.key());
    });
    assertThat(told()).singleElement().asString().contains("over: 1");
  }

  @Test
  void aNewerFormIsRefusedAndLeftAlone() throws Exception {
    write(5);
    store.close();
    sql("PRAGMA user_version = 4", "PRAGMA application_id = " + (0x58570000 | 4));
    byte[] before = Files.readAllBytes(file);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> store.append(List.of(Entries.message(9, "x", "")))).isInstanceOf(IOException.class)
          .hasMessageContaining("newer version").hasMessageContaining("format 4");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(told()).isEmpty();
    assertThat(setAside()).isEmpty();
  }

  @Test
  void aFlippedVersionIsNoNewerForm() throws Exception {
    List<LogEntry> entries = write(5);
    store.close();
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[VERSION_AT + bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, bytes);
      assertThat(store.query(ALL)).as("bit " + bit).containsExactlyInAnyOrderElementsOf(entries);
      store.close();
    }
    assertThat(told()).hasSize(Integer.SIZE);
  }

  @Test
  void aKillWhileTheNewFileTakesItsPlaceLosesNothing() throws Exception {
    List<LogEntry> entries = write(50);
    store.close();
    Files.delete(FileSeal.of(file));
    Files.move(file, folder.resolve("events.db.ready")); // the damaged one was moved away already
    Files.writeString(folder.resolve("events.db.new"), "what another attempt had begun");
    assertThat(store.query(ALL)).containsExactlyInAnyOrderElementsOf(entries);
  }
}
