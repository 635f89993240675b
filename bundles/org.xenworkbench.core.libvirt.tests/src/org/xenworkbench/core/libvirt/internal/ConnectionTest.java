/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.libvirt.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libvirt.Connect;

/** On libvirt's test driver in this process. */
@Timeout(60)
class ConnectionTest {

  private static final int MOST = 4;

  private final ExecutorService callers = Executors.newFixedThreadPool(3 * MOST);

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  @Test
  void noMoreCallsAreUnderWayThanMayBe() throws Exception {
    Connection connection = new Connection(new Connect("test:///default"), "PM1", MOST, reason -> { });
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Future<Long>> calls = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      calls.add(callers.submit(() -> connection.call("Asking", connect -> {
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        long version = connect.getVersion();
        underWay.decrementAndGet();
        return version;
      })));
    }
    for (Future<Long> call : calls) {
      assertThat(call.get()).isPositive();
    }
    assertThat(most.get()).isBetween(1, MOST);
    connection.close();
    assertThat(connection.isUsable()).isFalse();
  }
}
