/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Runs so many deeds at once, of those of one kind one after the other: what hangs for one hangs for the next as well,
 * and would take all threads. One that takes too long is interrupted; one that goes on all the same is given up, which
 * is told, and others have another thread in place of its own, as long as there are some to lend. Any thread.
 */
final class ActionThreads {

  static final int AT_ONCE = 8;
  /** As many may be given up and hold a thread each. */
  static final int MOST_LENT = 16;
  static final int MOST = AT_ONCE + MOST_LENT;
  /** When so many of one kind are given up, others of it wait until one ends. */
  static final int MOST_LENT_TO_A_KIND = 2;
  static final Duration PATIENCE = Duration.ofMinutes(1);
  /** So long after its interrupt a deed may take to tidy up. */
  static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(10);

  /** What is run, and who hears of it. Each is called without a lock. */
  interface Deed {

    /** What it has in common with others that are to wait for it: equal for them. */
    Object kind();

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
  private final Set<Object> runningKinds = new HashSet<>();
  private int running;
  private int lent;
  /** How many of a kind were given up and have not ended. */
  private final Map<Object, Integer> lentTo = new HashMap<>();

  /**
   * Begins without work.
   *
   * @param pool has {@link #MOST} threads
   */
  ActionThreads(ExecutorService pool, ScheduledExecutorService timer) {
    this.pool = pool;
    this.timer = timer;
  }

  /** Runs it when a thread is free and none of its kind runs, in that order. */
  void run(Deed deed) {
    synchronized (this) {
      ready.add(deed);
    }
    begin();
  }

  private void begin() {
    Deed next;
    synchronized (this) {
      next = running < AT_ONCE ? first() : null;
      running += next == null ? 0 : 1;
    }
    if (next != null) {
      pool.execute(() -> perform(new Turn(next, Thread.currentThread())));
    }
  }

  /** Takes the first whose kind has its turn. */
  private @Nullable Deed first() {
    Iterator<Deed> waiting = ready.iterator();
    while (waiting.hasNext()) {
      Deed deed = waiting.next();
      if (lentTo.getOrDefault(deed.kind(), 0) < MOST_LENT_TO_A_KIND && runningKinds.add(deed.kind())) {
        waiting.remove();
        return deed;
      }
    }
    return null;
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
      if (isLent) {
        lent++;
        lentTo.merge(turn.deed.kind(), 1, Integer::sum);
        ends(turn);
      }
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
      if (wasGivenUp) {
        lent--;
        lentTo.merge(turn.deed.kind(), -1, Integer::sum);
        lentTo.remove(turn.deed.kind(), 0);
      } else {
        ends(turn);
      }
    }
    if (!wasGivenUp) {
      turn.deed.over();
    }
    begin();
  }

  private void ends(Turn turn) {
    running--;
    runningKinds.remove(turn.deed.kind());
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
