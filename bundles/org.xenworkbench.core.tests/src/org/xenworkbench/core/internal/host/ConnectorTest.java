/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.host;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.embedded.Engine;

class ConnectorTest {

  private final Engine engine = new Engine();
  private final FaultyDriver driver = new FaultyDriver(engine.driver());

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void hostThatDiesWhileItIsConnectedIsGivenUpAndALateSessionClosed() {
    CountDownLatch thaw = new CountDownLatch(1);
    driver.opening = () -> {
      try {
        thaw.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
    Connector connector = engine.registry.connector(FaultyDriver.host("c", "test/b"), driver, Duration.ofMillis(50));
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> connector.open(SessionContext.Role.POLLING, Runnable::run, SessionListener.NONE,
          session -> session)).isInstanceOf(HypervisorException.class).hasMessageContaining("has not answered")
          .extracting("kind").isEqualTo(HypervisorException.Kind.UNREACHABLE);
    }
    thaw.countDown();
    engine.until("late sessions are closed",
        () -> driver.closes.get() > 0 && driver.closes.get() == driver.opens.get());
  }
}
