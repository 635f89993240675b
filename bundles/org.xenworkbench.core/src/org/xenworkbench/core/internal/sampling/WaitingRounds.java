/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.xenworkbench.core.metric.SampleBatch;

/** Rounds whose time is doubted, until it is known. Not for several threads at once. */
final class WaitingRounds {

  /** Of a large fleet more than come until a doubt has ended; a clock that never settles must not fill the memory. */
  static final int CAPACITY = 10_000;

  private final Deque<Round> rounds = new ArrayDeque<>();
  private final LongConsumer loss;
  private long lost;

  private record Round(SampleBatch batch, long nanos, Duration interval) {
  }

  /** Creates it with whom to tell how many were lost. */
  WaitingRounds(LongConsumer loss) {
    this.loss = loss;
  }

  boolean isEmpty() {
    return rounds.isEmpty();
  }

  /**
   * Has a round wait.
   *
   * @param nanos the monotonic clock when it began
   * @param interval the interval that was in force
   */
  void add(SampleBatch batch, long nanos, Duration interval) {
    if (rounds.size() == CAPACITY) {
      rounds.removeFirst();
      lost++;
    }
    rounds.addLast(new Round(batch, nanos, interval));
  }

  /** Hands them on, oldest first, each with the time that belongs to its moment of the monotonic clock. */
  void drain(LongFunction<Instant> time, BiConsumer<SampleBatch, Duration> to) {
    for (Round round = rounds.poll(); round != null; round = rounds.poll()) {
      to.accept(new SampleBatch(round.batch().host(), time.apply(round.nanos()), round.batch().values()),
          round.interval());
    }
    tellLost();
  }

  /** Nothing more comes: what waits still has no time that it could be kept with. */
  void end() {
    lost += rounds.size();
    rounds.clear();
    tellLost();
  }

  private void tellLost() {
    if (lost > 0) {
      loss.accept(lost);
      lost = 0;
    }
  }
}
