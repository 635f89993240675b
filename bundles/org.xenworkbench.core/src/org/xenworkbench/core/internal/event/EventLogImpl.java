/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Listeners;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.StoreDamage;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.workspace.KeptCount;

/**
 * Acknowledges an entry when the store has it. While the store refuses, entries wait in memory, nothing is
 * acknowledged, and the fault can be asked for.
 */
@Component(service = {EventLog.class, EventLogImpl.class})
public class EventLogImpl implements EventLog {

  private static final String STORES = "stores";

  private final Dispatcher dispatcher;
  private final Clock clock;
  private final Listeners<EventLogListener> listeners = new Listeners<>();
  private final LogFaults faults = new LogFaults(this::publishFault);
  private final RecentEntries recent = new RecentEntries(EventWriter.CAPACITY);
  private final EventWriter writer;
  private final Registration following;

  /** Keeps entries in memory until a store is there. */
  @Activate
  public EventLogImpl(@Reference Dispatcher dispatcher, @Reference EventStores stores) {
    this(dispatcher, stores, KeptCount.inWorkspace("unwritten"));
  }

  /** Keeps entries in memory only, and tells no later process of what it could not write. */
  public EventLogImpl(Dispatcher dispatcher) {
    this(dispatcher, new EventStores(), Optional.empty());
  }

  /** In a time of its own. */
  public EventLogImpl(Dispatcher dispatcher, EventStores stores, Timing timing) {
    this(dispatcher, stores, LogThreads.of(timing), timing.clock(), Optional.empty());
  }

  /** Tells later processes by that count of what it could not write. */
  public EventLogImpl(Dispatcher dispatcher, EventStores stores, Optional<KeptCount> unwritten) {
    this(dispatcher, stores, LogThreads.of(Timing.system()), Timing.system().clock(), unwritten);
  }

  EventLogImpl(Dispatcher dispatcher, EventStores stores, ScheduledExecutorService executor, Clock clock) {
    this(dispatcher, stores, new LogThreads(executor, executor, executor, Timing.system()), clock, Optional.empty());
  }

  EventLogImpl(Dispatcher dispatcher, EventStores stores, LogThreads threads, Clock clock,
      Optional<KeptCount> unwritten) {
    this.clock = clock;
    this.dispatcher = dispatcher;
    this.writer = new EventWriter(threads.writing(), threads.timing(), faults, new WriterListener(),
        new UnwrittenCount(unwritten, threads.counting()), new WriteWatch(threads.watching(), clock));
    this.following = stores.follow(new EventStores.User() {
      @Override
      public void use(Optional<EventStore> store) {
        writer.use(store);
        writer.execute(EventLogImpl.this::readAgain);
      }

      @Override
      public void passedOver(Optional<String> text) {
        setFault(STORES, text);
      }
    });
  }

  @Activate
  void start() {
    writer.start(this::readAgain);
  }

  @Override
  public CompletableFuture<LogEntry> append(LogEntry entry) {
    return appendBounded(entry.withinBounds());
  }

  private synchronized CompletableFuture<LogEntry> appendBounded(LogEntry entry) {
    show(entry);
    return writer.add(entry);
  }

  private void show(LogEntry entry) {
    recent.put(entry);
    publish(entry);
  }

  @Override
  public synchronized void progress(LogEntry told) {
    LogEntry entry = told.withinBounds();
    if (recent.get(entry.correlation()).filter(known -> !known.isRunning()).isEmpty()) {
      show(entry);
    }
  }

  @Override
  public CompletableFuture<Optional<LogEntry>> amend(UUID correlation, UnaryOperator<LogEntry> change) {
    synchronized (this) {
      Optional<LogEntry> known = known(correlation);
      if (known.isPresent()) {
        return change(known.get(), change);
      }
    }
    CompletableFuture<Optional<LogEntry>> done = new CompletableFuture<>();
    if (!writer.execute(() -> amendStored(correlation, change, done))) {
      done.completeExceptionally(new CancellationException());
    }
    return done;
  }

  /** On the writing thread, so that nothing is under way to the disk meanwhile. */
  private void amendStored(UUID correlation, UnaryOperator<LogEntry> change,
      CompletableFuture<Optional<LogEntry>> done) {
    try {
      Optional<LogEntry> stored = stored(correlation);
      CompletableFuture<Optional<LogEntry>> changed;
      synchronized (this) {
        changed = known(correlation).or(() -> stored).map(latest -> change(latest, change))
            .orElse(CompletableFuture.completedFuture(Optional.empty()));
      }
      changed.whenComplete((entry, failure) -> {
        if (failure == null) {
          done.complete(entry);
        } else {
          done.completeExceptionally(failure);
        }
      });
    } catch (UnreadableLogException | RuntimeException | Error e) { // else nobody would hear of it
      done.completeExceptionally(e);
    }
  }

  private CompletableFuture<Optional<LogEntry>> change(LogEntry latest, UnaryOperator<LogEntry> change) {
    try {
      LogEntry next = change.apply(latest);
      if (!next.correlation().equals(latest.correlation())) {
        throw new IllegalArgumentException("The next state of " + latest.correlation() + " is that of another entry.");
      }
      return append(next).thenApply(Optional::of);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void publish(LogEntry entry) {
    dispatcher.execute(() -> listeners.fire(listener -> listener.entryChanged(entry)));
  }

  private void publishFault() {
    dispatcher.execute(() -> listeners.fire(EventLogListener::faultChanged));
  }

  @Override
  public Optional<LogEntry> get(UUID correlation) throws UnreadableLogException {
    Optional<LogEntry> known = known(correlation);
    return known.isPresent() ? known : stored(correlation);
  }

  private synchronized Optional<LogEntry> known(UUID correlation) {
    return recent.get(correlation).or(() -> writer.waiting(correlation));
  }

  private Optional<LogEntry> stored(UUID correlation) throws UnreadableLogException {
    try {
      return read(store -> store.get(correlation)).flatMap(entry -> entry).map(LogEntry::withinBounds);
    } catch (IOException e) {
      throw unreadable(e, List.of());
    }
  }

  @Override
  public List<LogEntry> states(UUID correlation) throws UnreadableLogException {
    Optional<LogEntry> known = known(correlation);
    try {
      List<LogEntry> stored = read(store -> store.states(correlation)).orElse(List.of()).stream()
          .map(LogEntry::withinBounds).toList();
      // what is in memory is the latest, which need not be on disk yet
      return Stream.concat(stored.stream(), known.filter(latest -> !stored.contains(latest)).stream()).toList();
    } catch (IOException e) {
      throw unreadable(e, known.stream().toList());
    }
  }

  @Override
  public List<LogEntry> query(EventQuery query) throws UnreadableLogException {
    // pages are cut from what is in memory and on disk together
    EventQuery all = query.page(0, (int) Math.min(Integer.MAX_VALUE, (long) query.offset() + query.limit()));
    try {
      return merge(read(store -> store.query(all)).orElse(List.of()), query, query.whole() ? wholes() : Map.of());
    } catch (IOException e) {
      throw unreadable(e, merge(List.of(), query, Map.of()));
    }
  }

  /** What entries in memory are parts of, if that is on disk only. */
  private Map<UUID, LogEntry> wholes() throws IOException {
    Set<UUID> wanted;
    synchronized (this) {
      wanted = recent.unknownWholes();
    }
    Map<UUID, LogEntry> found = new HashMap<>();
    for (UUID id : wanted) {
      read(store -> store.get(id)).flatMap(entry -> entry).ifPresent(entry -> found.put(id, entry));
    }
    return found;
  }

  /** Earlier versions wrote texts of any length. */
  private synchronized List<LogEntry> merge(List<LogEntry> stored, EventQuery query, Map<UUID, LogEntry> wholes) {
    return recent.merge(stored.stream().map(LogEntry::withinBounds).toList(), query, wholes);
  }

  private static UnreadableLogException unreadable(IOException e, List<LogEntry> found) {
    return new UnreadableLogException(String.valueOf(e.getMessage()), e, found);
  }

  /** What the store has, empty if there is none; its failure is told in the banner too. */
  private <T> Optional<T> read(Reading<T> reading) throws IOException {
    Optional<EventStore> store = writer.store();
    if (store.isEmpty()) {
      faults.setReading(Optional.empty()); // what could not be read is gone
      return Optional.empty();
    }
    try {
      Optional<T> found = Optional.of(reading.from(store.get()));
      faults.setReading(Optional.empty());
      return found;
    } catch (IOException | RuntimeException | LinkageError e) {
      String text = NLS.bind(Messages.EventLog_Unreadable, LogFaults.reason(e));
      if (store.equals(writer.store()) && faults.setReading(Optional.of(text))) { // else another is used by now
        writer.logError(text, e);
      }
      throw new IOException(text, e);
    } finally {
      noteDamage(store.get());
    }
  }

  /** Whoever could not read hears by the fault that it is over, and reads again. */
  private void readAgain() {
    if (faults.isUnreadable()) {
      try {
        read(store -> store.query(EventQuery.newest(1)));
      } catch (IOException e) {
        return; // as before, and told then
      }
    }
  }

  /** Something that is read. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(EventStore store) throws IOException;
  }

  @Override
  public void setFault(String source, Optional<String> text) {
    faults.set(source, text);
  }

  /** Tells on as entries what the writing thread has to tell. */
  private final class WriterListener implements EventWriter.Listener {

    @Override
    public void used(EventStore store) {
      noteDamage(store);
    }

    @Override
    public void lost(String text, long number) {
      tellLost(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, text, clock.instant()).build(), number);
    }

    @Override
    public void outside(Runnable call) {
      dispatcher.execute(call);
    }
  }

  private synchronized void tellLost(LogEntry entry, long number) {
    show(entry);
    writer.add(entry, number);
  }

  /** Writes what the store found damaged into the log, once each. */
  private void noteDamage(EventStore from) {
    List<StoreDamage> news = faults.note(from);
    for (StoreDamage found : news) {
      append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, found.message(), clock.instant())
          .correlation(found.id()).details(found.details()).build());
    }
    if (!news.isEmpty()) {
      faults.tell();
    }
  }

  @Override
  public Optional<String> fault() {
    return faults.text(writer.fault());
  }

  @Override
  public boolean isWhole() {
    return !writer.hasLostEarlier() && faults.isWhole();
  }

  @Override
  public Optional<String> unsaved() {
    return faults.unsaved(writer.hasWaiting() ? writer.fault() : Optional.empty());
  }

  @Override
  public Registration addListener(EventLogListener listener) {
    return listeners.add(listener);
  }

  /** Writes what waits, and gives up what cannot be written in time. */
  @Deactivate
  public void stop() throws InterruptedException {
    following.close();
    writer.stop();
  }
}
