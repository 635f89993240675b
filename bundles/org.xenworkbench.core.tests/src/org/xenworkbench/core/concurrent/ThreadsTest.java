/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.testkit.Await;

class ThreadsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ScheduledExecutorService scheduler = Threads.scheduler("clockwork");
  private final ExecutorService pool = Threads.pool("workers", 1);

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
    pool.shutdownNow();
  }

  @Test
  void whatATaskThrowsIsLogged() {
    assumeTrue(Platform.isRunning(), "there is no platform log outside OSGi");
    Set<String> logged = new CopyOnWriteArraySet<>(); // a periodic task fails again and again
    ILogListener listener = (status, plugin) -> {
      if (Objects.requireNonNull(status.getException(), "cause").getMessage().startsWith("planned")) {
        logged.add(status.getMessage() + ": " + status.getException().getMessage());
      }
    };
    Platform.addLogListener(listener);
    try {
      scheduler.execute(() -> fail("planned once"));
      scheduler.scheduleWithFixedDelay(() -> fail("planned often"), 0, 1, TimeUnit.MILLISECONDS);
      pool.execute(() -> fail("planned in a pool"));
      Await.until("all are logged", PATIENCE, () -> logged.size() >= 3);
    } finally {
      Platform.removeLogListener(listener);
    }
    assertThat(logged).containsExactlyInAnyOrder("A task on clockwork failed: planned once",
        "A task on clockwork failed: planned often", "A task on workers-1 failed: planned in a pool");
  }

  @Test
  void taskThatThrowsHarmsNoOther() throws Exception {
    assumeTrue(Platform.isRunning(), "there is no platform log outside OSGi");
    CountDownLatch later = new CountDownLatch(2);
    scheduler.execute(() -> fail("planned"));
    scheduler.execute(later::countDown);
    pool.execute(() -> fail("planned"));
    pool.execute(later::countDown);
    assertThat(later.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aPeriodicTaskThatThrowsGoesOn() throws Exception {
    assumeTrue(Platform.isRunning(), "there is no platform log outside OSGi");
    CountDownLatch often = new CountDownLatch(6);
    scheduler.scheduleWithFixedDelay(() -> failAndCount(often), 0, 1, TimeUnit.MILLISECONDS);
    scheduler.scheduleAtFixedRate(() -> failAndCount(often), 0, 1, TimeUnit.HOURS);
    assertThat(often.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private static void failAndCount(CountDownLatch calls) {
    calls.countDown();
    throw new StackOverflowError("planned");
  }

  private static void fail(String message) {
    throw new IllegalStateException(message);
  }
}
