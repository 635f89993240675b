/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.StoreDamage;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

class EventLogImplTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final EventStores stores = new EventStores();
  private final EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run), stores, Optional.empty());
  private final ManualScheduler scheduler = new ManualScheduler(new ManualClock());
  private final EventStores manualStores = new EventStores();
  private final EventLogImpl manual =
      new EventLogImpl(new Dispatcher(Runnable::run), manualStores, scheduler, scheduler.clock());

  @AfterEach
  void stop() throws InterruptedException {
    log.stop();
  }

  @Test
  void runningEntriesAreOnTopThenTheNewest() throws Exception {
    log.append(entry(1, LogEntry.Status.RUNNING));
    log.append(entry(2, LogEntry.Status.SUCCEEDED));
    log.append(entry(3, LogEntry.Status.FAILED));
    assertThat(log.query(EventQuery.newest(10))).extracting(LogEntry::message).containsExactly("m1", "m3", "m2");
    assertThat(log.query(EventQuery.newest(1))).hasSize(1);
  }

  /** As in a store: the one that was written last is on top. */
  @Test
  void ofOneInstantTheLastIsTheNewest() throws Exception {
    LogEntry first = entry(1, LogEntry.Status.SUCCEEDED);
    log.append(first);
    for (String message : List.of("m2", "m3")) {
      log.append(first.toBuilder().correlation(UUID.randomUUID()).message(message).build());
    }
    assertThat(log.query(EventQuery.newest(10))).extracting(LogEntry::message).containsExactly("m3", "m2", "m1");
  }

  @Test
  void laterStateReplacesTheEarlier() throws Exception {
    LogEntry running = entry(1, LogEntry.Status.RUNNING);
    log.append(running);
    log.append(state(running.correlation(), 1, LogEntry.Status.SUCCEEDED));
    log.amend(running.correlation(), entry -> entry.withAttribute(LogAttribute.SERVICE_GAP, "7"));
    assertThat(log.query(EventQuery.newest(10))).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
      assertThat(LogAttribute.SERVICE_GAP.duration(entry)).contains(Duration.ofNanos(7));
    });
  }

  @Test
  void isAcknowledgedOnlyWhenTheStoreHasIt() throws Exception {
    CompletableFuture<LogEntry> acknowledged = log.append(entry(1, LogEntry.Status.INFO));
    assertThat(acknowledged).isNotDone();
    MemoryEventStore store = new MemoryEventStore();
    TestEventStores.bind(stores, store);
    acknowledged.get(20, TimeUnit.SECONDS);
    assertThat(store.entries).hasSize(1);
  }

  @Test
  void failingStoreIsShownAndNothingIsLost() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    store.failure = Optional.of("No space left on device");
    TestEventStores.bind(stores, store);
    CompletableFuture<LogEntry> acknowledged = log.append(entry(1, LogEntry.Status.INFO));
    Await.until("the fault is shown", PATIENCE, () -> log.fault().isPresent());
    assertThat(log.fault().orElseThrow()).contains("No space left on device");
    assertThat(acknowledged).isNotDone();
    assertThat(log.query(EventQuery.newest(5))).hasSize(1);
    log.append(entry(2, LogEntry.Status.INFO));
    store.failure = Optional.empty();
    acknowledged.get(20, TimeUnit.SECONDS);
    assertThat(log.fault()).isEmpty();
    assertThat(store.entries).extracting(LogEntry::message).containsExactly("m1", "m2");
  }

  @Test
  void tooManyForMemoryAreRefusedNotForgottenSilently() throws Exception {
    CompletableFuture<LogEntry> first = log.append(entry(0, LogEntry.Status.INFO));
    for (int i = 1; i <= 10_000; i++) {
      log.append(entry(i, LogEntry.Status.INFO));
    }
    assertThatThrownBy(first::join).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void storeThatRefusesIsAskedAgainAfterAWhileNotForEveryEntry() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    store.failure = Optional.of("No space left on device");
    TestEventStores.bind(manualStores, store);
    AtomicInteger notices = countFaultNotices();
    List<CompletableFuture<LogEntry>> acknowledged = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      acknowledged.add(manual.append(entry(i, LogEntry.Status.INFO)));
      scheduler.runDue();
    }
    assertThat(store.calls).isEqualTo(1);
    assertThat(scheduler.pending()).as("one retry").isEqualTo(1);
    assertThat(notices).hasValue(1);
    scheduler.advance(Duration.ofSeconds(11));
    assertThat(store.calls).isEqualTo(3);
    assertThat(scheduler.pending()).as("one retry").isEqualTo(1);
    store.failure = Optional.empty();
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(acknowledged).allMatch(CompletableFuture::isDone);
    assertThat(manual.fault()).isEmpty();
    assertThat(store.entries).hasSize(100);
    assertThat(scheduler.pending()).isZero();
    assertThat(manual.append(entry(100, LogEntry.Status.INFO))).isNotDone();
    scheduler.runDue();
    assertThat(store.entries).hasSize(101);
  }

  @Test
  void storeThatThrowsIsAFault() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    store.broken = true;
    TestEventStores.bind(manualStores, store);
    CompletableFuture<LogEntry> acknowledged = manual.append(entry(1, LogEntry.Status.INFO));
    scheduler.runDue();
    assertThat(manual.fault()).get().asString().contains("IllegalStateException");
    store.broken = false;
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(acknowledged).isCompleted();
  }

  @Test
  void whatIsBeingWrittenIsNotGivenUp() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    TestEventStores.bind(manualStores, store);
    CompletableFuture<LogEntry> first = manual.append(entry(0, LogEntry.Status.INFO));
    store.meanwhile = () -> {
      for (int i = 1; i <= 10_000; i++) {
        manual.append(entry(i, LogEntry.Status.INFO));
      }
    };
    scheduler.runDue();
    assertThat(first).isCompleted();
    assertThat(store.entries).hasSize(10_001);
  }

  @Test
  void tooManyWithoutAStoreAreAFaultUntilThereIsOne() throws Exception {
    AtomicInteger notices = countFaultNotices();
    for (int i = 0; i <= 10_005; i++) {
      manual.append(entry(i, LogEntry.Status.INFO));
    }
    assertThat(manual.fault()).get().asString().contains("6 are lost");
    assertThat(notices).hasValue(1);
    MemoryEventStore store = new MemoryEventStore();
    TestEventStores.bind(manualStores, store);
    scheduler.runDue();
    assertThat(manual.fault()).isEmpty();
    assertThat(store.entries).hasSize(10_001).extracting(LogEntry::message).endsWith("m10005",
        "Events are written again; 6 of those before were lost.");
  }

  @Test
  void whatIsLostDuringAFaultIsTold() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    store.failure = Optional.of("No space left on device");
    TestEventStores.bind(manualStores, store);
    manual.append(entry(0, LogEntry.Status.INFO));
    scheduler.runDue();
    AtomicInteger notices = countFaultNotices();
    for (int i = 1; i <= 10_003; i++) {
      manual.append(entry(i, LogEntry.Status.INFO));
    }
    assertThat(notices).hasValue(1);
    assertThat(manual.fault()).get().asString().contains("4 are lost");
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(manual.fault()).get().asString().contains("No space left on device. ", "are kept in memory",
        "4 are lost");
    store.failure = Optional.empty();
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(manual.fault()).isEmpty();
    assertThat(store.entries).hasSize(10_001).extracting(LogEntry::message)
        .endsWith("Events are written again; 4 of those before were lost.");
  }

  @Test
  void anEntryThatNoStoreCanWriteIsRefusedAtOnce() throws Exception {
    LogEntry good = entry(1, LogEntry.Status.INFO);
    for (Instant never : List.of(Instant.MIN, Instant.MAX, Instant.parse("2262-04-12T00:00:00Z"))) {
      assertThatThrownBy(() -> LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, "m", never))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2262");
    }
    assertThatThrownBy(() -> LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, null, good.started()))
        .isInstanceOf(NullPointerException.class).hasMessage("message");
  }

  /** A text of megabytes freezes the window that shows it. */
  @Test
  void noTextIsWithoutEnd() throws Exception {
    String endless = "y".repeat(1_000_000);
    LogEntry entry = LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.INFO, endless, START)
        .host(Optional.empty(), endless).user(endless).details(endless).build();
    MemoryEventStore store = new MemoryEventStore();
    store.entries.add(entry.withAttributes(Map.of("of", "an earlier version")));
    TestEventStores.bind(stores, store);
    log.progress(entry);
    log.append(entry(1, LogEntry.Status.INFO));
    log.append(entry.withAttributes(Map.of("x", endless)));
    assertThat(log.query(EventQuery.newest(10))).isNotEmpty()
        .allSatisfy(shown -> assertThat(shown.toString().length()).isLessThan(50_000));
  }

  @Test
  void lateProgressDoesNotOverwriteTheEnd() throws Exception {
    LogEntry running = entry(1, LogEntry.Status.RUNNING);
    log.append(running);
    log.progress(state(running.correlation(), 2, LogEntry.Status.RUNNING));
    assertThat(log.query(EventQuery.newest(10))).extracting(LogEntry::message).containsExactly("m2");
    log.append(state(running.correlation(), 3, LogEntry.Status.SUCCEEDED));
    List<LogEntry> heard = new ArrayList<>();
    log.addListener(heard::add);
    log.progress(state(running.correlation(), 4, LogEntry.Status.RUNNING));
    assertThat(log.query(EventQuery.newest(10))).extracting(LogEntry::message).containsExactly("m3");
    assertThat(heard).isEmpty();
  }

  @Test
  void logThatEndsLeavesNobodyWaiting() throws Exception {
    EventLogImpl ending = new EventLogImpl(new Dispatcher(Runnable::run));
    CompletableFuture<LogEntry> waiting = ending.append(entry(1, LogEntry.Status.INFO));
    ending.stop();
    assertThat(waiting).isCancelled();
    assertThat(ending.append(entry(2, LogEntry.Status.INFO))).isCancelled();
  }

  @Test
  void aDiskThatRefusesIsToldOfBeforeAnythingIsWritten() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    store.failure = Optional.of("Read-only file system");
    TestEventStores.bind(manualStores, store);
    scheduler.runDue();
    assertThat(manual.fault()).get().asString().contains("Read-only file system");
    store.failure = Optional.empty();
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(manual.fault()).isEmpty();
  }

  @Test
  void aNativeLibraryThatIsMissingIsAFaultAndTriedAgain() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    store.error = Optional.of(new NoClassDefFoundError("Could not initialize class NativeDB"));
    TestEventStores.bind(manualStores, store);
    CompletableFuture<LogEntry> acknowledged = manual.append(entry(1, LogEntry.Status.INFO));
    assertThatThrownBy(() -> manual.query(EventQuery.newest(5))).isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("NativeDB");
    scheduler.runDue();
    assertThat(manual.fault()).get().asString().contains("NativeDB");
    store.error = Optional.empty();
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(acknowledged).isCompleted();
    manual.query(EventQuery.newest(5));
    assertThat(manual.fault()).isEmpty();
  }

  @Test
  void anErrorOfAnyKindIsAFaultAndCostsNothing() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    store.error = Optional.of(new OutOfMemoryError("for a moment"));
    TestEventStores.bind(manualStores, store);
    CompletableFuture<LogEntry> acknowledged = manual.append(entry(1, LogEntry.Status.INFO));
    scheduler.runDue();
    assertThat(manual.fault()).get().asString().contains("for a moment");
    assertThat(acknowledged).isNotDone();
    store.error = Optional.empty();
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(acknowledged).isCompleted();
    assertThat(manual.fault()).isEmpty();
  }

  @Test
  void whatTheStoreFoundDamagedIsAnEntryAndStaysInTheBanner() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    UUID finding = UUID.randomUUID();
    TestEventStores.bind(manualStores, store);
    scheduler.runDue();
    store.damage = List.of(new StoreDamage(finding, "1 entry cannot be read.", "kept aside"));
    AtomicInteger notices = countFaultNotices();
    manual.query(EventQuery.newest(5));
    manual.query(EventQuery.newest(5));
    assertThat(notices).hasValue(1);
    store.damage = List.of(new StoreDamage(finding, "2 entries cannot be read.", "kept aside"));
    scheduler.runDue();
    assertThat(manual.query(EventQuery.newest(5))).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).isEqualTo("2 entries cannot be read.");
      assertThat(entry.details()).isEqualTo("kept aside");
    });
    assertThat(manual.fault()).contains("2 entries cannot be read.");
    scheduler.runDue();
    assertThat(store.entries).extracting(LogEntry::correlation).containsOnly(finding);
  }

  @Test
  void aLogThatCannotBeReadIsAFaultUntilItCan() throws Exception {
    MemoryEventStore store = new MemoryEventStore();
    TestEventStores.bind(manualStores, store);
    scheduler.runDue();
    store.unreadable = Optional.of("Input/output error");
    manual.append(entry(1, LogEntry.Status.INFO));
    assertThatThrownBy(() -> manual.query(EventQuery.newest(5)))
        .isInstanceOfSatisfying(UnreadableLogException.class, failure -> {
          assertThat(failure).hasMessage("Entries written earlier cannot be shown: Input/output error.");
          assertThat(failure.found()).extracting(LogEntry::message).containsExactly("m1");
        });
    assertThat(manual.fault()).get().asString().contains("Input/output error");
    store.failure = Optional.of("No space left on device");
    scheduler.runDue();
    assertThat(manual.fault()).get().asString()
        .contains("No space left on device", "Entries written earlier cannot be shown either.")
        .doesNotContain("Input/output error");
    store.failure = Optional.empty();
    scheduler.advance(Duration.ofSeconds(5));
    store.unreadable = Optional.empty();
    AtomicInteger notices = countFaultNotices();
    manual.query(EventQuery.newest(5));
    assertThat(manual.fault()).isEmpty();
    assertThat(notices).as("those who could not read are told").hasPositiveValue();
  }

  private AtomicInteger countFaultNotices() {
    AtomicInteger notices = new AtomicInteger();
    manual.addListener(new EventLogListener() {
      @Override
      public void entryChanged(LogEntry entry) {
        // only faults are counted
      }

      @Override
      public void faultChanged() {
        notices.incrementAndGet();
      }
    });
    return notices;
  }

  private static LogEntry entry(int number, LogEntry.Status status) {
    return state(UUID.randomUUID(), number, status);
  }

  private static LogEntry state(UUID correlation, int number, LogEntry.Status status) {
    return LogEntry.of(LogEntry.POWER, status, "m" + number, START.plusSeconds(number)).correlation(correlation)
        .user("me").build();
  }
}
