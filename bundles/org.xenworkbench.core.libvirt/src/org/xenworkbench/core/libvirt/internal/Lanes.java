/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works off items in two steps, the second of which may be held for long. The caller's own thread makes first steps
 * only; a few lanes on an executor make the second ones of what it leaves to them, and both of further items, so that
 * all are busy to the end. Lanes may start late, never, or in the caller itself.
 *
 * @param <T> the items
 */
final class Lanes<T> {

  /** What follows the first step of an item. */
  enum Next { NOTHING, SECOND, ALONE }

  /** The steps; none throws anything, and each item ends in one of them. */
  interface Steps<T> {

    Next first(T item);

    void second(T item);

    /** The second step of the one item for which that is made aside of the lanes. */
    void alone(T item);

    /** Instead of the steps that are left. */
    void drop(T item);
  }

  private final Executor executor;
  private final int limit;
  private final Steps<T> steps;
  private final Queue<T> untouched;
  private final Queue<T> ready = new ConcurrentLinkedQueue<>();
  private final AtomicReference<T> single = new AtomicReference<>();
  private final AtomicInteger running = new AtomicInteger();
  private final CountDownLatch first;
  /** Second steps that are wanted and not done; guarded by this. */
  private int pending;
  /** Second steps that are done; guarded by this. */
  private int done;

  /**
   * Starts nothing yet.
   *
   * @param limit how many lanes there may be; without any, only the caller's thread and the one aside do something
   */
  Lanes(Executor executor, int limit, List<T> items, Steps<T> steps) {
    this.executor = executor;
    this.limit = limit;
    this.steps = steps;
    this.untouched = new ConcurrentLinkedQueue<>(items);
    this.first = new CountDownLatch(items.size());
  }

  /** Makes all first steps, and second ones until all are done or until none was done for a while. */
  void run(long patienceMillis) throws InterruptedException {
    startLanes(untouched.size());
    for (T item = untouched.poll(); item != null; item = untouched.poll()) {
      if (firstStep(item)) {
        hand(item);
      }
    }
    startLanes(ready.size()); // all may have ended before the last item came
    first.await();
    if (single.get() != null) {
      executor.execute(this::runSingle);
    }
    await(patienceMillis);
  }

  private void hand(T item) {
    if (limit > 0) {
      ready.add(item);
    } else {
      steps.drop(item);
      ended();
    }
  }

  private void startLanes(int wanted) {
    for (int i = 0; i < wanted && takeLane(); i++) {
      boolean started = false;
      try {
        executor.execute(this::lane);
        started = true;
      } finally {
        if (!started) {
          running.decrementAndGet();
        }
      }
    }
  }

  private boolean takeLane() {
    int before = running.getAndUpdate(count -> count < limit ? count + 1 : count);
    return before < limit;
  }

  private void lane() {
    do {
      workOff();
      running.decrementAndGet();
    } while (!ready.isEmpty() && takeLane()); // the caller saw this lane when it added the last item
  }

  private void workOff() {
    while (true) {
      T item = ready.poll();
      if (item == null) {
        item = untouched.poll();
        if (item == null) {
          return;
        }
        if (!firstStep(item)) {
          continue;
        }
      }
      secondStep(item);
    }
  }

  /** Makes the first step; whether the second one is to be made by a lane. */
  private boolean firstStep(T item) {
    try {
      Next next = steps.first(item);
      if (next == Next.NOTHING) {
        return false;
      }
      begun();
      if (next == Next.ALONE) {
        single.set(item);
        return false;
      }
      return true;
    } finally {
      first.countDown();
    }
  }

  private void secondStep(T item) {
    try {
      steps.second(item);
    } finally {
      ended();
    }
  }

  private void runSingle() {
    T item = single.getAndSet(null);
    if (item != null) {
      try {
        steps.alone(item);
      } finally {
        ended();
      }
    }
  }

  private synchronized void begun() {
    pending++;
  }

  private synchronized void ended() {
    pending--;
    done++;
    if (pending == 0) {
      notifyAll();
    }
  }

  private synchronized void await(long patienceMillis) throws InterruptedException {
    int before = done - 1;
    while (pending > 0 && done > before) {
      before = done;
      long end = System.nanoTime() + patienceMillis * 1_000_000;
      for (long left = patienceMillis; pending > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    }
  }

  /** Drops what nobody has begun; lanes that may still start find nothing more to do. */
  void giveUp() {
    dropAll(untouched);
    dropAll(ready);
    T item = single.getAndSet(null);
    if (item != null) {
      steps.drop(item);
    }
  }

  private void dropAll(Queue<T> queue) {
    for (T item = queue.poll(); item != null; item = queue.poll()) {
      steps.drop(item);
    }
  }
}
