/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
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
     * @param text says how many and why
     * @return completed when that is on disk
     */
    CompletableFuture<?> lost(String text);
  }

  private final ScheduledExecutorService executor;
  private final LogFaults faults;
  private final Listener listener;
  private final UnwrittenCount count;
  /** Entries that wait; those that are being written are not among them, so that they are not given up. */
  private final Deque<PendingEntry> pending = new ArrayDeque<>();
  private List<PendingEntry> underWay = List.of();
  private long lost;
  /** Lost entries, of an earlier run mostly, that the log on disk does not tell of yet. */
  private long untold;
  /** The store has been writing for long, or does not come back: what waits for it may be lost. */
  private boolean slow;
  private boolean writing;
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
  EventWriter(ScheduledExecutorService executor, LogFaults faults, Listener listener, UnwrittenCount count) {
    this.executor = executor;
    this.faults = faults;
    this.listener = listener;
    this.count = count;
    this.untold = count.earlier();
  }

  /** Whether an earlier run lost entries, or may have. */
  boolean hasLostEarlier() {
    return count.earlier() > 0 || count.damage().isPresent();
  }

  /** Asks the store also while nothing is written: somebody may have removed its file. */
  void start(Runnable alsoEachMinute) {
    count.damage().ifPresent(listener::lost);
    tellLost(count.earlier(), Messages.EventLog_LostEarlier);
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
    Stream<String> waiting = refusal.stream()
        .map(reason -> NLS.bind(Messages.EventLog_Fault, reason, Quantities.count(waiting())));
    Stream<String> given = lost == 0 ? Stream.empty() : Stream.of(overflow());
    return Stream.concat(waiting, given).reduce((one, other) -> one + ' ' + other);
  }

  private String overflow() {
    return MessageFormat.format(Messages.EventLog_Overflow, CAPACITY, lost);
  }

  private int waiting() {
    return pending.size() + underWay.size();
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
  synchronized CompletableFuture<LogEntry> add(LogEntry entry) {
    PendingEntry added = new PendingEntry(entry, new CompletableFuture<>());
    if (closed) {
      added.done().cancel(false);
    } else {
      pending.addLast(added);
      giveUpOldest();
      if (fault().isEmpty()) {
        executor.execute(this::write); // else it waits for the retry: a disk that refuses is not asked for every entry
      }
    }
    return added.done();
  }

  /** The latest state of an entry that is not on disk yet. */
  synchronized Optional<LogEntry> waiting(UUID correlation) {
    return Stream.concat(underWay.stream(), pending.stream()).map(PendingEntry::entry)
        .filter(entry -> entry.correlation().equals(correlation)).reduce((earlier, later) -> later);
  }

  private void giveUpOldest() {
    boolean first = lost == 0 && pending.size() > CAPACITY;
    while (pending.size() > CAPACITY) {
      lost++;
      pending.removeFirst().done().completeExceptionally(new IOException(overflow()));
    }
    if (first) { // why they cannot be written was told before; that some are lost is worse
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
      executor.submit(this::writeAndTell).get(FLUSH.toMillis(), TimeUnit.MILLISECONDS);
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
    List<PendingEntry> batch;
    synchronized (this) {
      if (current.isEmpty() || pending.isEmpty() && !evenNothing || retry.isPresent()) {
        return; // without a store entries wait: one may be bound a moment later
      }
      batch = new ArrayList<>(pending);
      pending.clear();
      underWay = batch;
      writing = true;
    }
    Future<?> watch = count.whileSlow(this::countWhileSlow);
    try {
      current.get().append(batch.stream().map(PendingEntry::entry).toList());
      written(batch);
    } catch (IOException | RuntimeException | Error e) { // any: what was taken out is in no other place than here
      failed(batch, e);
    } finally {
      watch.cancel(false);
    }
    keepCount();
    listener.used(current.get());
  }

  /** On a thread of its own: another program may hold the file, or the disk hang. */
  private void countWhileSlow() {
    synchronized (this) {
      slow = writing;
    }
    keepCount();
  }

  private void endWriting() {
    underWay = List.of();
    writing = false;
    slow = false;
  }

  private void written(List<PendingEntry> batch) {
    long given;
    synchronized (this) {
      given = lost;
      untold += given;
      endWriting();
      if (fault().isPresent()) {
        refusal = Optional.empty();
        lost = 0;
        tell();
        if (!closed) {
          executor.execute(this::write); // what came meanwhile did not ask to be written
        }
      }
    }
    tellLost(given, Messages.EventLog_Lost);
    batch.forEach(each -> each.done().complete(each.entry()));
  }

  /** Has an entry tell of lost ones; until that is on disk they count as untold. */
  private void tellLost(long number, String text) {
    if (number > 0) {
      listener.lost(MessageFormat.format(text, number)).thenRun(() -> count(-number));
    }
  }

  private synchronized void count(long more) {
    untold += more;
  }

  private void keepCount() {
    count.keep(this::gone);
  }

  /** How many would be lost if the process ended now. */
  private synchronized long gone() {
    long present = Math.max(0, waiting() - (untold > 0 ? 1 : 0)); // the entry that tells of them is not lost itself
    return refusal.isEmpty() && !closed && !slow ? untold : untold + lost + present;
  }

  /** Whether entries wait to be written, or were lost. */
  synchronized boolean hasWaiting() {
    return lost > 0 || !pending.isEmpty() || !underWay.isEmpty();
  }

  private synchronized void failed(List<PendingEntry> batch, Throwable e) {
    endWriting();
    for (int i = batch.size() - 1; i >= 0; i--) {
      pending.addFirst(batch.get(i));
    }
    boolean first = refusal.isEmpty();
    refusal = Optional.of(reason(e));
    giveUpOldest();
    tell();
    if (!closed && retry.isEmpty()) {
      retry = Optional.of(executor.schedule(this::retry, RETRY.toNanos(), TimeUnit.NANOSECONDS));
    }
    if (first) {
      SafeLog.of(EventLogImpl.class).error(fault().orElseThrow(), e);
    }
  }

  /** A sentence, whether the system's own text is one or not. */
  static String reason(Throwable e) {
    String text = Objects.requireNonNullElse(e.getMessage(), e.toString());
    return text.endsWith(".") ? text : text + '.';
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
    if (!executor.awaitTermination(FLUSH.toSeconds(), TimeUnit.SECONDS)) {
      SafeLog.of(EventLogImpl.class).error(Messages.EventLog_NotInTime);
    }
    synchronized (this) {
      if (!executor.isTerminated()) {
        faults.setLostAtEnd(Messages.EventLog_NotInTime);
      }
      told = fault();
      ended = true;
      pending.forEach(left -> left.done().cancel(false));
      untold += pending.size(); // a disk that answers later still has them counted
      pending.clear();
    }
    count.stop();
  }

  private void tellLostAtEnd() {
    Optional<String> text = lostAtEnd();
    text.ifPresent(faults::setLostAtEnd);
    keepCount();
    text.ifPresent(SafeLog.of(EventLogImpl.class)::error);
  }

  private synchronized Optional<String> lostAtEnd() {
    return hadStore && !pending.isEmpty()
        ? Optional.of(NLS.bind(Messages.EventLog_LostAtEnd, Quantities.count(pending.size()))) : Optional.empty();
  }
}
