/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What time it is, timers, and the threads that work in that time. Who needs one of them asks the one that it was
 * given, so that tests have a time of their own, in which nothing happens but what they let happen. Any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface Timing {

  /** The wall clock. */
  Clock clock();

  /** The monotonic clock, which nobody sets: nanoseconds since some moment of this process. */
  long nanos();

  /** A timer of its own for tasks that return soon, on one thread of that name. */
  ScheduledExecutorService scheduler(String name);

  /** One thread of that name that runs tasks in order. */
  default ExecutorService single(String name) {
    return Threads.single(name);
  }

  /**
   * Runs at most {@code size} tasks at once; more wait in order. One that is not used any more needs no shutdown.
   *
   * @see Threads#pool
   */
  default ExecutorService pool(String name, int size) {
    return Threads.pool(name, size);
  }

  /**
   * Waits for what others do, as long as it takes. Holding no lock that another task of the same time may need.
   *
   * @return what came of it
   * @throws ExecutionException if it failed
   * @throws InterruptedException if this thread is interrupted; the other work goes on
   */
  default <T> T await(Future<T> work) throws ExecutionException, InterruptedException {
    return work.get();
  }

  /**
   * The same, for so long at most by this time's monotonic clock.
   *
   * @throws TimeoutException if it is not done by then; it goes on
   */
  default <T> T await(Future<T> work, Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    return work.get(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** This machine's. */
  static Timing system() {
    return SystemTiming.INSTANCE;
  }
}
