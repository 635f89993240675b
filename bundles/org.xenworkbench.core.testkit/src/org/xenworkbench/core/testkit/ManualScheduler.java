/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A scheduler whose time is a {@link ManualClock}. Nothing runs until {@link #advance} or {@link #runDue}; then what is
 * due runs on the caller's thread, in the order of its times, with the clock at that time. Tasks may be added on any
 * thread. A task that throws ends, as its future tells; a periodic one is not run again.
 *
 * @since 0.1
 */
public final class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

  private final ManualClock clock;
  private final PriorityQueue<Task<?>> queue = new PriorityQueue<>();
  private long sequence;
  private boolean shutdown;
  private volatile boolean busy;

  /** A scheduler on that clock. */
  public ManualScheduler(ManualClock clock) {
    this.clock = clock;
  }

  /** Its clock. */
  public ManualClock clock() {
    return clock;
  }

  /** Lets time go on by that much and runs what falls due on the way. */
  public void advance(Duration duration) {
    long end = clock.nanoTime() + duration.toNanos();
    for (Task<?> next = poll(end); next != null; next = poll(end)) {
      clock.advance(Duration.ofNanos(Math.max(0, next.due - clock.nanoTime())));
      boolean within = busy;
      busy = true;
      next.run();
      busy = within;
    }
    clock.advance(Duration.ofNanos(Math.max(0, end - clock.nanoTime())));
  }

  /** Runs what is due now. */
  public void runDue() {
    advance(Duration.ZERO);
  }

  /** How many tasks wait, cancelled ones not counted. */
  public synchronized int pending() {
    queue.removeIf(Task::isCancelled);
    return queue.size();
  }

  /**
   * Waits until another thread has added a task.
   *
   * @throws AssertionError if none was added in that time
   */
  public void awaitTask(Duration patience) {
    Await.until("a task is scheduled", patience, () -> pending() > 0);
  }

  /** When the next task is due on its clock; the end of time if there is none. */
  synchronized long nextDue() {
    queue.removeIf(Task::isCancelled);
    Task<?> first = queue.peek();
    return first == null ? Long.MAX_VALUE : first.due;
  }

  private synchronized @org.eclipse.jdt.annotation.Nullable Task<?> poll(long end) {
    queue.removeIf(Task::isCancelled);
    Task<?> first = queue.peek();
    return first == null || first.due > end ? null : queue.poll();
  }

  private synchronized <T> Task<T> add(Task<T> task) {
    if (shutdown) {
      throw new java.util.concurrent.RejectedExecutionException("The scheduler was shut down.");
    }
    queue.add(task);
    return task;
  }

  private synchronized long nextSequence() {
    return sequence++;
  }

  @Override
  public void execute(Runnable command) {
    schedule(command, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(() -> {
      command.run();
      return Boolean.TRUE;
    }, delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(new Task<>(callable, clock.nanoTime() + Math.max(0, unit.toNanos(delay)), 0));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
    return add(new Task<>(() -> {
      command.run();
      return Boolean.TRUE;
    }, clock.nanoTime() + unit.toNanos(initialDelay), unit.toNanos(period)));
  }

  /** The same as at a fixed rate, since a task takes no time here. */
  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return scheduleAtFixedRate(command, initialDelay, delay, unit);
  }

  @Override
  public synchronized void shutdown() {
    shutdown = true;
  }

  @Override
  public synchronized List<Runnable> shutdownNow() {
    shutdown = true;
    List<Runnable> rest = new ArrayList<>(queue);
    queue.clear();
    return rest;
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public synchronized boolean isTerminated() {
    return shutdown && queue.isEmpty();
  }

  /** Runs what is due now, since nobody else would; but what hangs in a task of its own holds up all others. */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    if (!busy) {
      runDue();
    }
    return isTerminated();
  }

  /** A task and when it is due. */
  private final class Task<T> extends FutureTask<T> implements RunnableScheduledFuture<T> {

    private final long period;
    private final long order = nextSequence();
    private long due;

    Task(Callable<T> callable, long due, long period) {
      super(callable);
      this.due = due;
      this.period = period;
    }

    @Override
    public void run() {
      if (period == 0) {
        super.run();
      } else if (runAndReset()) {
        due += period;
        add(this);
      }
    }

    @Override
    public boolean isPeriodic() {
      return period != 0;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - clock.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      if (other instanceof Task<?> task) {
        return due == task.due ? Long.compare(order, task.order) : Long.compare(due, task.due);
      }
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }
}
