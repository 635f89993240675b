/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.testkit.HistoryStoreContract;

class RrdHistoryStoreContractTest extends HistoryStoreContract {

  private ScheduledExecutorService executor = Threads.scheduler("test-history");

  @Override
  protected Opened open(Path place) {
    executor = Threads.scheduler("test-history");
    RrdHistoryStore store = new RrdHistoryStore(place, Timing.system(), (text, cause) -> {
      if (cause != null) { // a clock that went back is told without one
        throw new AssertionError(text, cause);
      }
    }, executor, 10_000);
    return new Opened(store, store);
  }

  @Override
  protected void flush(Opened open) throws Exception {
    executor.submit(() -> {
    }).get(30, TimeUnit.SECONDS);
  }

  @Override
  protected void close(Opened open) {
    ((RrdHistoryStore) open.store()).close();
  }
}
