/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;
import org.xenworkbench.core.workspace.KeptCount;

/** A disk that does not come back, and processes that are killed meanwhile: what is told is what is missing. */
class HangingDiskTest {

  private static final int ROUNDS = 100;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Pattern TOLD = Pattern.compile("(\\d+) entr(?:y|ies) could not be written");

  @TempDir
  Path folder;
  private int processes;
  private int made;

  /** The commit is in the file before the disk has it, and a kill leaves it there. */
  @Test
  void whatTheStoreHasInSpiteOfAKillIsNotToldAsLost() {
    Run killed = new Run(Optional.empty());
    LogEntry running = running();
    killed.log.append(running);
    killed.log.append(ended(running));
    killed.store.afterCommit = killed::kill;
    killed.write();
    Run next = new Run(Optional.of(killed));
    assertThat(next.log.isWhole()).as("not looked for yet").isFalse();
    next.write();
    assertThat(next.log.isWhole()).isTrue();
    assertThat(next.told()).isZero();
  }

  @Test
  void anEndIsMissingOfWhichTheStoreHasTheBeginningOnly() {
    Run killed = new Run(Optional.empty());
    LogEntry running = running();
    killed.log.append(running);
    killed.write();
    killed.log.append(ended(running));
    killed.store.beforeCommit = killed::kill;
    killed.write();
    Run next = new Run(Optional.of(killed));
    next.write();
    assertThat(next.told()).isEqualTo(1);
    assertThat(next.log.isWhole()).as("how it ended is not known").isFalse();
  }

  /** Nobody would know, and whoever closes the workbench would lose them without a question. */
  @Test
  void aStoreThatDoesNotComeBackIsToldUntilItDoes() {
    Run run = new Run(Optional.empty());
    List<Optional<String>> said = new ArrayList<>();
    run.store.beforeCommit = () -> {
      said.add(run.log.fault());
      run.watching.advance(WriteWatch.PATIENCE);
      said.add(run.log.fault());
      run.log.append(running());
      said.add(run.log.unsaved());
    };
    run.log.append(running());
    run.write();
    assertThat(said.get(0)).isEmpty();
    assertThat(said.get(1)).get().asString().contains("has not come back", "1 entry waits");
    assertThat(said.get(2)).get().asString().contains("2 entries wait");
    assertThat(run.log.fault()).isEmpty();
    assertThat(run.log.unsaved()).isEmpty();
    assertThat(run.store.kept.entries).hasSize(2);
  }

  /** No entry can tell any more of what the run before lost, so the next start does. */
  @Test
  void whatWasLostBeforeIsLeftToTheNextStartIfTheDiskAnswersAtTheEndOnly() {
    Run killed = new Run(Optional.empty());
    killed.log.append(running());
    killed.log.append(running());
    killed.store.beforeCommit = killed::kill;
    killed.write();
    Run ends = new Run(Optional.of(killed));
    ends.store.beforeLook = ends::stop;
    ends.write();
    assertThat(ends.told()).isZero();
    assertThat(ends.log.isWhole()).isFalse();
    ends.snapshot();
    Run next = new Run(Optional.of(ends));
    assertThat(next.log.isWhole()).isFalse();
    next.write();
    assertThat(next.told()).isEqualTo(2);
  }

  /** One number for all that is missing, whoever tells it. */
  @Test
  void whatWasGivenUpIsToldAtTheEndAndByTheNextStart() {
    Run ends = new Run(Optional.empty());
    List<Optional<String>> unsaved = new ArrayList<>();
    ends.store.beforeCommit = () -> {
      for (int number = EventWriter.CAPACITY + 3; number > 0; number--) {
        ends.log.append(running());
      }
      ends.stop();
      unsaved.add(ends.log.unsaved());
    };
    ends.log.append(running());
    ends.write();
    assertThat(unsaved.get(0)).get().asString().contains("did not answer", "lost: up to 10,004 of");
    ends.snapshot();
    Run next = new Run(Optional.of(ends));
    next.write();
    assertThat(next.store.kept.entries).hasSize(2).first().extracting(LogEntry::message).as("on disk after all")
        .isEqualTo("m1");
    assertThat(next.store.kept.entries.get(1).message()).contains("10,003 entries could not be written");
  }

  /** Whenever, and however often, a process is killed, each entry is in the log or was counted by one that is. */
  @Test
  void whateverIsMissingAfterKillsIsToldOnce() {
    long seed = new Random().nextLong();
    System.out.println("Kills: " + ROUNDS + " rounds, seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Set<String> appended = new HashSet<>();
      Optional<Run> before = Optional.empty();
      for (int kills = random.nextInt(4); kills >= 0; kills--) {
        Run run = new Run(before);
        run.live(random, appended);
        before = Optional.of(run);
      }
      Run last = new Run(before);
      last.write();
      Set<String> stored = last.store.kept.entries.stream().map(LogEntry::message).collect(Collectors.toSet());
      long missing = appended.stream().filter(message -> !stored.contains(message)).count();
      assertThat(last.told()).as("seed %d, round %d", seed, round).isEqualTo(missing);
    }
  }

  /** A count that hangs, too, tells of fewer, and says so. */
  @Test
  void whatIsNotCountedInTimeIsAllowedFor() {
    Run killed = new Run(Optional.empty());
    killed.log.append(running());
    killed.log.append(running());
    killed.counting.runDue();
    killed.log.append(running());
    killed.snapshot();
    Run next = new Run(Optional.of(killed));
    next.write();
    assertThat(next.store.kept.entries).extracting(LogEntry::message).contains("Before the workbench last ended,"
        + " at least 2 entries could not be written to the event log, and are lost.");
  }

  private LogEntry running() {
    made++;
    return LogEntry.of(LogEntry.POWER, LogEntry.Status.RUNNING, "m" + made, START.plusSeconds(made)).build();
  }

  private LogEntry ended(LogEntry entry) {
    made++;
    return entry.toBuilder().status(LogEntry.Status.SUCCEEDED).message("m" + made)
        .finished(START.plusSeconds(made)).build();
  }

  /** A process with a store and a count of its own, which begin as those of the one before were when it was killed. */
  private final class Run {

    final ManualScheduler writing = new ManualScheduler(new ManualClock());
    final ManualScheduler counting = new ManualScheduler(new ManualClock());
    final ManualScheduler watching = new ManualScheduler(new ManualClock());
    final HangingStore store = new HangingStore();
    final EventLogImpl log;
    private final Path file = folder.resolve(processes++ + ".count");
    private final Path left = folder.resolve(processes + ".left");
    private List<LogEntry> kept = List.of();

    Run(Optional<Run> killed) {
      killed.ifPresent(before -> {
        copy(before.left, file);
        store.kept.entries.addAll(before.kept);
      });
      log = new EventLogImpl(new Dispatcher(Runnable::run), TestEventStores.of(store),
          new LogThreads(writing, counting, watching, Timing.system()), writing.clock(),
          Optional.of(new KeptCount(file)));
      log.start();
    }

    /** Appends and writes, and is killed somewhere. */
    void live(Random random, Set<String> appended) {
      for (int batches = random.nextInt(3); batches > 0; batches--) {
        append(random, appended);
        write();
      }
      Runnable hang = () -> {
        append(random, appended);
        kill();
      };
      switch (random.nextInt(4)) {
        case 0 -> store.beforeCommit = hang;
        case 1 -> store.afterCommit = hang;
        case 2 -> store.kept.failure = Optional.of("No space left on device");
        default -> {
          // it is killed before it writes
        }
      }
      append(random, appended);
      if (random.nextBoolean() || store.isToHang()) {
        write();
      }
      if (kept.isEmpty() && Files.notExists(left)) {
        append(random, appended);
        kill();
      }
    }

    private void append(Random random, Set<String> appended) {
      for (int number = random.nextInt(4); number > 0; number--) {
        LogEntry entry = running();
        appended.add(entry.message());
        log.append(entry);
        if (random.nextBoolean()) {
          LogEntry end = ended(entry);
          appended.add(end.message());
          log.append(end);
        }
      }
    }

    void write() {
      counting.runDue();
      writing.runDue();
      counting.runDue();
    }

    /** What it has counted is in the memory of the system, and what it has committed. */
    void kill() {
      counting.runDue();
      snapshot();
    }

    /** Whoever ends it does not wait any more; nobody waits here either. */
    void stop() {
      Thread.currentThread().interrupt();
      try {
        log.stop();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      } catch (IllegalArgumentException e) { // the last that it does is to log that the disk did not answer
        assertThat(Platform.isRunning()).as("there is no platform log outside OSGi").isFalse();
      } finally {
        Thread.interrupted();
      }
    }

    void snapshot() {
      copy(file, left);
      kept = List.copyOf(store.kept.entries);
    }

    /** The sum of what the entries of its store tell. */
    long told() {
      return store.kept.entries.stream().map(entry -> TOLD.matcher(entry.message())).filter(Matcher::find)
          .mapToLong(found -> Long.parseLong(found.group(1))).sum();
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does something once before it commits, or before it returns. */
  private static final class HangingStore implements EventStore {

    final MemoryEventStore kept = new MemoryEventStore();
    Runnable beforeCommit = () -> {};
    Runnable afterCommit = () -> {};
    Runnable beforeLook = () -> {};

    boolean isToHang() {
      return kept.failure.isEmpty();
    }

    @Override
    public void append(List<LogEntry> entries) throws IOException {
      Runnable before = beforeCommit;
      beforeCommit = () -> {};
      before.run();
      kept.append(entries);
      Runnable after = afterCommit;
      afterCommit = () -> {};
      after.run();
    }

    @Override
    public List<LogEntry> query(EventQuery query) throws IOException {
      return kept.query(query);
    }

    @Override
    public Optional<LogEntry> get(UUID correlation) throws IOException {
      Runnable before = beforeLook;
      beforeLook = () -> {};
      before.run();
      return kept.get(correlation);
    }
  }
}
