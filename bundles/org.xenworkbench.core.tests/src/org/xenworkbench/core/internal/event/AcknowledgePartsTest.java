/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.entry.AcknowledgeEntry;

/** Several that failed at once are acknowledged at once, however many they are. */
class AcknowledgePartsTest {

  private static final Instant TIME = Instant.parse("2026-11-23T06:00:00Z");
  private static final int FAILURES = 2_500;

  private final EventStores stores = new EventStores();
  private final EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run), stores, Optional.empty());

  @AfterEach
  void stop() throws InterruptedException {
    log.stop();
  }

  @Test
  void partsAreAcknowledgedWithTheirWhole() throws Exception {
    LogEntry whole = LogEntry.of(LogEntry.POWER, Status.FAILED, "Started 1", TIME).finished(TIME.plusSeconds(60))
        .attribute(LogAttribute.PARTS, Integer.toString(FAILURES + 1)).build();
    LogEntry other = LogEntry.occurrence(LogEntry.POWER, Status.FAILED, "another", TIME).build();
    List<LogEntry> entries = new ArrayList<>(List.of(whole, other, part(whole, Status.SUCCEEDED)));
    for (int i = 0; i < FAILURES; i++) {
      entries.add(part(whole, Status.FAILED));
    }
    MemoryEventStore store = new MemoryEventStore();
    store.append(entries);
    TestEventStores.bind(stores, store);
    new AcknowledgeEntry(log, Timing.system()).perform(whole, "ann");
    assertThat(log.query(EventQuery.newest(10).onlyUnacknowledged(true))).containsExactly(other);
    assertThat(log.query(EventQuery.newest(FAILURES * 2).partsOf(whole)))
        .filteredOn(part -> LogAttribute.ACKNOWLEDGED_BY.value(part).equals(Optional.of("ann"))).hasSize(FAILURES);
  }

  private static LogEntry part(LogEntry whole, Status status) {
    return LogEntry.of(LogEntry.POWER, status, "one of them", TIME.plusSeconds(1)).finished(TIME.plusSeconds(2))
        .attribute(LogAttribute.PART_OF, whole.correlation().toString()).build();
  }
}
