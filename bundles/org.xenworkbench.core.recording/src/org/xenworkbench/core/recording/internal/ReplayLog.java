/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.recording.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Registration;

/** The log at the moment that is shown. Nothing is written. */
final class ReplayLog implements EventLog {

  private final Content content;
  private final Supplier<Instant> position;
  private final Listeners<EventLogListener> listeners;

  ReplayLog(Content content, Supplier<Instant> position, Listeners<EventLogListener> listeners) {
    this.content = content;
    this.position = position;
    this.listeners = listeners;
  }

  @Override
  public CompletableFuture<LogEntry> append(LogEntry entry) {
    return CompletableFuture.failedFuture(new IOException(Messages.Replay_ReadOnly));
  }

  @Override
  public void progress(LogEntry entry) {
    // nothing that runs now belongs to a recording
  }

  @Override
  public List<LogEntry> query(EventQuery query) {
    return query.select(shown());
  }

  private List<LogEntry> shown() {
    Instant moment = position.get();
    return content.entries().stream().flatMap(entry -> LogAtMoment.of(entry, moment).stream()).toList();
  }

  @Override
  public Optional<LogEntry> get(UUID correlation) {
    return content.entries().stream().filter(entry -> entry.correlation().equals(correlation)).findFirst()
        .flatMap(entry -> LogAtMoment.of(entry, position.get()));
  }

  @Override
  public CompletableFuture<Optional<LogEntry>> amend(UUID correlation, UnaryOperator<LogEntry> change) {
    return CompletableFuture.failedFuture(new IOException(Messages.Replay_ReadOnly));
  }

  /** What of the recording cannot be read. */
  @Override
  public Optional<String> fault() {
    return Optional.of(String.join(" ", content.damage())).filter(text -> !text.isEmpty());
  }

  @Override
  public Optional<String> unsaved() {
    return Optional.empty();
  }

  @Override
  public void setFault(String source, Optional<String> text) {
    // the live engine's are no business of a recording
  }

  @Override
  public Registration addListener(EventLogListener listener) {
    return listeners.add(listener);
  }
}
