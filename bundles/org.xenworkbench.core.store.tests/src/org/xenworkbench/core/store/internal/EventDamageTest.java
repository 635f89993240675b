/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;

/**
 * Random damage to every file of the event log, as it is closed and as a kill leaves it: whatever is damaged, nothing
 * that is shown is false, nothing is missing without a word, no more is missing than what lay in the damaged place, and
 * the log goes on. {@code -Dxenworkbench.damage.rounds=N} makes a longer run, {@code -Dxenworkbench.damage.seed=N}
 * repeats one.
 */
class EventDamageTest {

  private static final int ROUNDS = Integer.getInteger("xenworkbench.damage.rounds", 500);
  private static final long SEED = Long.getLong("xenworkbench.damage.seed", System.nanoTime());
  private static final int ENTRIES = 120;
  /** As many as have room on one page: the smallest part of a file that has a structure of its own. */
  private static final int MOST_ON_A_PAGE = 30;
  private static final List<String> PARTS = List.of("", "-wal", "-shm", ".seal");

  @TempDir
  Path folder;
  private final Random random = new Random(SEED);
  private final List<LogEntry> written = new ArrayList<>();
  private int silentlySound;
  private int told;
  private int lost;

  @AfterEach
  void say() {
    System.out.printf("seed %d: %d rounds, %d told, %d without any effect, %d entries lost in all%n", SEED, told
        + silentlySound, told, silentlySound, lost);
  }

  @Test
  void noDamageIsSilentOrCostsMoreThanItsPlace() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path killed = Files.createDirectory(folder.resolve("killed"));
    write(closed, killed);
    for (int round = 0; round < ROUNDS; round++) {
      damageAndLook(random.nextInt(3) == 0 ? killed : closed, round);
    }
    assertThat(told).as("rounds with damage that matters").isGreaterThan(ROUNDS / 4);
  }

  /** Closed in the orderly way; and as it was on disk when a process was killed. */
  private void write(Path closed, Path killed) throws IOException {
    try (SqliteEventStore store = store(closed, new ArrayList<>())) {
      for (int i = 0; i < ENTRIES; i += 4) {
        if (i == ENTRIES / 2) {
          store.close(); // so that one half is in the database, the other in its log
        }
        List<LogEntry> some = new ArrayList<>(List.of(message(i), message(i + 1), message(i + 2)));
        UUID id = UUID.randomUUID();
        some.add(Entries.migration(id, Status.RUNNING, Entries.START.plusSeconds(i + 3), Optional.empty()));
        some.add(Entries.migration(id, Status.SUCCEEDED, Entries.START.plusSeconds(i + 3),
            Optional.of(Entries.START.plusSeconds(9_999))));
        store.append(some);
        some.remove(3);
        written.addAll(some);
      }
      copy(closed, killed);
    }
  }

  private LogEntry message(int number) {
    boolean isLong = random.nextInt(10) == 0; // goes on on pages of its own
    return Entries.message(number, "entry number" + number + "x", "d".repeat(random.nextInt(isLong ? 9_000 : 400)));
  }

  private void damageAndLook(Path from, int round) throws IOException {
    Path place = Files.createDirectory(folder.resolve("round"));
    copy(from, place);
    String what = "seed " + SEED + ", round " + round + ": " + damage(place);
    List<String> reports = new ArrayList<>();
    Set<LogEntry> found;
    try (SqliteEventStore store = store(place, reports)) {
      List<LogEntry> shown = store.query(EventQuery.newest(10_000));
      found = new HashSet<>(shown);
      boolean isTold = !store.damage().isEmpty();
      Set<LogEntry> missing = new HashSet<>(written);
      missing.removeAll(found);
      assertThat(shown.size()).as(what).isEqualTo(found.size());
      assertShownIsTrue(what, found, missing, isTold);
      assertThat(missing).as(what + " " + reports).hasSizeLessThanOrEqualTo(MOST_ON_A_PAGE * pagesDamaged);
      assertWordsAreFound(what, store, found);
      lost += missing.size();
      LogEntry after = Entries.message(5_000, "after the damage", "");
      store.append(List.of(after));
      store.close();
      assertThat(store.query(EventQuery.newest(10_000))).as(what).hasSize(shown.size() + 1).contains(after);
      told += isTold ? 1 : 0;
      silentlySound += isTold ? 0 : 1;
    }
    delete(place);
  }

  /** An entry of which only an earlier state is left is shown as that. */
  private void assertShownIsTrue(String what, Set<LogEntry> found, Set<LogEntry> missing, boolean isTold) {
    Set<LogEntry> other = new HashSet<>(found);
    other.removeAll(written);
    Set<UUID> lostEnds = missing.stream().map(LogEntry::correlation).collect(Collectors.toSet());
    assertThat(other).as(what).allMatch(entry -> entry.isRunning() && lostEnds.contains(entry.correlation()));
    assertThat(isTold || missing.isEmpty()).as(what + " is told").isTrue();
  }

  private void assertWordsAreFound(String what, SqliteEventStore store, Set<LogEntry> found) throws IOException {
    List<LogEntry> all = new ArrayList<>(found);
    for (int i = 0; i < 3 && !all.isEmpty(); i++) {
      LogEntry wanted = all.get(random.nextInt(all.size()));
      String words = wanted.message();
      List<LogEntry> matching = store.query(EventQuery.newest(10_000).withText(words));
      assertThat(matching).as(what + ": " + words).contains(wanted).allMatch(
          entry -> Stream.of(words.split(" ")).allMatch(entry.message()::contains));
    }
  }

  private int pagesDamaged;

  private String damage(Path place) throws IOException {
    List<String> there = PARTS.stream().filter(part -> Files.exists(place.resolve("events.db" + part))).toList();
    String part = random.nextInt(2) == 0 ? "" : there.get(random.nextInt(there.size()));
    Path file = place.resolve("events.db" + part);
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    if (random.nextInt(6) == 0) {
      pagesDamaged = ENTRIES; // whatever lay behind
      Files.write(file, Arrays.copyOf(bytes, at));
      return file.getFileName() + " of " + place + " cut to " + at + " of " + bytes.length;
    }
    pagesDamaged = 1;
    int bit = 1 << random.nextInt(8);
    bytes[at] ^= (byte) bit;
    Files.write(file, bytes);
    return file.getFileName() + " flipped by " + bit + " at " + at + " of " + bytes.length;
  }

  private static SqliteEventStore store(Path place, List<String> reports) {
    return new SqliteEventStore(place.resolve("events.db"), Timing.system(), (text, cause) -> reports.add(text));
  }

  private static void copy(Path from, Path to) throws IOException {
    for (String part : PARTS) {
      Path file = from.resolve("events.db" + part);
      if (Files.exists(file)) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> all = Files.walk(place)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
