/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libvirt.Connect;
import org.xenworkbench.core.testkit.Await;

/** On libvirt's test driver in this process. */
@Timeout(60)
class ConnectionTest {

  private static final int MOST = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final ExecutorService callers = Executors.newFixedThreadPool(3 * MOST, task -> {
    Thread thread = new Thread(task);
    threads.add(thread);
    return thread;
  });

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void noMoreCallsAreUnderWayThanMayBe() throws Exception {
    Connection connection = new Connection(new Connect("test:///default"), () -> "PM1", MOST, reason -> {});
    AtomicInteger underWay = new AtomicInteger();
    CountDownLatch held = new CountDownLatch(1);
    List<Future<Long>> calls = new ArrayList<>();
    for (int i = 0; i < 3 * MOST; i++) {
      calls.add(callers.submit(() -> connection.call("Asking", connect -> {
        underWay.incrementAndGet();
        awaitUninterrupted(held);
        return connect.getVersion();
      })));
    }
    Await.until("every caller waits, in a call or for its turn", PATIENCE, () -> threads.size() == 3 * MOST
        && threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
    assertThat(underWay).hasValue(MOST);
    held.countDown();
    for (Future<Long> call : calls) {
      assertThat(call.get()).isPositive();
    }
    assertThat(underWay).hasValue(3 * MOST);
    connection.close();
    assertThat(connection.isUsable()).isFalse();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
