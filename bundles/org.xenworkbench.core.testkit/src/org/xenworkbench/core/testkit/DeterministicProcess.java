/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.xenworkbench.core.concurrent.Timing;

/**
 * What runs in a {@link DeterministicTime} and can be killed, as a process of an operating system is: nothing of it
 * runs any more, and nobody is told. Its wall clock may jump.
 *
 * @since 0.1
 */
public final class DeterministicProcess implements Timing {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final DeterministicTime time;
  private final List<DeterministicExecutor> executors = new ArrayList<>();
  private Duration skew = Duration.ZERO;
  private boolean killed;

  DeterministicProcess(DeterministicTime time) {
    this.time = time;
  }

  @Override
  public Clock clock() {
    return new WallClock();
  }

  private final class WallClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("It is UTC");
    }

    @Override
    public Instant instant() {
      return BEGIN.plusNanos(time.nanos()).plus(skew);
    }
  }

  /** Its wall clock is set, so much ahead if positive. */
  public void jump(Duration by) {
    skew = skew.plus(by);
  }

  /** How far its wall clock is ahead of what it would be if nobody had set it. */
  public Duration skew() {
    return skew;
  }

  @Override
  public long nanos() {
    return time.nanos();
  }

  @Override
  public ScheduledExecutorService scheduler(String name) {
    return executor(name, 1);
  }

  @Override
  public ExecutorService single(String name) {
    return executor(name, 1);
  }

  @Override
  public ExecutorService pool(String name, int size) {
    return executor(name, size);
  }

  private DeterministicExecutor executor(String name, int size) {
    DeterministicExecutor executor = new DeterministicExecutor(time, this, name, size);
    executors.add(executor);
    return executor;
  }

  @Override
  public <T> T await(Future<T> work) throws ExecutionException, InterruptedException {
    time.await(this, work::isDone, Long.MAX_VALUE);
    return work.get();
  }

  @Override
  public <T> T await(Future<T> work, Duration limit)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (!time.await(this, work::isDone, time.nanos() + limit.toNanos())) {
      throw new TimeoutException();
    }
    return work.get();
  }

  /**
   * Does something in this process, and lets time go on until it has returned.
   *
   * @throws AssertionError if it fails, or has not returned by then
   */
  public <T> T run(Duration limit, Callable<T> work) {
    Future<T> done = executor("run", 1).submit(work);
    if (!time.until(limit, done::isDone)) {
      throw new AssertionError(time + ": it does not return");
    }
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new AssertionError(time + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError("It is done", e);
    }
  }

  /** Ends it between two steps. */
  public void kill() {
    killed = true;
  }

  boolean isKilled() {
    return killed;
  }

  void addReady(List<Runnable> ready) {
    executors.removeIf(DeterministicExecutor::isIdleForEver);
    executors.forEach(executor -> executor.addReady(ready));
  }

  long nextDue() {
    long next = Long.MAX_VALUE;
    for (DeterministicExecutor executor : executors) {
      next = Math.min(next, executor.nextDue());
    }
    return next;
  }
}
