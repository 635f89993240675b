/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

/** One entry, got and changed: in memory, on its way to the disk, or written by an earlier process. */
class EventLogAmendTest {

  private static final LogAttribute NOTE = LogAttribute.named("org.example.note");

  private final MemoryEventStore store = new MemoryEventStore();
  private final EventStores stores = new EventStores();
  private final ManualScheduler scheduler = new ManualScheduler(new ManualClock());
  private final EventLogImpl log =
      new EventLogImpl(new Dispatcher(Runnable::run), stores, scheduler, scheduler.clock());

  private static LogEntry entry(String message) {
    return LogEntry.occurrence(LogEntry.POWER, LogEntry.Status.INFO, message, Instant.parse("2026-01-01T00:00:00Z"))
        .attributes(Map.of("before", "1")).build();
  }

  /** As an earlier process has left it. */
  private LogEntry stored(String message) {
    LogEntry entry = entry(message);
    store.entries.add(entry);
    TestEventStores.bind(stores, store);
    scheduler.runDue();
    return entry;
  }

  @Test
  void whatAnEarlierProcessWroteIsGot() throws Exception {
    LogEntry entry = stored("old");
    assertThat(log.get(entry.correlation())).contains(entry);
    assertThat(log.get(UUID.randomUUID())).isEmpty();
    LogEntry fresh = entry("new");
    log.append(fresh);
    assertThat(log.get(fresh.correlation())).as("before it is on disk").contains(fresh);
  }

  @Test
  void whatAnEarlierProcessWroteIsAmended() throws Exception {
    LogEntry entry = stored("old");
    List<LogEntry> heard = new ArrayList<>();
    log.addListener(heard::add);
    CompletableFuture<Optional<LogEntry>> amended =
        log.amend(entry.correlation(), old -> old.withAttribute(NOTE, "seen"));
    assertThat(amended).as("the caller does not wait for the disk").isNotDone();
    scheduler.runDue();
    LogEntry next = amended.join().orElseThrow();
    assertThat(next.attributes()).isEqualTo(Map.of("before", "1", NOTE.name(), "seen"));
    assertThat(store.entries).containsExactly(entry, next);
    assertThat(heard).containsExactly(next);
    assertThat(log.query(EventQuery.newest(10))).containsExactly(next);
    assertThat(log.get(entry.correlation())).contains(next);
  }

  @Test
  void whatIsInMemoryIsAmendedAtOnce() throws Exception {
    stored("old");
    LogEntry fresh = entry("new");
    log.append(fresh);
    CompletableFuture<Optional<LogEntry>> amended =
        log.amend(fresh.correlation(), old -> old.withAttribute(NOTE, "seen"));
    assertThat(log.get(fresh.correlation()).flatMap(NOTE::value)).contains("seen");
    assertThat(amended).as("not on disk").isNotDone();
    scheduler.runDue();
    assertThat(amended.join().flatMap(NOTE::value)).contains("seen");
  }

  @Test
  void thereIsNoSuchEntry() {
    stored("old");
    CompletableFuture<Optional<LogEntry>> amended = log.amend(UUID.randomUUID(), old -> {
      throw new AssertionError("nothing to change");
    });
    scheduler.runDue();
    assertThat(amended).isCompletedWithValue(Optional.empty());
    assertThat(store.entries).hasSize(1);
  }

  /** Two that ask for the same entry on disk: neither undoes what the other did, nor what was written meanwhile. */
  @Test
  void noStateComesInBetween() throws Exception {
    LogEntry entry = stored("old");
    log.amend(entry.correlation(), old -> old.withAttribute(NOTE, "1"));
    log.amend(entry.correlation(), old -> old.withAttribute(LogAttribute.named("other"), "2"));
    log.append(entry.toBuilder().message("appended").build());
    CompletableFuture<Optional<LogEntry>> last =
        log.amend(entry.correlation(), old -> old.withAttribute(LogAttribute.named("last"), "3"));
    scheduler.runDue();
    assertThat(last.join()).isPresent();
    LogEntry next = log.get(entry.correlation()).orElseThrow();
    assertThat(next.message()).isEqualTo("appended");
    assertThat(next.attributes())
        .isEqualTo(Map.of("before", "1", NOTE.name(), "1", "other", "2", "last", "3"));
    assertThat(store.get(entry.correlation())).contains(next);
  }

  /** So many came since that memory has forgotten it, and the disk does not have it yet. */
  @Test
  void whatWaitsForTheDiskIsKnownThoughManyCameSince() throws Exception {
    store.failure = Optional.of("No space left on device");
    TestEventStores.bind(stores, store);
    LogEntry first = entry("first");
    log.append(first);
    for (int i = 0; i < 10_000; i++) {
      log.progress(entry("shown only"));
    }
    assertThat(log.get(first.correlation())).contains(first);
    scheduler.runDue();
    store.failure = Optional.empty();
    store.meanwhile = () -> assertThat(known(first)).as("while it is written").contains(first);
    log.amend(first.correlation(), old -> old.withAttribute(NOTE, "seen"));
    scheduler.advance(java.time.Duration.ofSeconds(5));
    assertThat(store.get(first.correlation()).flatMap(NOTE::value)).contains("seen");
  }

  private Optional<LogEntry> known(LogEntry entry) {
    try {
      return log.get(entry.correlation()).map(found -> found.withAttributes(entry.attributes()));
    } catch (UnreadableLogException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStoreThatCannotBeReadIsNoMissingEntry() {
    LogEntry entry = stored("old");
    store.unreadable = Optional.of("Input/output error");
    assertThatThrownBy(() -> log.get(entry.correlation())).isInstanceOf(UnreadableLogException.class)
        .hasMessage("Entries written earlier cannot be shown: Input/output error.");
    CompletableFuture<Optional<LogEntry>> amended = log.amend(entry.correlation(), old -> old);
    scheduler.runDue();
    assertThatThrownBy(amended::join).hasCauseInstanceOf(UnreadableLogException.class);
    assertThat(store.entries).containsExactly(entry);
  }

  @Test
  void aChangeThatFailsIsTheCallersAndCostsNothing() {
    LogEntry entry = stored("old");
    CompletableFuture<Optional<LogEntry>> another = log.amend(entry.correlation(), old -> entry("another"));
    CompletableFuture<Optional<LogEntry>> broken = log.amend(entry.correlation(), old -> {
      throw new IllegalStateException("broken");
    });
    scheduler.runDue();
    assertThatThrownBy(another::join).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(broken::join).hasRootCauseMessage("broken");
    assertThat(store.entries).containsExactly(entry);
    log.append(entry("goes on"));
    scheduler.runDue();
    assertThat(store.entries).hasSize(2);
  }

  @Test
  void afterTheEndNobodyWaits() throws Exception {
    EventLogImpl ended = new EventLogImpl(new Dispatcher(Runnable::run));
    ended.stop();
    assertThat(ended.amend(UUID.randomUUID(), old -> old)).isCompletedExceptionally();
  }

  @Test
  void aFailureOfAnyKindEndsTheWaiting() {
    LogEntry entry = stored("old");
    CompletableFuture<Optional<LogEntry>> broken = log.amend(entry.correlation(), old -> {
      throw new LinkageError("broken");
    });
    scheduler.runDue();
    assertThat(broken).isCompletedExceptionally();
  }

  /** Whoever could not read hears that it is over, though nobody reads. */
  @Test
  void theLogLooksEachMinuteWhetherItCanBeReadAgain() {
    LogEntry entry = stored("old");
    log.start();
    store.unreadable = Optional.of("Input/output error");
    assertThatThrownBy(() -> log.get(entry.correlation())).isInstanceOf(UnreadableLogException.class);
    scheduler.advance(java.time.Duration.ofMinutes(1));
    assertThat(log.fault()).isPresent();
    store.unreadable = Optional.empty();
    scheduler.advance(java.time.Duration.ofMinutes(1));
    assertThat(log.fault()).isEmpty();
  }
}
