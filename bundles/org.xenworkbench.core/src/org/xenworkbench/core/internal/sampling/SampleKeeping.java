/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Duration;
import java.util.function.Consumer;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.clock.ClockWatch;
import org.xenworkbench.core.metric.SampleBatch;

/**
 * Has samples kept in memory and on disk by times that are believed. While the clock is doubted they wait; who only
 * shows them has them at once. Any thread.
 */
final class SampleKeeping {

  private final ClockWatch clock;
  private final MetricHistoryImpl history;
  private final BeyondBounds beyond;
  private final Consumer<SampleBatch> stores;
  private final Dispatcher dispatcher;
  private final WaitingRounds waiting;

  /**
   * Creates it.
   *
   * @param beyond hears of what has no room in memory
   * @param stores writes a batch to the stores that are there
   * @param dispatcher has them written in order
   */
  SampleKeeping(ClockWatch clock, MetricHistoryImpl history, BeyondBounds beyond, Consumer<SampleBatch> stores,
      Dispatcher dispatcher) {
    this.clock = clock;
    this.history = history;
    this.beyond = beyond;
    this.stores = stores;
    this.dispatcher = dispatcher;
    waiting = new WaitingRounds(clock::tellLost);
  }

  /**
   * Keeps a round.
   *
   * @param nanos the monotonic clock when it began
   * @param interval the interval in force
   */
  synchronized void keep(SampleBatch batch, long nanos, Duration interval) {
    boolean believed = clock.read(batch.time(), nanos);
    if (!waiting.isEmpty() && clock.isSettled()) {
      history.forgetDoubted();
      waiting.drain(clock::time, this::keepForGood);
    }
    if (believed) {
      keepForGood(batch, interval);
    } else {
      history.addDoubted(batch, interval);
      waiting.add(batch, nanos, interval);
    }
  }

  private void keepForGood(SampleBatch batch, Duration interval) {
    remember(batch, interval);
    dispatcher.execute(() -> stores.accept(batch));
  }

  private void remember(SampleBatch batch, Duration interval) {
    history.add(batch, interval).forEach(object -> beyond.tell(batch, object));
  }

  /** Whether samples wait. */
  synchronized boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** A store is about to leave while the workbench goes on: it takes what is believed by now. */
  synchronized void flush() {
    if (clock.isSettled()) {
      history.forgetDoubted();
      waiting.drain(clock::time, (batch, interval) -> {
        remember(batch, interval);
        stores.accept(batch); // not by the dispatcher: when that gets to it, the store is gone
      });
    }
  }

  /** Nothing more comes: the stores take what can be believed; what still waits is lost, and told. */
  synchronized void end() {
    clock.end();
    flush();
    waiting.end();
  }
}
