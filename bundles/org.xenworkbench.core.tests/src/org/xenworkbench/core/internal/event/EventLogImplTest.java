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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.testkit.Await;

class EventLogImplTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run));

  @AfterEach
  void stop() throws InterruptedException {
    log.stop();
  }

  @Test
  void runningEntriesAreOnTopThenTheNewest() {
    log.append(entry(1, LogEntry.Status.RUNNING));
    log.append(entry(2, LogEntry.Status.SUCCEEDED));
    log.append(entry(3, LogEntry.Status.FAILED));
    assertThat(log.query(EventQuery.newest(10))).extracting(LogEntry::message).containsExactly("m1", "m3", "m2");
    assertThat(log.query(EventQuery.newest(1))).hasSize(1);
  }

  @Test
  void laterStateReplacesTheEarlier() {
    LogEntry running = entry(1, LogEntry.Status.RUNNING);
    log.append(running);
    log.append(state(running.correlation(), 1, LogEntry.Status.SUCCEEDED));
    log.amend(running.correlation(), Map.of("serviceGap.ns", "7"));
    assertThat(log.query(EventQuery.newest(10))).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
      assertThat(entry.durationAttribute(LogEntry.ATTRIBUTE_SERVICE_GAP)).contains(Duration.ofNanos(7));
    });
  }

  @Test
  void isAcknowledgedOnlyWhenTheStoreHasIt() throws Exception {
    CompletableFuture<LogEntry> acknowledged = log.append(entry(1, LogEntry.Status.INFO));
    assertThat(acknowledged).isNotDone();
    Memory store = new Memory();
    log.bindStore(store);
    acknowledged.get(20, TimeUnit.SECONDS);
    assertThat(store.entries).hasSize(1);
  }

  @Test
  void failingStoreIsShownAndNothingIsLost() throws Exception {
    Memory store = new Memory();
    store.failure = Optional.of("No space left on device");
    log.bindStore(store);
    CompletableFuture<LogEntry> acknowledged = log.append(entry(1, LogEntry.Status.INFO));
    Await.until("the fault is shown", PATIENCE, () -> log.fault().isPresent());
    assertThat(log.fault().orElseThrow()).contains("No space left on device");
    assertThat(acknowledged).isNotDone();
    assertThat(log.query(EventQuery.newest(5))).hasSize(1);
    store.failure = Optional.empty();
    log.append(entry(2, LogEntry.Status.INFO));
    acknowledged.get(20, TimeUnit.SECONDS);
    assertThat(log.fault()).isEmpty();
    assertThat(store.entries).extracting(LogEntry::message).containsExactly("m1", "m2");
  }

  @Test
  void tooManyForMemoryAreRefusedNotForgottenSilently() {
    CompletableFuture<LogEntry> first = log.append(entry(0, LogEntry.Status.INFO));
    for (int i = 1; i <= 10_000; i++) {
      log.append(entry(i, LogEntry.Status.INFO));
    }
    assertThatThrownBy(first::join).hasRootCauseInstanceOf(IOException.class);
  }

  private static LogEntry entry(int number, LogEntry.Status status) {
    return state(UUID.randomUUID(), number, status);
  }

  private static LogEntry state(UUID correlation, int number, LogEntry.Status status) {
    return new LogEntry(correlation, LogEntry.POWER, status, "m" + number, Optional.empty(), "", Optional.empty(), "",
        START.plusSeconds(number), Optional.empty(), "me", OptionalDouble.empty(), "", Map.of());
  }

  private static final class Memory implements EventStore {
    private final List<LogEntry> entries = new CopyOnWriteArrayList<>();
    private volatile Optional<String> failure = Optional.empty();

    @Override
    public void append(List<LogEntry> added) throws IOException {
      if (failure.isPresent()) {
        throw new IOException(failure.get());
      }
      entries.addAll(added);
    }

    @Override
    public List<LogEntry> query(EventQuery query) {
      return List.of();
    }
  }
}
