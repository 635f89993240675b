/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.Registration;

/**
 * An event log in memory. Every query is answered with all entries, the one that was begun last first, but for parts
 * that it does not want; listeners hear at once, on the thread that writes. Any thread.
 *
 * @since 0.1
 */
public final class FakeEventLog implements EventLog {

  private final Map<UUID, LogEntry> entries = Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<LogEntry> written = new CopyOnWriteArrayList<>();
  private final List<EventQuery> queries = new CopyOnWriteArrayList<>();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<EventLogListener> listeners = new CopyOnWriteArrayList<>();
  private volatile Optional<String> fault = Optional.empty();
  private volatile Optional<String> unsaved = Optional.empty();
  private volatile Optional<String> unreadable = Optional.empty();
  private volatile Runnable beforeAnswer = () -> {};

  /**
   * What a part of the engine told of itself.
   *
   * @param source the part
   * @param text what it suffers from; empty when it is over
   */
  public record Fault(String source, Optional<String> text) {
  }

  /** Has entries without telling listeners, as of an earlier session. */
  public void keep(LogEntry entry) {
    entries.put(entry.correlation(), entry);
  }

  /** Has an entry no more, as one that is older than entries are kept. */
  public void forget(UUID correlation) {
    entries.remove(correlation);
  }

  /** Sets what the log itself suffers from. */
  public void suffer(Optional<String> text) {
    fault = text;
    listeners.forEach(EventLogListener::faultChanged);
  }

  /** Sets what would be gone. */
  public void lose(Optional<String> text) {
    unsaved = text;
  }

  /** Sets why what was written cannot be read: queries fail with that, and have all entries as what is in memory. */
  public void hide(Optional<String> reason) {
    unreadable = reason;
  }

  /** Runs this in every query before it is answered. */
  public void beforeAnswer(Runnable action) {
    beforeAnswer = action;
  }

  /** All that was written, each state of it, in order. */
  public List<LogEntry> written() {
    return written;
  }

  /** What was asked for, in order. */
  public List<EventQuery> queries() {
    return queries;
  }

  /** What parts of the engine told of themselves, in order. */
  public List<Fault> faults() {
    return faults;
  }

  /** Whether somebody listens. */
  public boolean isHeard() {
    return !listeners.isEmpty();
  }

  @Override
  public CompletableFuture<LogEntry> append(LogEntry entry) {
    written.add(entry);
    keep(entry);
    progress(entry);
    return CompletableFuture.completedFuture(entry);
  }

  @Override
  public void progress(LogEntry entry) {
    listeners.forEach(listener -> listener.entryChanged(entry));
  }

  private boolean isPartAsked(EventQuery query, LogEntry entry) {
    return !(query.whole() && EventQuery.isPart(entry, this::get)) && query.partOf()
        .map(of -> LogAttribute.PART_OF.value(entry).equals(Optional.of(of.toString()))).orElse(true);
  }

  @Override
  public List<LogEntry> query(EventQuery query) throws UnreadableLogException {
    queries.add(query);
    beforeAnswer.run();
    List<LogEntry> found;
    synchronized (entries) {
      found = new ArrayList<>(entries.values());
    }
    Collections.reverse(found);
    found.removeIf(entry -> !isPartAsked(query, entry));
    Optional<String> reason = unreadable;
    if (reason.isPresent()) {
      throw new UnreadableLogException(reason.get(), new IOException(), found);
    }
    return found;
  }

  @Override
  public Optional<LogEntry> get(UUID correlation) {
    return Optional.ofNullable(entries.get(correlation));
  }

  @Override
  public CompletableFuture<Optional<LogEntry>> amend(UUID correlation, UnaryOperator<LogEntry> change) {
    Optional<LogEntry> changed = get(correlation).map(change);
    changed.ifPresent(this::append);
    return CompletableFuture.completedFuture(changed);
  }

  @Override
  public Optional<String> fault() {
    return fault;
  }

  @Override
  public Optional<String> unsaved() {
    return unsaved;
  }

  @Override
  public void setFault(String source, Optional<String> text) {
    faults.add(new Fault(source, text));
  }

  @Override
  public Registration addListener(EventLogListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
