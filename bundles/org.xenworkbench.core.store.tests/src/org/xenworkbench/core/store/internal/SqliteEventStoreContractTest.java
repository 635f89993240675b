/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.nio.file.Path;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.testkit.EventStoreContract;

class SqliteEventStoreContractTest extends EventStoreContract {

  @Override
  protected EventStore open(Path place) {
    return new SqliteEventStore(place.resolve("events.db"), Timing.system(), (text, cause) -> {
      throw new AssertionError(text, cause);
    });
  }

  @Override
  protected void close(EventStore opened) {
    ((SqliteEventStore) opened).close();
  }
}
