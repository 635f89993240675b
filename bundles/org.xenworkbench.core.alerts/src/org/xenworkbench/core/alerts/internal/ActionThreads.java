/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs so many deeds at once. One that takes too long is interrupted; one that goes on all the same is given up, which
 * is told, and others have another thread in place of its own, as long as there are some to lend. Any thread.
 */
final class ActionThreads {

  static final int AT_ONCE = 4;
  /** As many may be given up and hold a thread each. */
  static final int MOST_LENT = 16;
  static final int MOST = AT_ONCE + MOST_LENT;
  static final Duration PATIENCE = Duration.ofMinutes(1);
  /** So long after its interrupt a deed may take to tidy up. */
  static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(10);

  /** What is run, and who hears of it. Each is called without a lock. */
  interface Deed {

    /** Does it, on a thread of the pool. */
    void run();

    /** It does not end, though it was interrupted; called at most once. */
    void hangs();

    /** It is over, or was given up: what waits for it goes on. */
    void over();
  }

  private final ExecutorService pool;
  private final ScheduledExecutorService timer;
  private final Deque<Deed> ready = new ArrayDeque<>();
  private int running;
  private int lent;

  /**
   * Begins without work.
   *
   * @param pool has {@link #MOST} threads
   */
  ActionThreads(ExecutorService pool, ScheduledExecutorService timer) {
    this.pool = pool;
    this.timer = timer;
  }

  /** Runs it when a thread is free, in that order. */
  void run(Deed deed) {
    synchronized (this) {
      ready.add(deed);
    }
    begin();
  }

  private void begin() {
    Deed next;
    synchronized (this) {
      next = running < AT_ONCE ? ready.poll() : null;
      running += next == null ? 0 : 1;
    }
    if (next != null) {
      pool.execute(() -> perform(new Turn(next, Thread.currentThread())));
    }
  }

  private void perform(Turn turn) {
    Future<?> alarm = timer.schedule(turn::interrupt, PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    Future<?> last =
        timer.schedule(() -> giveUp(turn), PATIENCE.plus(UNTIL_GIVEN_UP).toNanos(), TimeUnit.NANOSECONDS);
    try {
      turn.deed.run();
    } finally {
      alarm.cancel(false);
      last.cancel(false);
      end(turn);
    }
  }

  private void giveUp(Turn turn) {
    boolean isLent;
    synchronized (this) {
      if (turn.isEnded()) {
        return;
      }
      isLent = lent < MOST_LENT;
      turn.isGivenUp = isLent;
      lent += isLent ? 1 : 0;
      running -= isLent ? 1 : 0;
    }
    turn.deed.hangs();
    if (isLent) {
      turn.deed.over();
      begin();
    }
  }

  private void end(Turn turn) {
    boolean wasGivenUp;
    synchronized (this) {
      turn.end();
      wasGivenUp = turn.isGivenUp;
      lent -= wasGivenUp ? 1 : 0;
      running -= wasGivenUp ? 0 : 1;
    }
    if (!wasGivenUp) {
      turn.deed.over();
      begin();
    }
  }

  /** One deed while it runs: what comes later on its thread is not interrupted in its place. */
  private static final class Turn {

    private final Deed deed;
    private final Thread thread;
    private boolean ended;
    /** Guarded by the threads, as it goes with their numbers. */
    private boolean isGivenUp;

    Turn(Deed deed, Thread thread) {
      this.deed = deed;
      this.thread = thread;
    }

    synchronized void interrupt() {
      if (!ended) {
        thread.interrupt();
      }
    }

    synchronized boolean isEnded() {
      return ended;
    }

    synchronized void end() {
      ended = true;
      Thread.interrupted();
    }
  }

  /** Ends what runs, and begins nothing more. */
  void close() {
    synchronized (this) {
      ready.clear();
    }
    pool.shutdownNow();
  }
}
