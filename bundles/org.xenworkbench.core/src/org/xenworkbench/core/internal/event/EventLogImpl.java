/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.StoreDamage;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeLog;

/**
 * Acknowledges an entry when the store has it. While the store refuses, entries wait in memory, nothing is
 * acknowledged, and the fault can be asked for.
 */
@Component(service = {EventLog.class, EventLogImpl.class})
public class EventLogImpl implements EventLog {

  private static final int CAPACITY = 10_000;
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration FLUSH = Duration.ofSeconds(5);
  private static final Duration ASK = Duration.ofMinutes(1);

  private final Dispatcher dispatcher;
  private final ScheduledExecutorService writer;
  private final Clock clock;
  private final Listeners<EventLogListener> listeners = new Listeners<>();
  private final RecentEntries recent = new RecentEntries(CAPACITY);
  /** Entries that wait; those that are being written are not among them, so that they are not given up. */
  private final Deque<PendingEntry> pending = new ArrayDeque<>();
  private long lost;
  private volatile boolean closed;
  /** Without a store nothing is expected to outlast the workbench. */
  private volatile boolean hadStore;
  private Optional<String> fault = Optional.empty();
  private Optional<String> readFault = Optional.empty();
  /** What other parts of the engine told of, by their names. */
  private final Map<String, String> toldFaults = new TreeMap<>();
  /** What the store found damaged; each is an entry, and the banner shows it until the workbench ends. */
  private final Map<UUID, StoreDamage> damages = new LinkedHashMap<>();
  private Optional<String> lostAtEnd = Optional.empty();
  private Optional<String> lostByStore = Optional.empty();
  private Optional<Future<?>> retry = Optional.empty();
  private volatile @Nullable EventStore store;

  /** Creates a log that keeps entries in memory until a store is there. */
  @Activate
  public EventLogImpl(@Reference Dispatcher dispatcher) {
    this(dispatcher, Timing.system().scheduler("xenworkbench-event-log"), Timing.system().clock());
  }

  EventLogImpl(Dispatcher dispatcher, ScheduledExecutorService writer, Clock clock) {
    this.clock = clock;
    this.dispatcher = dispatcher;
    this.writer = writer;
  }

  /** Asks the store also while nothing is written: somebody may have removed its file. */
  @Activate
  void start() {
    writer.scheduleWithFixedDelay(() -> write(true), ASK.toNanos(), ASK.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindStore(EventStore bound) {
    store = bound;
    hadStore = true;
    writer.execute(this::retry); // also without entries: a disk that refuses is told of at once
  }

  /** What waits is written before the store goes. */
  void unbindStore(EventStore unbound) {
    if (store == unbound) {
      flush();
      store = null;
    }
  }

  @Override
  public CompletableFuture<LogEntry> append(LogEntry entry) {
    return appendBounded(entry.withinBounds());
  }

  private synchronized CompletableFuture<LogEntry> appendBounded(LogEntry entry) {
    PendingEntry added = new PendingEntry(entry, new CompletableFuture<>());
    recent.put(entry);
    publish(entry);
    if (closed) {
      added.done().cancel(false);
    } else {
      pending.addLast(added);
      giveUpOldest();
      if (fault.isEmpty()) {
        writer.execute(this::write); // else it waits for the retry: a disk that refuses is not asked for every entry
      }
    }
    return added.done();
  }

  private void giveUpOldest() {
    boolean first = lost == 0 && pending.size() > CAPACITY;
    while (pending.size() > CAPACITY) {
      lost++;
      String text = MessageFormat.format(Messages.EventLog_Overflow, CAPACITY, lost);
      pending.removeFirst().done().completeExceptionally(new IOException(text));
      fault = Optional.of(text);
    }
    if (first) { // why they cannot be written was told before; that some are lost is worse
      String text = fault.orElseThrow();
      publishFault();
      writer.execute(() -> SafeLog.of(EventLogImpl.class).error(text)); // a file is none of the caller's concern
    }
  }

  /** Adds facts to an entry that has ended, such as one that could only be measured afterwards. */
  public synchronized void amend(UUID correlation, Map<String, String> facts) {
    recent.get(correlation).ifPresent(entry -> {
      Map<String, String> all = new HashMap<>(entry.attributes());
      all.putAll(facts);
      append(entry.withAttributes(all));
    });
  }

  @Override
  public synchronized void progress(LogEntry told) {
    LogEntry entry = told.withinBounds();
    if (recent.get(entry.correlation()).filter(known -> !known.isRunning()).isEmpty()) {
      recent.put(entry);
      publish(entry);
    }
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
        // pages are cut from what is in memory and on disk together
        // and earlier versions wrote texts of any length
        stored = current.query(query.page(0, Math.addExact(query.offset(), query.limit()))).stream()
            .map(LogEntry::withinBounds).toList();
        readable();
      } catch (IOException | RuntimeException | LinkageError e) {
        unreadable(e);
      }
      noteDamage(current);
    }
    synchronized (this) {
      return recent.merge(stored, query);
    }
  }

  private synchronized void readable() {
    if (readFault.isPresent()) {
      readFault = Optional.empty();
      publishFault();
    }
  }

  private synchronized void unreadable(Throwable e) {
    Optional<String> text = Optional.of(NLS.bind(Messages.EventLog_Unreadable, reason(e)));
    if (!readFault.equals(text)) {
      readFault = text;
      publishFault();
      if (!closed) {
        // a file is none of the caller's concern
        writer.execute(() -> SafeLog.of(EventLogImpl.class).error(text.get(), e));
      }
    }
  }

  @Override
  public synchronized void setFault(String source, Optional<String> text) {
    Optional<String> before = Optional.ofNullable(toldFaults.remove(source));
    text.ifPresent(told -> toldFaults.put(source, told));
    if (!before.equals(text)) {
      publishFault();
    }
  }

  /** A sentence, whether the system's own text is one or not. */
  private static String reason(Throwable e) {
    String text = Objects.requireNonNullElse(e.getMessage(), e.toString());
    return text.endsWith(".") ? text : text + '.';
  }

  /** Writes what the store found damaged into the log, once each. */
  private synchronized void noteDamage(EventStore from) {
    boolean changed = false;
    lostByStore = from.lost();
    for (StoreDamage found : from.damage()) {
      if (!found.equals(damages.put(found.id(), found))) {
        Instant now = clock.instant();
        append(new LogEntry(found.id(), LogEntry.SYSTEM, LogEntry.Status.WARNING, found.message(), Optional.empty(), "",
            Optional.empty(), "", now, Optional.of(now), "", OptionalDouble.empty(), found.details(), Map.of()));
        changed = true;
      }
    }
    if (changed) {
      publishFault();
    }
  }

  @Override
  public synchronized Optional<String> fault() {
    String all = Stream.of(fault.stream(), readFault.filter(text -> fault.isEmpty()).stream(),
        toldFaults.values().stream(), damages.values().stream().map(StoreDamage::message)).flatMap(texts -> texts)
        .collect(Collectors.joining(" "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  @Override
  public synchronized Optional<String> unsaved() {
    Stream<String> told = toldFaults.entrySet().stream().filter(each -> each.getKey().startsWith(UNSAVED))
        .map(Map.Entry::getValue);
    String all = Stream.concat(Stream.of(closed ? lostAtEnd : fault, lostByStore).flatMap(Optional::stream), told)
        .collect(Collectors.joining(" "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  @Override
  public Registration addListener(EventLogListener listener) {
    return listeners.add(listener);
  }

  private void flush() {
    try {
      writer.submit(this::writeAndTell).get(FLUSH.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      SafeLog.of(EventLogImpl.class).warn("The store of the event log went before all was written to it", e);
    }
  }

  /** What the store found is an entry, which is written too. */
  private void writeAndTell() {
    retry();
    write();
  }

  /** Writes everything that waits. */
  private void write() {
    write(false);
  }

  /** Writes everything that waits, in one go; asks the store also if nothing does. Runs on the writer thread only. */
  private void write(boolean evenNothing) {
    EventStore current = store;
    List<PendingEntry> batch;
    synchronized (this) {
      if (current == null || pending.isEmpty() && !evenNothing || retry.isPresent()) {
        return; // without a store entries wait: one may be bound a moment later
      }
      batch = new ArrayList<>(pending);
      pending.clear();
    }
    try {
      current.append(batch.stream().map(PendingEntry::entry).toList());
      written(batch);
    } catch (IOException | RuntimeException | Error e) { // any: what was taken out is in no other place than here
      failed(batch, e);
    }
    noteDamage(current);
  }

  private void written(List<PendingEntry> batch) {
    synchronized (this) {
      if (fault.isPresent()) {
        if (lost > 0) {
          String text = MessageFormat.format(Messages.EventLog_Lost, lost);
          if (!closed) {
            // its failure would be taken for the store's
            writer.execute(() -> SafeLog.of(EventLogImpl.class).error(text));
          }
          lost = 0;
        }
        fault = Optional.empty();
        publishFault();
        if (!closed) {
          writer.execute(this::write); // what came meanwhile did not ask to be written
        }
      }
    }
    batch.forEach(each -> each.done().complete(each.entry()));
  }

  private synchronized void failed(List<PendingEntry> batch, Throwable e) {
    for (int i = batch.size() - 1; i >= 0; i--) {
      pending.addFirst(batch.get(i));
    }
    String waiting = NLS.bind(Messages.EventLog_Fault, reason(e), Quantities.count(pending.size()));
    Optional<String> text = Optional.of(lost == 0 ? waiting
        : waiting + ' ' + MessageFormat.format(Messages.EventLog_Overflow, CAPACITY, lost));
    boolean first = fault.isEmpty();
    if (!fault.equals(text)) {
      fault = text;
      publishFault();
    }
    giveUpOldest();
    if (!closed && retry.isEmpty()) {
      retry = Optional.of(writer.schedule(this::retry, RETRY.toNanos(), TimeUnit.NANOSECONDS));
    }
    if (first) {
      SafeLog.of(EventLogImpl.class).error(text.get(), e);
    }
  }

  private void retry() {
    synchronized (this) {
      retry.ifPresent(waiting -> waiting.cancel(false));
      retry = Optional.empty();
    }
    write(!closed);
  }

  @Deactivate
  void stop() throws InterruptedException {
    flush(); // while what the store has to tell can still become an entry
    synchronized (this) {
      closed = true;
      writer.execute(this::retry);
      writer.execute(this::tellLostAtEnd);
    }
    writer.shutdown();
    if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
      SafeLog.of(EventLogImpl.class).error(Messages.EventLog_NotInTime);
    }
    synchronized (this) {
      lostAtEnd = writer.isTerminated() ? lostAtEnd : Optional.of(Messages.EventLog_NotInTime);
      pending.forEach(left -> left.done().cancel(false));
      pending.clear();
    }
  }

  private synchronized void tellLostAtEnd() {
    if (hadStore && !pending.isEmpty()) {
      String text = NLS.bind(Messages.EventLog_LostAtEnd, pending.size());
      lostAtEnd = Optional.of(text);
      SafeLog.of(EventLogImpl.class).error(text);
    }
  }
}
