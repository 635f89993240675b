/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.StoreDamage;

/** Somebody removes or replaces files of the event log while they are open: what was acknowledged is not lost. */
class EventFileLostTest {

  @TempDir
  Path folder;
  private final List<LogEntry> written = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();
  private Path place;
  private Path file;
  private SqliteEventStore store;

  @BeforeEach
  void begin() throws IOException {
    place = folder.resolve("store");
    file = place.resolve("events.db");
    store = store();
    append(3);
  }

  @AfterEach
  void end() {
    store.close();
  }

  private SqliteEventStore store() {
    return new SqliteEventStore(file, Timing.system(), (text, cause) -> reports.add(text));
  }

  private void append(int count) throws IOException {
    List<LogEntry> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(Entries.message(written.size() + i, "entry number " + (written.size() + i), ""));
    }
    store.append(some);
    written.addAll(some);
  }

  /** As a kill leaves it: what is there is what the next start has. */
  private void assertAllIsOnDisk() throws IOException {
    Path copied = folder.resolve("copied");
    Files.createDirectory(copied);
    try (Stream<Path> files = Files.list(place)) {
      for (Path each : files.filter(each -> each.getFileName().toString().startsWith("events.db")).toList()) {
        Files.copy(each, copied.resolve(each.getFileName()));
      }
    }
    List<String> found = new ArrayList<>();
    try (SqliteEventStore next = new SqliteEventStore(copied.resolve("events.db"), Timing.system(),
        (text, cause) -> found.add(text))) {
      assertThat(next.query(EventQuery.newest(100))).containsExactlyInAnyOrderElementsOf(written);
      assertThat(next.query(EventQuery.newest(100).withText("number 2"))).hasSize(1);
    }
    assertThat(found).isEmpty();
  }

  private void assertTold(String part) {
    assertThat(store.damage()).extracting(StoreDamage::message).singleElement().asString()
        .contains("removed or replaced", part);
    assertThat(reports).hasSize(1);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"events.db,events.db-wal,events.db-shm", "events.db", "events.db-wal", "."})
  void whatWasRemovedIsWrittenAnew(String names) throws IOException {
    for (String name : names.split(",")) {
      remove(place.resolve(name).normalize());
    }
    append(2);
    assertTold("no entry was lost");
    assertThat(store.lost()).isEmpty();
    append(2);
    assertAllIsOnDisk();
  }

  @Test
  void thatIsSoWithoutANewEntryToo() throws IOException {
    remove(place);
    store.append(List.of());
    assertTold("no entry was lost");
    assertAllIsOnDisk();
  }

  @Test
  void andAtTheEnd() throws IOException {
    remove(place);
    store.close();
    assertThat(reports).singleElement().asString().contains("no entry was lost");
    assertAllIsOnDisk();
  }

  @Test
  void whatHasTakenItsPlaceIsKept() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "something else");
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    append(1);
    assertTold("no entry was lost");
    assertThat(store.damage().get(0).details()).contains("events.db.unknown-");
    try (Stream<Path> files = Files.list(place)) {
      assertThat(files.filter(each -> each.toString().endsWith("Z"))).singleElement()
          .satisfies(kept -> assertThat(kept).hasContent("something else"));
    }
    append(1);
    assertAllIsOnDisk();
  }

  @Test
  void whatCannotBeWrittenAnewIsAFaultAndLostOnlyIfItEndsSo() throws IOException {
    remove(place);
    Files.createFile(place);
    assertThatThrownBy(() -> store.append(List.of())).isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be written anew now");
    assertThat(store.lost()).isPresent();
    assertThat(store.query(EventQuery.newest(100))).as("it is still open").hasSize(3);
    Files.delete(place);
    append(1);
    assertThat(store.lost()).isEmpty();
    assertAllIsOnDisk();
  }
}
