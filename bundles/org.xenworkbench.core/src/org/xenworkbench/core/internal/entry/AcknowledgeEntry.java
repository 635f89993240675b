/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.entry;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;

/** Notes in a failure or a warning, and in its parts, that somebody has seen it, and when. */
@Component
public final class AcknowledgeEntry implements EntryAction {

  /** A disk that does not answer is told by the log itself: the entry waits in memory until it does. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** So many parts are read at once. */
  private static final int PAGE = 1_000;

  private final EventLog log;
  private final Timing timing;

  /** Used by Declarative Services. */
  @Activate
  public AcknowledgeEntry(@Reference EventLog log, @Reference Timing timing) {
    this.log = log;
    this.timing = timing;
  }

  @Override
  public String name() {
    return "ACKNOWLEDGE";
  }

  @Override
  public Optional<String> obstacle(LogEntry entry) {
    return EventQuery.isOpen(entry) ? Optional.empty() : Optional.of(words().of(name(),
        LogAttribute.ACKNOWLEDGED.isIn(entry) ? "done" : "needless"));
  }

  /** Its parts first: as long as one of them is open, so is the whole, and can be acknowledged again. */
  @Override
  public void perform(LogEntry entry, String user) throws IOException {
    Instant now = timing.clock().instant();
    List<CompletableFuture<?>> parts = new ArrayList<>();
    for (LogEntry part : openParts(entry)) {
      parts.add(log.amend(part.correlation(), latest -> acknowledged(latest, user, now)));
    }
    CompletableFuture<Optional<LogEntry>> whole = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenCompose(all -> log.amend(entry.correlation(), latest -> acknowledged(latest, user, now)));
    try {
      timing.await(whole, PATIENCE)
          .orElseThrow(() -> new IOException(words().of(name(), "gone")));
    } catch (ExecutionException | CancellationException e) {
      @Nullable Throwable cause = e.getCause();
      throw new IOException(String.valueOf(cause == null ? e.getMessage() : cause.getMessage()), e);
    } catch (TimeoutException e) {
      return; // it is in the log, though not on disk yet
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever has seen that three of several failed has seen these three. */
  private List<LogEntry> openParts(LogEntry entry) throws UnreadableLogException {
    List<LogEntry> open = new ArrayList<>();
    List<LogEntry> page = EventQuery.isWhole(entry) ? page(entry, 0) : List.of();
    for (int read = page.size(); !page.isEmpty(); read += page.size()) {
      page.stream().filter(EventQuery::isOpen).forEach(open::add);
      page = page.size() < PAGE ? List.of() : page(entry, read);
    }
    return open;
  }

  private List<LogEntry> page(LogEntry entry, int offset) throws UnreadableLogException {
    return log.query(EventQuery.newest(PAGE).partsOf(entry).page(offset, PAGE));
  }

  /** Whoever was first keeps it. */
  private static LogEntry acknowledged(LogEntry latest, String user, Instant now) {
    return !EventQuery.isOpen(latest) ? latest : latest.withAttribute(LogAttribute.ACKNOWLEDGED, now.toString())
        .withAttribute(LogAttribute.ACKNOWLEDGED_BY, user);
  }
}
