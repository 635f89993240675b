/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When a list is put in order again, on a thread of its own. What the user asks for and what comes or goes is seen at
 * once; rows that are sorted by what is measured stay in their places for two seconds, else nobody could click on one.
 * Any thread.
 *
 * @since 0.1
 */
public final class OrderTimer {

  private static final Duration ORDER = Duration.ofSeconds(2);
  /** Many changes come together. */
  private static final Duration SOON = Duration.ofMillis(50);

  private final LongSupplier nanos;
  private final ScheduledExecutorService scheduler;
  private final Runnable work;
  /** When the next order is due, by the monotonic clock; the end of time if none is. */
  private long due = Long.MAX_VALUE;
  private long lastOrder;

  /**
   * Creates it.
   *
   * @param nanos the monotonic clock
   * @param scheduler of one thread; the caller ends it
   * @param work puts the list in order, on that thread
   */
  public OrderTimer(LongSupplier nanos, ScheduledExecutorService scheduler, Runnable work) {
    this.nanos = nanos;
    this.scheduler = scheduler;
    this.work = work;
    lastOrder = nanos.getAsLong() - ORDER.toNanos();
  }

  /** The user asks for another order. */
  public void now() {
    request(0);
  }

  /** Something came, went or is another now. */
  public void soon() {
    request(SOON.toNanos());
  }

  /** Something was measured. */
  public void later() {
    request(Math.max(0, lastOrder() + ORDER.toNanos() - nanos.getAsLong()));
  }

  private synchronized long lastOrder() {
    return lastOrder;
  }

  /** One that is due earlier is enough. */
  private synchronized void request(long delay) {
    long time = nanos.getAsLong() + delay;
    if (due == Long.MAX_VALUE || time < due) {
      due = time;
      try {
        scheduler.schedule(this::order, delay, TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        due = Long.MAX_VALUE; // the view was closed
      }
    }
  }

  private void order() {
    synchronized (this) {
      if (nanos.getAsLong() < due) {
        return; // an earlier one has done it
      }
      due = Long.MAX_VALUE;
      lastOrder = nanos.getAsLong();
    }
    work.run();
  }
}
