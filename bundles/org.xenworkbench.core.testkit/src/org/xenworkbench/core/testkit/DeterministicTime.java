/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.concurrent.Threads;

/**
 * A time in which one task runs after the other, whatever thread it was given to: which of those that could run
 * comes next is drawn from a seed, and time goes on when none can. So the same seed gives the same run, step by step.
 * Tasks may wait by {@link org.xenworkbench.core.concurrent.Timing#await}, as long as they hold no lock that another
 * needs.
 *
 * <p>What is simulated are {@linkplain #process processes}, which can be killed between any two steps. To be used by
 * one thread, that of the test.
 *
 * @since 0.1
 */
public final class DeterministicTime implements AutoCloseable {

  /** In real time: a step that takes longer waits by other means than those of its time. */
  private static final long LONGEST_STEP = 60;

  private final ThreadFactory threads = Threads.factory("deterministic");
  private final long seed;
  private final Random random;
  private final List<DeterministicProcess> processes = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final Semaphore test = new Semaphore(0);
  private final ThreadLocal<Worker> here = new ThreadLocal<>();
  private long now = TimeUnit.DAYS.toNanos(1);
  private long end;
  private BooleanSupplier stop = () -> false;
  private long steps;
  private int workers;
  private Runnable watcher = () -> {
  };
  private long trace;
  private volatile boolean closed;
  private volatile @Nullable Worker running;

  /** A task that waits, with the thread that it waits on. */
  private record Waiting(Worker worker, DeterministicProcess process, BooleanSupplier over, long deadline) {
  }

  /** Thrown in what still waits when the time is over. */
  private static final class Over extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What is drawn comes from that seed. */
  public DeterministicTime(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** A new process, with executors and a wall clock of its own. */
  public DeterministicProcess process() {
    DeterministicProcess process = new DeterministicProcess(this);
    processes.add(process);
    return process;
  }

  /** Looks at the world after every step, and must not change it. */
  public void watch(Runnable look) {
    watcher = look;
  }

  /** How many tasks ran or went on so far. */
  public long steps() {
    return steps;
  }

  /** What ran when, so far, as one number: the same for the same run. */
  public long trace() {
    return trace;
  }

  /** The monotonic time of all processes, in nanoseconds. */
  public long nanos() {
    return now;
  }

  /** Lets time go on by that much. */
  public void advance(Duration duration) {
    until(duration, () -> false);
  }

  /**
   * Lets time go on until the condition holds, which is looked at after every step.
   *
   * @return whether it holds, by that much of this time
   */
  public boolean until(Duration limit, BooleanSupplier condition) {
    end = now + limit.toNanos();
    stop = condition;
    handOver();
    awaitTest();
    return condition.getAsBoolean();
  }

  private void awaitTest() {
    try {
      for (long before = -1; !test.tryAcquire(LONGEST_STEP, TimeUnit.SECONDS); before = steps) {
        if (before == steps) {
          Worker stuck = running;
          AssertionError failed = new AssertionError(this + ": a task waits by other means than those of its time");
          if (stuck != null) {
            failed.setStackTrace(stuck.thread.getStackTrace());
          }
          throw failed;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(this + " was interrupted", e);
    }
  }

  /** What tasks have thrown so far that nobody caught. */
  public List<Throwable> failures() {
    return failures;
  }

  void failed(Throwable failure) {
    if (!closed) {
      failures.add(failure);
    }
  }

  /** Something has happened that the trace is to tell apart. */
  void trace(long value) {
    trace = (trace ^ value) * 0x100000001B3L;
  }

  /** Waits on the thread of a task; whether it is over by then. */
  boolean await(DeterministicProcess process, BooleanSupplier over, long deadline) throws InterruptedException {
    Worker worker = here.get();
    if (worker == null) {
      throw new IllegalStateException("Only tasks wait in this time");
    }
    if (closed) {
      throw new Over();
    }
    if (!over.getAsBoolean() && !worker.interrupted) {
      waiting.add(new Waiting(worker, process, over, deadline));
      handOver();
      worker.baton.acquireUninterruptibly();
      if (closed) {
        throw new Over();
      }
      running = worker;
    }
    if (worker.interrupted) {
      worker.interrupted = false;
      throw new InterruptedException();
    }
    return over.getAsBoolean();
  }

  private void handOver() {
    Worker next = idle.poll();
    if (next == null) {
      next = new Worker(workers++);
      next.thread.start();
    }
    next.baton.release();
  }

  /** The worker that runs the task of now. */
  Worker worker() {
    return here.get();
  }

  /** One task after the other, on whichever thread: one that waits hands over to another. */
  final class Worker implements Runnable {

    private final Semaphore baton = new Semaphore(0);
    private final Thread thread = threads.newThread(this);
    private final int number;
    boolean interrupted;

    Worker(int number) {
      this.number = number;
    }

    @Override
    public void run() {
      here.set(this);
      baton.acquireUninterruptibly();
      while (!closed) {
        running = this;
        turns();
        baton.acquireUninterruptibly();
      }
    }

    private void turns() {
      while (!closed) {
        interrupted = false;
        watcher.run();
        List<Runnable> ready = ready();
        if (stop.getAsBoolean() || ready.isEmpty() && !goOn()) {
          idle.push(this);
          test.release();
          return;
        }
        if (!ready.isEmpty()) {
          steps++;
          int drawn = random.nextInt(ready.size());
          trace(now * 31 + drawn);
          Runnable next = ready.get(drawn);
          if (next instanceof Resumed resumed) {
            waiting.remove(resumed.waiting());
            trace(resumed.waiting().worker().number);
            idle.push(this);
            resumed.waiting().worker().baton.release();
            return;
          }
          next.run();
        }
      }
    }
  }

  /** One that waited goes on, on its own thread. */
  private record Resumed(Waiting waiting) implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("It goes on on its own thread");
    }
  }

  private List<Runnable> ready() {
    List<Runnable> ready = new ArrayList<>();
    processes.removeIf(DeterministicProcess::isKilled);
    processes.forEach(process -> process.addReady(ready));
    for (Waiting one : waiting) {
      if (!one.process().isKilled()
          && (one.worker().interrupted || one.deadline() <= now || one.over().getAsBoolean())) {
        ready.add(new Resumed(one));
      }
    }
    return ready;
  }

  /** Time goes on to what is next; false if that is not before the end. */
  private boolean goOn() {
    long next = Long.MAX_VALUE;
    for (DeterministicProcess process : processes) {
      next = Math.min(next, process.nextDue());
    }
    for (Waiting one : waiting) {
      next = one.process().isKilled() ? next : Math.min(next, one.deadline());
    }
    now = Math.max(now, Math.min(next, end));
    return next <= end;
  }

  /** What waits ends with an error, on its own thread. */
  @Override
  public void close() {
    closed = true;
    waiting.forEach(one -> one.worker().baton.release());
    idle.forEach(worker -> worker.baton.release());
  }

  /** The seed and the step, by which it can be had again. */
  @Override
  public String toString() {
    return "Seed " + seed + ", step " + steps + ", after " + Duration.ofNanos(now - TimeUnit.DAYS.toNanos(1));
  }
}
