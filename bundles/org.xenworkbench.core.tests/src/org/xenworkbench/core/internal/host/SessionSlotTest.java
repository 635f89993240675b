/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.FakeSession;

class SessionSlotTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch answers = new CountDownLatch(1);
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final SessionSlot slot = new SessionSlot(this::open,
      () -> new HypervisorException(HypervisorException.Kind.CANCELLED, "closed meanwhile"), Runnable::run,
      Timing.system());

  private HypervisorSession open() {
    opened.incrementAndGet();
    try {
      assertThat(answers.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new FakeSession() {
      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  /** A host that was disconnected meanwhile would have a session that nobody closes. */
  @Test
  void whoWaitsForAnothersAttemptWhenItIsClosedGetsNoSession() throws Exception {
    FutureTask<HypervisorSession> first = new FutureTask<>(slot::get);
    FutureTask<HypervisorSession> second = new FutureTask<>(slot::get);
    Threads.factory("first").newThread(first).start();
    Await.until("the first opens", PATIENCE, () -> opened.get() == 1);
    Thread waiting = Threads.factory("second").newThread(second);
    waiting.start();
    Await.until("the second waits for it", PATIENCE, () -> waiting.getState() == Thread.State.WAITING);
    slot.close(HypervisorSession::close);
    answers.countDown();
    for (FutureTask<HypervisorSession> each : List.of(first, second)) {
      assertThatThrownBy(() -> each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .hasMessageContaining("closed meanwhile");
    }
    assertThat(opened).as("sessions").hasValue(1);
    assertThat(closed).hasValue(1);
    assertThat(slot.get()).as("who asks afterwards").isNotNull();
  }
}
