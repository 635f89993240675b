/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.text.SafeLog;

/** The time of a simulator, and the one thread on which things happen by themselves. */
final class Timeline {

  private final Timing timing;
  private final ScheduledExecutorService scheduler;

  Timeline(Timing timing) {
    this.timing = timing;
    this.scheduler = timing.scheduler("simulator");
  }

  Clock clock() {
    return timing.clock();
  }

  long nanos() {
    return timing.nanos();
  }

  /** Has this thread wait until that has happened. Not with the monitor of a world. */
  void await(CompletableFuture<?> happening) throws InterruptedException {
    try {
      timing.await(happening);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nothing that happens here fails
    }
  }

  /** Runs it on the simulator's thread, after what was given before. */
  void soon(Runnable task) {
    later(Duration.ZERO, task);
  }

  /** Runs it on the simulator's thread, after that time. */
  Future<?> later(Duration delay, Runnable task) {
    try {
      return scheduler.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The simulator was stopped in between: nothing happens in its worlds any more.
      return CompletableFuture.failedFuture(e);
    }
  }

  void stop() {
    scheduler.shutdownNow();
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // A listener that throws must not stop the world.
      SafeLog.of(Timeline.class).error("A listener of the simulator failed", e);
    }
  }
}
