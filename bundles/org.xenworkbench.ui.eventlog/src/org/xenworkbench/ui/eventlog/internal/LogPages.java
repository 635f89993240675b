/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;

/**
 * All entries that match, however many, in the order of a query: read in pages, each of which begins where the last one
 * ended in time, so that what is written meanwhile shifts nothing and no page costs more than another.
 */
final class LogPages {

  private static final int PAGE = 5_000;

  private final EventLog log;
  private final EventQuery filter;
  private final int size;

  LogPages(EventLog log, EventQuery filter) {
    this(log, filter, PAGE);
  }

  LogPages(EventLog log, EventQuery filter, int size) {
    this.log = log;
    this.filter = filter;
    this.size = size;
  }

  /** Takes a page. */
  interface Sink {
    void take(List<LogEntry> page) throws IOException;
  }

  /**
   * Gives all pages to a sink.
   *
   * @throws OperationCanceledException if it was cancelled
   */
  void forEach(IProgressMonitor monitor, Sink sink) throws IOException {
    Set<UUID> running = new HashSet<>(); // which may end meanwhile
    if (filter.statuses().isEmpty() || filter.statuses().contains(LogEntry.Status.RUNNING)) {
      List<LogEntry> found =
          log.query(filter.withStatuses(Set.of(LogEntry.Status.RUNNING)).page(0, Integer.MAX_VALUE));
      found.forEach(entry -> running.add(entry.correlation()));
      sink.take(found);
    }
    Set<LogEntry.Status> others = EnumSet.allOf(LogEntry.Status.class);
    if (!filter.statuses().isEmpty()) {
      others.retainAll(filter.statuses());
    }
    others.remove(LogEntry.Status.RUNNING);
    if (!others.isEmpty()) {
      ended(filter.withStatuses(others), running, monitor, sink);
    }
  }

  private void ended(EventQuery wanted, Set<UUID> running, IProgressMonitor monitor, Sink sink) throws IOException {
    Optional<Instant> to = wanted.to();
    Set<UUID> edge = new HashSet<>(); // of the instant at which the last page ended
    while (true) {
      if (monitor.isCanceled()) {
        throw new OperationCanceledException();
      }
      List<LogEntry> found = log.query(wanted.before(to).page(0, size + edge.size()));
      List<LogEntry> fresh = found.stream()
          .filter(entry -> !edge.contains(entry.correlation()) && !running.contains(entry.correlation())).toList();
      if (!fresh.isEmpty()) {
        sink.take(fresh);
      }
      if (found.size() < size + edge.size() || found.isEmpty()) {
        return;
      }
      Instant last = found.get(found.size() - 1).started();
      if (!to.equals(Optional.of(last.plusNanos(1)))) {
        edge.clear();
        to = Optional.of(last.plusNanos(1));
      }
      found.stream().filter(entry -> entry.started().equals(last)).forEach(entry -> edge.add(entry.correlation()));
    }
  }
}
