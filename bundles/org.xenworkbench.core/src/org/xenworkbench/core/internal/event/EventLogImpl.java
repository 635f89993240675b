/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.model.Registration;

/**
 * Acknowledges an entry when the store has it. While the store refuses, entries wait in memory, nothing is acknowledged,
 * and the fault can be asked for.
 */
@Component(service = {EventLog.class, EventLogImpl.class})
public class EventLogImpl implements EventLog {

  private static final int CAPACITY = 10_000;
  private static final long RETRY_SECONDS = 5;

  private final Dispatcher dispatcher;
  private final ScheduledExecutorService writer = Threads.scheduler("xenworkbench-event-log");
  private final Listeners<EventLogListener> listeners = new Listeners<>();
  private final RecentEntries recent = new RecentEntries(CAPACITY);
  private final Deque<Pending> pending = new ArrayDeque<>();
  private long lost;
  private Optional<String> fault = Optional.empty();
  private volatile @Nullable EventStore store;

  /** Creates a log that keeps entries in memory until a store is there. */
  @Activate
  public EventLogImpl(@Reference Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindStore(EventStore bound) {
    store = bound;
    writer.execute(this::write);
  }

  void unbindStore(EventStore unbound) {
    if (store == unbound) {
      store = null;
    }
  }

  @Override
  public CompletableFuture<LogEntry> append(LogEntry entry) {
    Pending added = new Pending(entry, new CompletableFuture<>());
    synchronized (this) {
      recent.put(entry);
      pending.add(added);
      while (pending.size() > CAPACITY) {
        lost++;
        pending.removeFirst().done.completeExceptionally(
            new IOException(NLS.bind(Messages.EventLog_Overflow, CAPACITY, lost)));
      }
      publish(entry);
    }
    writer.execute(this::write);
    return added.done;
  }

  /** Adds facts to an entry that has ended, such as one that could only be measured afterwards. */
  public void amend(UUID correlation, Map<String, String> facts) {
    Optional<LogEntry> known;
    synchronized (this) {
      known = recent.get(correlation);
    }
    known.ifPresent(entry -> {
      Map<String, String> all = new HashMap<>(entry.attributes());
      all.putAll(facts);
      append(entry.withAttributes(all));
    });
  }

  @Override
  public synchronized void progress(LogEntry entry) {
    recent.put(entry);
    publish(entry);
  }

  private void publish(LogEntry entry) {
    dispatcher.execute(() -> listeners.fire(listener -> listener.entryChanged(entry)));
  }

  private void publishFault() {
    dispatcher.execute(() -> listeners.fire(EventLogListener::faultChanged));
  }

  @Override
  public List<LogEntry> query(EventQuery query) {
    List<LogEntry> stored = List.of();
    EventStore current = store;
    if (current != null) {
      try {
        stored = current.query(query);
      } catch (IOException e) {
        ILog.of(EventLogImpl.class).error("The event log cannot be read: " + e.getMessage(), e);
      }
    }
    synchronized (this) {
      return recent.merge(stored, query);
    }
  }

  @Override
  public synchronized Optional<String> fault() {
    return fault;
  }

  @Override
  public Registration addListener(EventLogListener listener) {
    return listeners.add(listener);
  }

  /** Writes everything that waits, in one go. Runs on the writer thread only. */
  private void write() {
    EventStore current = store;
    List<Pending> batch;
    synchronized (this) {
      batch = new ArrayList<>(pending);
    }
    if (current == null || batch.isEmpty()) {
      return; // without a store entries wait: one may be bound a moment later
    }
    try {
      current.append(batch.stream().map(Pending::entry).toList());
      written(batch);
    } catch (IOException e) {
      failed(e);
    }
  }

  private void written(List<Pending> batch) {
    boolean repaired;
    synchronized (this) {
      pending.removeAll(batch);
      repaired = fault.isPresent();
      fault = Optional.empty();
    }
    if (repaired) {
      publishFault();
    }
    batch.forEach(done -> done.done.complete(done.entry));
  }

  private void failed(IOException e) {
    boolean first;
    synchronized (this) {
      first = fault.isEmpty();
      fault = Optional.of(NLS.bind(Messages.EventLog_Fault, e.getMessage(), pending.size()));
    }
    if (first) {
      ILog.of(EventLogImpl.class).error(fault().orElse(""), e);
    }
    publishFault();
    if (!writer.isShutdown()) {
      writer.schedule(this::write, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Deactivate
  void stop() throws InterruptedException {
    writer.execute(this::write);
    writer.shutdown();
    if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
      ILog.of(EventLogImpl.class).error("The last events could not be written in time");
    }
  }

  /** An entry that waits for the disk; two are the same only if they are one. */
  private static final class Pending {
    private final LogEntry entry;
    private final CompletableFuture<LogEntry> done;

    Pending(LogEntry entry, CompletableFuture<LogEntry> done) {
      this.entry = entry;
      this.done = done;
    }

    LogEntry entry() {
      return entry;
    }
  }
}
