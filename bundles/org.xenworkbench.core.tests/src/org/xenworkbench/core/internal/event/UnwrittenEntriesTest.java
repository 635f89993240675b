/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;
import org.xenworkbench.core.workspace.KeptCount;

/** What the store does not take: it is counted, said when the process ends, and told by the next one. */
class UnwrittenEntriesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ManualScheduler scheduler = new ManualScheduler(new ManualClock());
  /** What counts while the store is held up. */
  private final ManualScheduler watch = new ManualScheduler(new ManualClock());
  private final EventStores manualStores = new EventStores();
  private final EventLogImpl manual =
      new EventLogImpl(new Dispatcher(Runnable::run), manualStores, scheduler, scheduler.clock());

  @TempDir
  Path folder;

  @Test
  void whatTheStoreDidNotTakeUntilTheEndIsUnsaved() throws Exception {
    EventStores ends = new EventStores();
    EventLogImpl ending = new EventLogImpl(new Dispatcher(Runnable::run), ends, Optional.empty());
    MemoryEventStore store = new MemoryEventStore();
    TestEventStores.bind(ends, store);
    ending.append(entry(1)).get(20, TimeUnit.SECONDS);
    assertThat(ending.unsaved()).isEmpty();
    store.failure = Optional.of("No space left on device");
    ending.append(entry(2));
    Await.until("the fault is shown", PATIENCE, () -> ending.unsaved().isPresent());
    ending.append(entry(3));
    ending.stop();
    assertThat(ending.unsaved())
        .contains("The workbench ended before all events could be written to the event log; lost: 2.");
    assertThat(ending.fault()).get().asString().as("said at the end").contains("kept in memory (2)");
  }

  /** Somebody decides by it whether to close. */
  @Test
  void whatWouldBeLostIsCountedWhenItIsAsked() {
    MemoryEventStore store = new MemoryEventStore();
    store.failure = Optional.of("No space left on device");
    TestEventStores.bind(manualStores, store);
    manual.append(entry(1));
    scheduler.runDue();
    for (int i = 2; i <= 7; i++) {
      manual.append(entry(i));
      assertThat(manual.unsaved()).as("not tried since").get().asString().contains("kept in memory (" + i + ")");
      assertThat(manual.fault()).isEqualTo(manual.unsaved());
    }
  }

  @Test
  void theNextStartTellsHowManyWereLost() throws Exception {
    Path file = folder.resolve("plugin/unwritten.count");
    MemoryEventStore store = new MemoryEventStore();
    store.failure = Optional.of("No space left on device");
    EventLogImpl first = starting(file, store);
    first.append(entry(1));
    scheduler.runDue();
    first.append(entry(2));
    first.append(entry(3));
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(new KeptCount(file).read()).as("known after a kill, too").isEqualTo(3);
    EventLogImpl second = starting(file, store); // as if the first was killed
    scheduler.runDue();
    assertThat(second.isWhole()).as("an end may be among what is lost").isFalse();
    assertThat(new KeptCount(file).read()).as("not told yet").isEqualTo(3);
    store.failure = Optional.empty();
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(store.entries).extracting(LogEntry::message).contains(
        "Before the workbench last ended, at least 3 entries could not be written to the event log, and are lost.");
    assertThat(new KeptCount(file).read()).isZero();
    store.entries.clear();
    EventLogImpl third = starting(file, store);
    scheduler.runDue();
    assertThat(third.isWhole()).isTrue();
    assertThat(store.entries).as("told once").isEmpty();
  }

  private EventLogImpl starting(Path file, MemoryEventStore store) {
    EventLogImpl started = new EventLogImpl(new Dispatcher(Runnable::run), TestEventStores.of(store),
        new LogThreads(scheduler, watch, watch, Timing.system()), scheduler.clock(), Optional.of(new KeptCount(file)));
    started.start();
    return started;
  }

  @Test
  void whatTheStoreTakesAtTheEndIsSaved() throws Exception {
    EventStores ends = new EventStores();
    EventLogImpl ending = new EventLogImpl(new Dispatcher(Runnable::run), ends, Optional.empty());
    MemoryEventStore store = new MemoryEventStore();
    store.failure = Optional.of("No space left on device");
    TestEventStores.bind(ends, store);
    ending.append(entry(1));
    Await.until("the fault is shown", PATIENCE, () -> ending.unsaved().isPresent());
    store.failure = Optional.empty();
    ending.stop();
    assertThat(ending.unsaved()).isEmpty();
  }

  /** Whatever is in its place is told, and then it counts again. */
  @Test
  void aCountThatIsNotAsItWasWrittenIsTold() throws Exception {
    Path others = Files.writeString(folder.resolve("others"), "precious");
    int tried = 0;
    for (String wrong : List.of("", "abc", "-12", "00000000000000000014", "7".repeat(60), "pipe", "folder", "link")) {
      Path file = folder.resolve(++tried + "/unwritten.count");
      Files.createDirectories(file.getParent());
      switch (wrong) {
        case "pipe" -> assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        case "folder" -> Files.createDirectory(file);
        case "link" -> Files.createSymbolicLink(file, others);
        default -> Files.writeString(file, wrong);
      }
      MemoryEventStore store = new MemoryEventStore();
      EventLogImpl started = starting(file, store);
      scheduler.runDue();
      assertThat(store.entries).extracting(LogEntry::message).as(wrong).singleElement().asString()
          .contains(file.toString(), "not known");
      assertThat(started.isWhole()).as(wrong).isFalse();
      store.failure = Optional.of("No space left on device");
      started.append(entry(1));
      scheduler.advance(Duration.ofSeconds(5));
      assertThat(new KeptCount(file).damage()).as(wrong).isEmpty();
      assertThat(new KeptCount(file).read()).as(wrong).isEqualTo(1);
    }
    assertThat(others).hasContent("precious");
  }

  /** Another program that holds the file keeps the store waiting, and then the process is killed. */
  @Test
  void whatWaitsForAStoreThatIsHeldUpIsCounted() throws Exception {
    Path file = folder.resolve("unwritten.count");
    MemoryEventStore store = new MemoryEventStore();
    EventLogImpl held = starting(file, store);
    List<Long> counted = new ArrayList<>();
    store.meanwhile = () -> {
      watch.runDue();
      counted.add(new KeptCount(file).read());
      held.append(entry(3));
      watch.runDue();
      counted.add(new KeptCount(file).read());
    };
    held.append(entry(1));
    held.append(entry(2));
    watch.runDue();
    counted.add(new KeptCount(file).read());
    scheduler.runDue();
    assertThat(counted).as("before it is written, and while it is").containsExactly(2L, 2L, 3L);
    watch.runDue();
    assertThat(new KeptCount(file).read()).as("all was written").isZero();
    assertThat(store.entries).hasSize(3);
  }

  private static LogEntry entry(int number) {
    return LogEntry.of(LogEntry.POWER, LogEntry.Status.INFO, "m" + number, START.plusSeconds(number)).build();
  }
}
