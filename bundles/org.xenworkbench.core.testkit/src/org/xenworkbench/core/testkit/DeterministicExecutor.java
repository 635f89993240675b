/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Runs at most so many tasks at once, in the order they came, when the seed of its time has it do so. */
@NonNullByDefault({}) // what it overrides says nothing of null
final class DeterministicExecutor extends AbstractExecutorService implements ScheduledExecutorService {

  private final DeterministicTime time;
  private final DeterministicProcess process;
  private final String name;
  private final int size;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final PriorityQueue<Timed<?>> timers = new PriorityQueue<>();
  private final List<DeterministicTime.Worker> running = new ArrayList<>();
  private long sequence;
  private long begun;
  private boolean shutdown;

  DeterministicExecutor(DeterministicTime time, DeterministicProcess process, String name, int size) {
    this.time = time;
    this.process = process;
    this.name = name;
    this.size = size;
  }

  /** Adds what it would do next, if it could. */
  void addReady(List<Runnable> ready) {
    while (!timers.isEmpty() && (timers.peek().isCancelled() || timers.peek().due <= time.nanos())) {
      Timed<?> due = timers.poll();
      if (!due.isCancelled()) {
        waiting.add(due);
      }
    }
    if (!waiting.isEmpty() && running.size() < size) {
      ready.add(this::runNext);
    }
  }

  private void runNext() {
    DeterministicTime.Worker worker = time.worker();
    running.add(worker);
    time.trace(name.hashCode() * 31L + begun++);
    try {
      waiting.remove().run();
    } catch (RuntimeException | Error e) { // as of any thread's task: the others go on
      time.failed(e);
    } finally {
      running.remove(worker);
    }
  }

  long nextDue() {
    while (!timers.isEmpty() && timers.peek().isCancelled()) {
      timers.poll();
    }
    return timers.isEmpty() ? Long.MAX_VALUE : timers.peek().due;
  }

  boolean isIdleForEver() {
    return isTerminated();
  }

  @Override
  public void execute(Runnable task) {
    if (shutdown) {
      throw new RejectedExecutionException("It is shut down");
    }
    waiting.add(task);
  }

  private <T extends Timed<?>> T add(T task) {
    if (shutdown) {
      throw new RejectedExecutionException("It is shut down");
    }
    timers.add(task);
    return task;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    return add(new Timed<>(Executors.callable(task), unit.toNanos(Math.max(0, delay)), 0));
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    return add(new Timed<>(task, unit.toNanos(Math.max(0, delay)), 0));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
    return add(new Timed<>(Executors.callable(task), unit.toNanos(first), unit.toNanos(period)));
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
    return add(new Timed<>(Executors.callable(task), unit.toNanos(first), -unit.toNanos(delay)));
  }

  /** What is due later is dropped, as by {@link java.util.concurrent.ScheduledThreadPoolExecutor} what is periodic. */
  @Override
  public void shutdown() {
    shutdown = true;
    timers.removeIf(task -> task.period != 0);
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    List<Runnable> dropped = new ArrayList<>(waiting);
    dropped.addAll(timers);
    waiting.clear();
    timers.clear();
    running.forEach(worker -> worker.interrupted = worker != time.worker() || worker.interrupted);
    return dropped;
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown && waiting.isEmpty() && timers.isEmpty() && running.isEmpty();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return time.await(process, this::isTerminated, time.nanos() + unit.toNanos(timeout));
  }

  /** A task and when it is due; one with a fixed delay has a period below zero. */
  private final class Timed<T> extends FutureTask<T> implements RunnableScheduledFuture<T> {

    private final long period;
    private final long order = sequence++;
    private long due;

    Timed(Callable<T> task, long delay, long period) {
      super(task);
      this.due = time.nanos() + delay;
      this.period = period;
    }

    /** What a periodic one throws ends it not, as {@link org.xenworkbench.core.concurrent.Threads#scheduler} says. */
    @Override
    public void run() {
      if (period == 0) {
        super.run();
      } else if (runAndReset() && !shutdown) {
        due = period > 0 ? due + period : time.nanos() - period;
        timers.add(this);
      }
    }

    @Override
    protected void setException(Throwable failure) {
      time.failed(failure);
      super.setException(failure);
    }

    @Override
    public boolean isPeriodic() {
      return period != 0;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - time.nanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Timed<?> task = (Timed<?>) other;
      return due == task.due ? Long.compare(order, task.order) : Long.compare(due, task.due);
    }
  }
}
