/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.testkit.Await;

class LogFeedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FakeLog log = new FakeLog();

  @Test
  void progressIsShownWithoutAQuery() {
    LogEntry running = Entries.running(0.1, "");
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      log.add(running);
      Await.until("the new entry is shown", PATIENCE, () -> feed.rows().equals(List.of(running)) && !isQueryWanted());
      for (int i = 2; i <= 9; i++) {
        log.fire(Entries.with(running, LogEntry.Status.RUNNING, i / 10.0));
      }
      assertThat(feed.rows().get(0).progress()).hasValue(0.9);
      assertThat(isQueryWanted()).isFalse();
    }
    assertThat(log.listeners).isEmpty();
  }

  @Test
  void queriesOnceForManyChanges() {
    log.answers = new CountDownLatch(1);
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      Await.until("the first query is under way", PATIENCE, () -> log.queries.size() == 1);
      for (int i = 0; i < 100; i++) {
        log.add(Entries.running(0.1, "change " + i));
      }
      log.answers.countDown();
      Await.until("all are shown", PATIENCE, () -> feed.rows().size() == 100 && !isQueryWanted());
      assertThat(log.queries).as("one that was under way, and one for all changes").hasSize(2);
    }
  }

  /** Whether a query waits for its time or is under way. */
  private static boolean isQueryWanted() {
    return Arrays.stream(Job.getJobManager().find(null)).anyMatch(job -> job.getName().equals(Messages.LogFeed_query));
  }

  @Test
  void asksForWhatTheFilterWants() {
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      EventQuery wanted = new EventQuery("vm2", java.util.Set.of(), java.util.Set.of(), Optional.empty(), 10);
      feed.setQuery(wanted);
      Await.until("the log was asked", PATIENCE, () -> log.queries.contains(wanted));
    }
  }

  /** An empty list would look as if there was nothing to show. */
  @Test
  void whatCannotBeReadIsSaidAndReadAgainWhenItCan() {
    log.entries.add(Entries.running(0.1, "of this process"));
    log.unreadable = Optional.of("The disk is broken.");
    try (LogFeed feed = new LogFeed(log, () -> {})) {
      Await.until("it is said", PATIENCE, () -> feed.fault().equals(Optional.of("The disk is broken.")));
      assertThat(feed.isIncomplete()).isTrue();
      assertThat(feed.rows()).as("what is in memory").hasSize(1);
      log.fault = log.unreadable;
      assertThat(feed.fault()).as("once").isEqualTo(log.fault);
      log.unreadable = Optional.empty();
      log.fault = Optional.empty();
      log.listeners.forEach(EventLogListener::faultChanged);
      Await.until("it is over", PATIENCE, () -> !feed.isIncomplete());
      assertThat(feed.fault()).isEmpty();
    }
  }

  private static final class FakeLog implements EventLog {

    private final List<EventLogListener> listeners = new CopyOnWriteArrayList<>();
    private final List<EventQuery> queries = new CopyOnWriteArrayList<>();
    private final List<LogEntry> entries = new CopyOnWriteArrayList<>();
    private volatile Optional<String> unreadable = Optional.empty();
    private volatile Optional<String> fault = Optional.empty();
    private volatile CountDownLatch answers = new CountDownLatch(0);

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
    public List<LogEntry> query(EventQuery query) throws UnreadableLogException {
      queries.add(query);
      if (unreadable.isPresent()) {
        throw new UnreadableLogException(unreadable.get(), new IOException(), entries);
      }
      try {
        assertThat(answers.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new ArrayList<>(entries);
    }

    @Override
    public Optional<LogEntry> get(UUID correlation) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Optional<LogEntry>> amend(UUID correlation, UnaryOperator<LogEntry> change) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> fault() {
      return fault;
    }

    @Override
    public Optional<String> unsaved() {
      throw new UnsupportedOperationException();
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
