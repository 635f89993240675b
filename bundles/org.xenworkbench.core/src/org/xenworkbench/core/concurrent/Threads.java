/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.text.SafeLog;
import org.xenworkbench.core.text.SafeText;

/**
 * The one place that makes threads: named, so that a thread dump reads like the design, and daemons, so that none keeps
 * the process alive. What a task throws is logged, whichever way it was given. Platform threads only, since libvirt
 * keeps its last error per thread.
 *
 * @since 0.1
 */
public final class Threads {

  private static final int IDLE_SECONDS = 10;

  /** Makes a thread whenever none is idle: one pool whose threads hang never holds up another. */
  private static final Executor LENDER = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
      new SynchronousQueue<>(), factory("xenworkbench-idle"));

  private Threads() {
  }

  /** A factory of daemon threads {@code name-1}, {@code name-2}, … */
  public static ThreadFactory factory(String name) {
    AtomicInteger count = new AtomicInteger();
    String shown = SafeText.line(name); // a thread dump goes to the terminal
    return task -> {
      Thread thread = new Thread(task, shown + '-' + count.incrementAndGet());
      thread.setDaemon(true);
      thread.setUncaughtExceptionHandler((failed, e) -> log(failed.getName(), e));
      return thread;
    };
  }

  /** One thread that runs tasks in order. */
  public static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(factory(name));
  }

  /** One thread that runs tasks in order and at times. */
  public static ScheduledExecutorService scheduler(String name) {
    ScheduledThreadPoolExecutor scheduler = new Scheduler(name);
    scheduler.setRemoveOnCancelPolicy(true);
    return scheduler;
  }

  /**
   * Runs at most {@code size} tasks at once; more wait in order. All pools share their threads, which end when idle for
   * {@value #IDLE_SECONDS} seconds, so a pool that is not used any more needs no shutdown.
   */
  public static ExecutorService pool(String name, int size) {
    return new BorrowingPool(SafeText.line(name), size, LENDER);
  }

  private static void log(String thread, Throwable failure) {
    SafeLog.of(Threads.class).error("A task on " + thread + " failed", failure);
  }

  /**
   * Logs what tasks throw: a scheduled executor keeps it in the task's future, which hardly anybody looks into. A
   * periodic task goes on after that, where it would never run again.
   */
  private static final class Scheduler extends ScheduledThreadPoolExecutor {

    private final String name;

    Scheduler(String name) {
      super(1, factory(name));
      this.name = name;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(@Nullable Runnable task, long first, long delay,
        @Nullable TimeUnit unit) {
      return super.scheduleWithFixedDelay(lasting(task), first, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(@Nullable Runnable task, long first, long period,
        @Nullable TimeUnit unit) {
      return super.scheduleAtFixedRate(lasting(task), first, period, unit);
    }

    private Runnable lasting(@Nullable Runnable given) {
      Runnable task = Objects.requireNonNull(given);
      AtomicLong failures = new AtomicLong();
      return () -> {
        try {
          task.run();
        } catch (RuntimeException | Error e) { // an error too: memory may be there the next time
          if (Long.bitCount(failures.incrementAndGet()) == 1) {
            log(name, e); // at 1, 2, 4, 8 …: the log must not fill the disk
          }
        }
      };
    }

    @Override
    protected void afterExecute(@Nullable Runnable task, @Nullable Throwable thrown) {
      super.afterExecute(task, thrown);
      if (task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
        try {
          future.get();
        } catch (ExecutionException e) {
          log(name, e.getCause());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt(); // cannot be: it is done
        }
      }
    }
  }
}
