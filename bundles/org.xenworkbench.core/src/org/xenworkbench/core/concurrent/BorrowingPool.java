/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Runs at most so many tasks at once, in the order they came, on threads that it borrows while it has tasks: a thousand
 * hosts, each with a little to do now and then, do not need thousands of threads. A borrowed thread bears the pool's
 * name.
 */
@NonNullByDefault({}) // what it overrides says nothing of null
final class BorrowingPool extends AbstractExecutorService {

  private final String name;
  private final Executor lender;
  /** Guarded by this, like all that follows. */
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  /** The threads that are borrowed now; a free place is null. */
  private final @Nullable Thread[] borrowed;
  /** Places whose thread is on its way or here. */
  private int taken;
  private boolean shutdown;

  BorrowingPool(String name, int size, Executor lender) {
    this.name = name;
    this.lender = lender;
    this.borrowed = new @Nullable Thread[size];
  }

  @Override
  public void execute(Runnable task) {
    if (enqueue(task)) {
      boolean lent = false;
      try {
        lender.execute(this::work);
        lent = true;
      } finally {
        if (!lent) { // no thread can be made
          giveUp(task);
        }
      }
    }
  }

  /** Whether a thread has to be borrowed for it. */
  private synchronized boolean enqueue(Runnable task) {
    if (shutdown) {
      throw new RejectedExecutionException(name + " is shut down");
    }
    waiting.add(task);
    if (taken == borrowed.length) {
      return false;
    }
    taken++;
    return true;
  }

  private synchronized void giveUp(Runnable task) {
    taken--;
    waiting.removeLastOccurrence(task);
    notifyAll();
  }

  private void work() {
    Thread thread = Thread.currentThread();
    String ownName = thread.getName();
    int place = takePlace(thread);
    thread.setName(name + '-' + (place + 1));
    try {
      for (Runnable task = next(place); task != null; task = next(place)) {
        run(task, thread);
      }
    } finally {
      thread.setName(ownName);
    }
  }

  private static void run(Runnable task, Thread thread) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  private synchronized int takePlace(Thread thread) {
    int free = Arrays.asList(borrowed).indexOf(null);
    borrowed[free] = thread;
    return free;
  }

  /** The next task; null gives the thread back. An interrupt was meant for the task that has ended. */
  private synchronized @Nullable Runnable next(int place) {
    Thread.interrupted();
    Runnable task = waiting.poll();
    if (task == null) {
      borrowed[place] = null;
      taken--;
      notifyAll();
    }
    return task;
  }

  @Override
  public synchronized void shutdown() {
    shutdown = true;
    notifyAll();
  }

  @Override
  public synchronized List<Runnable> shutdownNow() {
    shutdown();
    List<Runnable> dropped = new ArrayList<>(waiting);
    waiting.clear();
    Arrays.stream(borrowed).filter(Objects::nonNull).forEach(Thread::interrupt);
    return dropped;
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && taken == 0;
  }

  @Override
  public synchronized boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(timeout);
    while (!isTerminated()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
