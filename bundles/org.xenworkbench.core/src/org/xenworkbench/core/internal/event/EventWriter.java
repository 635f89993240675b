/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeLog;

/**
 * What waits for the store, and the one thread that writes it. While the store refuses, entries wait in memory and it
 * is asked again after a while. Any thread.
 */
final class EventWriter {

  static final int CAPACITY = 10_000;

  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration FLUSH = Duration.ofSeconds(5);
  private static final Duration ASK = Duration.ofMinutes(1);

  /** What the writing thread tells. */
  interface Listener {

    /** The store was used, whether it could write or not. */
    void used(EventStore store);

    /**
     * Entries are lost, of this run or an earlier one.
     *
     * @param text says how many ({@code number}) and why
     */
    void lost(String text, long number);

    /** Has that run soon where no lock is held: it calls whoever waits for an entry. */
    void outside(Runnable call);
  }

  private final ScheduledExecutorService executor;
  private final Timing timing;
  private final LogFaults faults;
  private final Listener listener;
  private final UnwrittenCount count;
  private final WriteWatch watch;
  private final EarlierLoss earlier;
  private final WaitingEntries entries = new WaitingEntries();
  private long lost;
  /** Lost entries, of an earlier run mostly, of which no entry tells yet. */
  private long untold;
  /** Why the store could not write when it was last tried; empty if it could. */
  private Optional<String> refusal = Optional.empty();
  private Optional<String> told = Optional.empty();
  private volatile boolean closed;
  private boolean ended;
  /** Without a store nothing is expected to outlast the workbench. */
  private volatile boolean hadStore;
  private Optional<Future<?>> retry = Optional.empty();
  private volatile Optional<EventStore> store = Optional.empty();

  /**
   * Has no store yet.
   *
   * @param count outlives the process, so that the next one tells what this one could not write
   */
  EventWriter(ScheduledExecutorService executor, Timing timing, LogFaults faults, Listener listener,
      UnwrittenCount count, WriteWatch watch) {
    this.executor = executor;
    this.timing = timing;
    this.watch = watch;
    this.faults = faults;
    this.listener = listener;
    this.count = count;
    this.earlier = new EarlierLoss(count.earlier());
  }

  /** Whether an earlier run lost entries, or may have. */
  boolean hasLostEarlier() {
    return earlier.isPossible() || count.damage().isPresent();
  }

  /** Asks the store also while nothing is written: somebody may have removed its file. */
  void start(Runnable alsoEachMinute) {
    count.damage().ifPresent(text -> listener.lost(text, 0));
    if (earlier.needsNoStore()) {
      execute(() -> tellEarlier(Optional.empty()));
    }
    executor.scheduleWithFixedDelay(() -> {
      write(true);
      alsoEachMinute.run();
    }, ASK.toNanos(), ASK.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Writes to another store from now on; what waits is written to the one of before, if that can. */
  void use(Optional<EventStore> next) {
    if (store.isPresent()) {
      flush();
    }
    store = next;
    if (next.isPresent()) {
      hadStore = true;
      execute(this::retry); // also without entries: a disk that refuses is told of at once
    }
  }

  Optional<EventStore> store() {
    return store;
  }

  /** Why entries cannot be written, how many wait and how many are lost, now; empty if all is well. */
  synchronized Optional<String> fault() {
    if (ended) {
      return told; // nothing waits any more
    }
    Stream<String> waiting = refusal
        .map(reason -> NLS.bind(Messages.EventLog_Fault, reason, Quantities.count(entries.size())))
        .or(() -> watch.fault(entries.size())).stream();
    Stream<String> given = lost == 0 ? Stream.empty() : Stream.of(overflow());
    return Stream.concat(waiting, given).reduce((one, other) -> one + ' ' + other);
  }

  private String overflow() {
    return MessageFormat.format(Messages.EventLog_Overflow, CAPACITY, lost);
  }

  /** Runs a task between writing and writing; false if the writer has ended. */
  boolean execute(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false; // the caller says what becomes of it
    }
  }

  /** Adds what is to be written; completed as {@link org.xenworkbench.core.event.EventLog#append} says. */
  CompletableFuture<LogEntry> add(LogEntry entry) {
    return add(new PendingEntry(entry, new CompletableFuture<>(), 1));
  }

  /** The same of one that tells of lost ones: until it is on disk, they count as untold; at the end they stay so. */
  synchronized void add(LogEntry entry, long tellsOf) {
    if (!closed) {
      untold -= tellsOf;
      add(new PendingEntry(entry, new CompletableFuture<>(), Math.max(1, tellsOf)));
    }
  }

  private synchronized CompletableFuture<LogEntry> add(PendingEntry added) {
    if (closed) {
      added.done().cancel(false);
    } else {
      entries.add(added);
      giveUpOldest();
      count.changed(this::unwritten);
      if (refusal.isEmpty() && lost == 0) {
        executor.execute(this::write); // else it waits for the retry: a disk that refuses is not asked for every entry
      }
    }
    return added.done();
  }

  /** The latest state of an entry that is not on disk yet. */
  synchronized Optional<LogEntry> waiting(UUID correlation) {
    return entries.latest(correlation);
  }

  private void giveUpOldest() {
    boolean first = lost == 0;
    List<PendingEntry> given = entries.giveUp(CAPACITY);
    if (!given.isEmpty()) {
      lost += PendingEntry.weight(given);
      IOException why = new IOException(overflow());
      listener.outside(() -> given.forEach(oldest -> oldest.done().completeExceptionally(why)));
    }
    if (first && lost > 0) { // why they cannot be written was told before; that some are lost is worse
      tell();
      logError(overflow(), null);
    }
  }

  /** Nobody is told of each entry that waits or is lost, but of each attempt that ends otherwise. */
  private synchronized void tell() {
    Optional<String> now = fault();
    if (!now.equals(told)) {
      told = now;
      faults.tell();
    }
  }

  /** On the writing thread: a file is none of the caller's concern. */
  void logError(String text, @Nullable Throwable cause) {
    if (!closed) {
      execute(() -> SafeLog.of(EventLogImpl.class).error(text, cause));
    }
  }

  private void flush() {
    try {
      timing.await(executor.submit(this::writeAndTell), FLUSH);
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

  /** Writes everything that waits, in one go; asks the store also if nothing does. Runs on the writing thread only. */
  private void write(boolean evenNothing) {
    Optional<EventStore> current = store;
    if (current.isPresent() && isDue(evenNothing)) { // without a store entries wait: one may be bound a moment later
      watch.begin(this::tellOverdue);
      tellEarlier(current);
      List<PendingEntry> batch = take();
      try {
        current.get().append(batch.stream().map(PendingEntry::entry).toList());
        written(batch);
      } catch (IOException | RuntimeException | Error e) { // any: what was taken out is in no other place than here
        failed(e);
      }
      keepCount();
      listener.used(current.get());
    }
  }

  private synchronized boolean isDue(boolean evenNothing) {
    return (evenNothing || entries.later() > 0) && retry.isEmpty();
  }

  private synchronized List<PendingEntry> take() {
    List<PendingEntry> batch = entries.take();
    count.changed(this::unwritten);
    return batch;
  }

  /** On the thread that watches: the one that writes does not come back. */
  private void tellOverdue() {
    tell();
    fault().ifPresent(text -> SafeLog.of(EventLogImpl.class).error(text));
  }

  private void written(List<PendingEntry> batch) {
    long given;
    synchronized (this) {
      given = lost;
      untold += given;
      entries.written();
      watch.end();
      boolean refused = refusal.isPresent() || given > 0;
      refusal = Optional.empty();
      lost = 0;
      tell();
      if (refused && !closed) {
        executor.execute(this::write); // what came meanwhile did not ask to be written
      }
    }
    tellLost(given, Messages.EventLog_Lost);
    batch.forEach(each -> each.done().complete(each.entry()));
  }

  private void tellLost(long number, String text) {
    if (number > 0) {
      listener.lost(MessageFormat.format(text, number), number);
    }
  }

  /** Before anything is written, so that the store has what it had. */
  private void tellEarlier(Optional<EventStore> from) {
    if (!earlier.isLookedFor()) {
      EarlierLoss.Finding found = earlier.lookInto(from);
      synchronized (this) {
        earlier.settle(found);
        untold += earlier.number();
      }
      tellLost(earlier.number(), earlier.text());
    }
  }

  /** The disk is waited for here, where it is written to anyhow. */
  private void keepCount() {
    watch.begin(this::tellOverdue);
    count.keep(this::unwritten);
    count.force(isLasting());
    watch.end();
    tell();
  }

  private synchronized boolean isLasting() {
    return closed || refusal.isPresent();
  }

  /** What would be lost if the process ended now. */
  private synchronized Unwritten unwritten() {
    return earlier.and(entries.unwritten(untold + lost, closed));
  }

  /** Whether entries wait to be written, or were lost. */
  synchronized boolean hasWaiting() {
    return lost > 0 || entries.size() > 0;
  }

  private void failed(Throwable e) {
    // not under the lock: the log is on a disk, too, mostly the same one
    refuse(e).ifPresent(news -> SafeLog.of(EventLogImpl.class).error(news, e));
  }

  /** The store did not take what was under way; returns what is to be logged. */
  private synchronized Optional<String> refuse(Throwable e) {
    entries.notWritten();
    watch.end();
    boolean first = refusal.isEmpty();
    refusal = Optional.of(LogFaults.reason(e));
    giveUpOldest();
    tell();
    if (!closed && retry.isEmpty()) {
      retry = Optional.of(executor.schedule(this::retry, RETRY.toNanos(), TimeUnit.NANOSECONDS));
    }
    return first ? fault() : Optional.empty();
  }

  private void retry() {
    synchronized (this) {
      retry.ifPresent(waiting -> waiting.cancel(false));
      retry = Optional.empty();
    }
    write(!closed);
  }

  void stop() throws InterruptedException {
    flush(); // while what the store has to tell can still become an entry
    synchronized (this) {
      closed = true;
      faults.end();
      executor.execute(this::retry);
      executor.execute(this::tellLostAtEnd);
    }
    executor.shutdown();
    boolean inTime = executor.awaitTermination(FLUSH.toSeconds(), TimeUnit.SECONDS);
    end(inTime).forEach(left -> left.done().cancel(false));
    count.changed(this::unwritten);
    count.stop();
    watch.stop();
    faults.lostAtEnd().filter(text -> !inTime).ifPresent(text -> SafeLog.of(EventLogImpl.class).error(text));
  }

  /** Returns those that wait no more. */
  private synchronized List<PendingEntry> end(boolean inTime) {
    long number = unwritten().number();
    if (!inTime && number > 0) {
      faults.setLostAtEnd(MessageFormat.format(Messages.EventLog_NotInTime, number));
    }
    told = fault();
    ended = true;
    List<PendingEntry> left = entries.giveUp(0);
    untold += PendingEntry.weight(left); // a disk that answers later has them counted
    return left;
  }

  private void tellLostAtEnd() {
    Optional<String> text = lostAtEnd();
    text.ifPresent(faults::setLostAtEnd);
    keepCount();
    text.ifPresent(said -> SafeLog.of(EventLogImpl.class).error(said));
  }

  private synchronized Optional<String> lostAtEnd() {
    long number = hadStore && !ended ? unwritten().number() : 0;
    return number > 0 ? Optional.of(NLS.bind(Messages.EventLog_LostAtEnd, Quantities.count(number)))
        : Optional.empty();
  }
}
