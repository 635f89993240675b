/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.StoreDamage;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

/** What the store finds out by itself, such as that somebody has removed its file, while there is nothing to write. */
class EventLogAskTest {

  private final MemoryEventStore store = new MemoryEventStore();

  private static List<StoreDamage> found() {
    return List.of(new StoreDamage(UUID.randomUUID(), "The file was removed.", ""));
  }

  @Test
  void theStoreIsAskedEachMinute() {
    ManualScheduler scheduler = new ManualScheduler(new ManualClock());
    EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run), TestEventStores.of(store), scheduler,
        scheduler.clock());
    log.start();
    scheduler.runDue();
    int before = store.calls;
    store.damage = found();
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(store.calls).isGreaterThan(before);
    assertThat(log.fault()).contains("The file was removed.");
    assertThat(store.entries).extracting(LogEntry::message).containsExactly("The file was removed.");
  }

  @Test
  void andAtTheEndWhileThatIsStillAnEntry() throws Exception {
    EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run), TestEventStores.of(store), Optional.empty());
    store.damage = found();
    log.stop();
    assertThat(store.entries).extracting(LogEntry::message).containsExactly("The file was removed.");
    assertThat(log.unsaved()).isEmpty();
  }

  @Test
  void whatTheStoreHasLostIsUnsaved() throws Exception {
    EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run), TestEventStores.of(store), Optional.empty());
    store.lost = Optional.of("The entries of before are lost.");
    log.stop();
    assertThat(log.unsaved()).contains("The entries of before are lost.");
  }
}
