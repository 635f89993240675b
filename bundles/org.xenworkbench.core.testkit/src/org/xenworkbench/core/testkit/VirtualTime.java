/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.xenworkbench.core.concurrent.Timing;

/**
 * A time that goes on when the test says so. What falls due, whichever timer it was given to, runs on the test's thread
 * in the order of its time. Threads of pools are real: {@link #until} lets time go on while it waits for them.
 *
 * @since 0.1
 */
public final class VirtualTime implements Timing {

  /** So short that a timer finds done what another thread does within a moment of the time before. */
  private static final Duration STEP = Duration.ofMillis(50);

  private final ManualClock clock;
  private final List<ManualScheduler> schedulers = new CopyOnWriteArrayList<>();
  private final Thread maker = Thread.currentThread();

  /** Begins at 2026-01-01T00:00:00Z. */
  public VirtualTime() {
    this(new ManualClock());
  }

  /** Goes on with that clock. */
  public VirtualTime(ManualClock clock) {
    this.clock = clock;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public long nanos() {
    return clock.nanoTime();
  }

  @Override
  public ScheduledExecutorService scheduler(String name) {
    ManualScheduler scheduler = new ManualScheduler(clock);
    schedulers.add(scheduler);
    return scheduler;
  }

  /** On the test's own thread, on which timers run, what is due now is done first: else it would wait for itself. */
  @Override
  public <T> T await(Future<T> work, Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (Thread.currentThread() == maker) {
      advance(Duration.ZERO);
    }
    return Timing.super.await(work, limit);
  }

  /** Lets time go on by that much and runs what falls due on the way. */
  public void advance(Duration duration) {
    long end = nanos() + duration.toNanos();
    for (Optional<ManualScheduler> next = next(); next.filter(first -> first.nextDue() <= end).isPresent(); next =
        next()) {
      ManualScheduler first = next.get();
      first.advance(Duration.ofNanos(Math.max(0, first.nextDue() - nanos())));
    }
    clock.advance(Duration.ofNanos(Math.max(0, end - nanos())));
  }

  /** How many tasks wait for their time, cancelled ones not counted. */
  public int pending() {
    return schedulers.stream().mapToInt(ManualScheduler::pending).sum();
  }

  private Optional<ManualScheduler> next() {
    return schedulers.stream().min(Comparator.comparingLong(ManualScheduler::nextDue));
  }

  /**
   * Lets time go on until the condition holds.
   *
   * @param what what is waited for, as the end of “In vain waited until …”
   * @param patience how long at most in real time
   * @throws AssertionError if it does not come true in time
   */
  public void until(String what, Duration patience, Callable<Boolean> condition) {
    Await.until(what, patience, () -> {
      if (condition.call()) {
        return true;
      }
      advance(STEP);
      return condition.call();
    });
  }

  /** Lets time go on until that is done; what became of it. */
  public <T> T get(Future<T> future, Duration patience) throws Exception {
    until("it is done", patience, future::isDone);
    return future.get();
  }
}
