/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.ForgedParts;

class EventPartsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final EventStores stores = new EventStores();
  private final EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run), stores, Optional.empty());

  @AfterEach
  void stop() throws InterruptedException {
    log.stop();
  }

  /** Of entries in memory, those on disk are asked for what they are parts of; and the other way round. */
  @Test
  void noForgedPartIsOutOfSightWhereverItIs() throws Exception {
    long seed = Long.getLong("xenworkbench.test.seed", System.nanoTime());
    List<LogEntry> entries = new ForgedParts(seed, START).entries(300);
    System.out.println("Forged parts: seed " + seed + ", " + entries.size() + " entries");
    MemoryEventStore store = new MemoryEventStore();
    store.append(entries.subList(0, 150));
    TestEventStores.bind(stores, store);
    entries.subList(150, 300).forEach(log::progress); // which is told, and on no disk
    assertThat(ForgedParts.outOfSight(log::query, entries)).as("seed " + seed).isEmpty();
    int listed = EventQuery.newest(300).withoutParts().select(entries).size();
    assertThat(ForgedParts.listed(log::query)).as("seed " + seed).isEqualTo(listed).isLessThan(300);
    FakeEventLog fake = new FakeEventLog();
    entries.forEach(fake::keep);
    assertThat(ForgedParts.listed(fake::query)).as("the fake of seed " + seed).isEqualTo(listed);
  }
}
