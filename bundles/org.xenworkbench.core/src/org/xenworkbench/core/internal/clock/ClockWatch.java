/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.clock;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.concurrent.TrustedClock;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.event.EventStores;
import org.xenworkbench.core.metric.HistoryStore;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeLog;

/**
 * Watches this machine's wall clock, by its own readings and those of the rounds, and tells in the event log when it is
 * doubted. Until the newest stored time is known, it is doubted without a word. Any thread.
 */
@Component(service = {ClockWatch.class, TrustedClock.class})
public class ClockWatch implements TrustedClock {

  private static final Duration EVERY = Duration.ofSeconds(5);
  private static final int NEWEST = 100;

  private final Clock clock;
  private final LongSupplier nanos;
  private final ScheduledExecutorService executor;
  private final ClockTelling telling;
  private final ClockJudge judge = new ClockJudge();
  private final Instant began;
  private volatile @Nullable HistoryStore history;
  private final EventStores events;
  private final Registration following;
  private Optional<Instant> storedAtStart = Optional.empty();

  /** Watches the clocks of the system from {@link #start} on. */
  @Activate
  public ClockWatch(@Reference EventLogImpl log, @Reference EventStores events) {
    this(log, events, Timing.system().clock(), Timing.system()::nanos, Timing.system().scheduler("xenworkbench-clock"));
  }

  /** Watches other clocks. */
  public ClockWatch(EventLogImpl log, EventStores events, Clock clock, LongSupplier nanos,
      ScheduledExecutorService executor) {
    this.clock = clock;
    this.nanos = nanos;
    this.executor = executor;
    telling = new ClockTelling(log);
    began = clock.instant();
    this.events = events;
    following = events.follow(store -> store.ifPresent(come -> executor.execute(this::begin)));
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindHistory(HistoryStore bound) {
    history = bound;
    executor.execute(this::begin);
  }

  void unbindHistory(HistoryStore unbound) {
    if (history == unbound) {
      history = null;
    }
  }

  /** Begins, after the stores that are there were bound. */
  @Activate
  public void start() {
    executor.execute(this::begin);
    executor.scheduleWithFixedDelay(this::read, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks no more. */
  @Deactivate
  public void stop() {
    following.close();
    executor.shutdownNow();
  }

  /**
   * Compares with what is stored. Samples were only ever written by a clock that was believed, which the entries of the
   * log were not; so these count only where there are no samples.
   */
  private void begin() {
    HistoryStore series = history;
    Optional<Instant> newest = series == null ? Optional.empty() : series.newest();
    Optional<Instant> stored = newest.isPresent() ? newest : newestEntry();
    synchronized (this) {
      storedAtStart = newest;
      judge.begin(stored, nanos.getAsLong());
    }
    read();
  }

  /** The newest of those that an earlier process has written: this one's have the time that is in question. */
  private Optional<Instant> newestEntry() {
    Optional<EventStore> store = events.chosen();
    try {
      return store.isEmpty() ? Optional.empty() : newestEntry(store.get(), began);
    } catch (IOException | RuntimeException | LinkageError e) {
      SafeLog.of(ClockWatch.class).warn("The clock cannot be compared with the event log: " + e.getMessage(), e);
      return Optional.empty();
    }
  }

  /** When the newest entry before a time was begun. */
  public static Optional<Instant> newestEntry(EventStore log, Instant before) throws IOException {
    return log.query(EventQuery.newest(NEWEST).between(Instant.MIN, before)).stream() // running ones come first
        .map(LogEntry::started).max(Comparator.naturalOrder());
  }

  private void read() {
    read(clock.instant(), nanos.getAsLong());
  }

  /**
   * Takes what the wall clock and the monotonic clock showed at one moment.
   *
   * @return whether that time of the wall clock is believed
   */
  public synchronized boolean read(Instant wall, long at) {
    boolean starting = judge.isStarting();
    ClockJudge.Change change = judge.read(wall, at);
    boolean usual = change == ClockJudge.Change.STEPPED && judge.isUsualPause();
    telling.tell(usual ? ClockJudge.Change.RETURNED : change, starting, judge.step(), wall);
    return judge.believes(wall, at);
  }

  /** No more readings come: a pause before the start that is nothing uncommon is believed now, or never. */
  public synchronized void end() {
    read();
    judge.believePause(nanos.getAsLong());
  }

  /** Tells that so many rounds of samples could not wait any longer for a time that is believed. */
  public void tellLost(long rounds) {
    telling.tellLost(rounds, clock.instant());
  }

  /** Whether the clock is believed now. */
  public synchronized boolean isSettled() {
    return judge.isSettled();
  }

  /** The time of a moment of the monotonic clock, by what is believed; the clock must have been settled once. */
  public synchronized Instant time(long at) {
    return judge.time(at);
  }

  @Override
  public Optional<Instant> now() {
    read();
    return isSettled() ? Optional.of(clock.instant()) : Optional.empty();
  }

  /** When this process began, by a clock that may have been wrong. */
  public Instant began() {
    return began;
  }

  /** The newest time of the history before this process wrote to it. */
  public synchronized Optional<Instant> storedAtStart() {
    return storedAtStart;
  }
}
