/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.testkit.Await;

class LogFeedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FakeLog log = new FakeLog();

  @Test
  void queriesOnceForManyChangesAndNotForProgress() {
    AtomicInteger changes = new AtomicInteger();
    LogEntry running = Entries.running(0.1, "");
    try (LogFeed feed = new LogFeed(log, changes::incrementAndGet)) {
      Await.until("the first query was answered", PATIENCE, () -> changes.get() == 1);
      log.add(running);
      Await.until("the new entry is shown", PATIENCE, () -> feed.rows().equals(List.of(running)));
      int queries = log.queries.size();
      for (int i = 2; i <= 9; i++) {
        log.fire(Entries.with(running, LogEntry.Status.RUNNING, i / 10.0));
      }
      assertThat(feed.rows().get(0).progress().getAsDouble()).isEqualTo(0.9);
      assertThat(log.queries).hasSize(queries);
    }
    assertThat(log.listeners).isEmpty();
  }

  @Test
  void asksForWhatTheFilterWants() {
    try (LogFeed feed = new LogFeed(log, () -> { })) {
      EventQuery wanted = new EventQuery("vm2", java.util.Set.of(), java.util.Set.of(), Optional.empty(), 10);
      feed.setQuery(wanted);
      Await.until("the log was asked", PATIENCE, () -> log.queries.contains(wanted));
    }
  }

  private static final class FakeLog implements EventLog {

    private final List<EventLogListener> listeners = new CopyOnWriteArrayList<>();
    private final List<EventQuery> queries = new CopyOnWriteArrayList<>();
    private final List<LogEntry> entries = new CopyOnWriteArrayList<>();

    void add(LogEntry entry) {
      entries.add(0, entry);
      fire(entry);
    }

    void fire(LogEntry entry) {
      listeners.forEach(listener -> listener.entryChanged(entry));
    }

    @Override
    public CompletableFuture<LogEntry> append(LogEntry entry) {
      add(entry);
      return CompletableFuture.completedFuture(entry);
    }

    @Override
    public void progress(LogEntry entry) {
      fire(entry);
    }

    @Override
    public List<LogEntry> query(EventQuery query) {
      queries.add(query);
      return new ArrayList<>(entries);
    }

    @Override
    public Optional<String> fault() {
      return Optional.empty();
    }

    @Override
    public void setFault(String source, Optional<String> text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Registration addListener(EventLogListener listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }
  }
}
