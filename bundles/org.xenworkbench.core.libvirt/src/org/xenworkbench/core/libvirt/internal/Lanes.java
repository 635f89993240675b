/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Works off a queue in a few lanes on an executor that others use too. Any number of lanes may run late or in the
 * caller itself: one is enough to empty the queue, so there is no order of execution in which this waits for itself.
 *
 * @param <T> what the queue holds
 */
final class Lanes<T> {

  private final Queue<T> queue;
  private final Consumer<T> work;
  private final CountDownLatch open;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * Starts nothing yet.
   *
   * @param queue what is to be done; other threads take from it
   * @param work what is done with each; throws nothing
   */
  Lanes(Queue<T> queue, Consumer<T> work) {
    this.queue = queue;
    this.work = work;
    this.open = new CountDownLatch(queue.size());
  }

  /**
   * Works in the calling thread and up to so many lanes more, until everything is done. Needs no lane to start, so it
   * may be called by a task of the executor itself.
   */
  void runHereAnd(Executor executor, int lanes) throws InterruptedException {
    start(executor, lanes);
    run();
    open.await();
  }

  /** Starts up to so many lanes. */
  void start(Executor executor, int lanes) {
    for (int i = 0; i < lanes && !queue.isEmpty(); i++) {
      executor.execute(this::run);
    }
  }

  /**
   * Waits until everything is done, or until nothing more was done for a while.
   *
   * @return whether everything was done
   */
  boolean await(long patienceMillis) throws InterruptedException {
    int before;
    do {
      before = done.get();
      if (open.await(patienceMillis, TimeUnit.MILLISECONDS)) {
        return true;
      }
    } while (done.get() > before);
    return false;
  }

  private void run() {
    for (T item = queue.poll(); item != null; item = queue.poll()) {
      try {
        work.accept(item);
      } finally {
        done.incrementAndGet();
        open.countDown();
      }
    }
  }
}
