/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.embedded.Engine;
import org.xenworkbench.core.host.HostTrials;

/** Tests of connections that hang in a library's call, which nobody can end. */
class HostTrialsTest {

  private final Engine engine = new Engine();
  private final FaultyDriver driver = new FaultyDriver(engine.driver());
  private final HostTrials trials = engine.registry.registry().trials();
  private final CountDownLatch thaw = new CountDownLatch(1);
  private final ExecutorService users = Threads.pool("users", HostTrialsImpl.HANGING);

  @AfterEach
  void close() {
    thaw.countDown();
    engine.close();
  }

  private HypervisorException test(String name) {
    return catchThrowableOfType(HypervisorException.class,
        () -> trials.test(FaultyDriver.host(name, "test/b"), Optional.empty(), step -> {
        }));
  }

  @Test
  void onlySoManyHang() {
    driver.opening = () -> {
      try {
        thaw.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
    engine.registry.bindAnother(driver);
    for (int i = 1; i <= HostTrialsImpl.HANGING; i++) {
      String name = "c" + i;
      int begun = i;
      Future<HypervisorException> test = users.submit(() -> test(name));
      engine.until("it hangs", () -> driver.opens.get() == begun);
      test.cancel(true); // as the user does
    }
    HypervisorException refused = test("one more");
    assertThat(refused.kind()).isEqualTo(Kind.BUSY);
    assertThat(refused).hasMessageContaining("8 connection tests still hang");
    assertThat(driver.opens).hasValue(HostTrialsImpl.HANGING);
    thaw.countDown();
    engine.until("they have ended", () -> test("again") == null);
    engine.until("what came late is closed", () -> driver.closes.get() == driver.opens.get());
  }
}
