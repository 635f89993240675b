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
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Dispatcher;
import org.xenworkbench.core.internal.event.TestEventStores.Offered;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.testkit.ManualClock;
import org.xenworkbench.core.testkit.ManualScheduler;

/** Of several stores one is used, by all. */
class EventStoresTest {

  private final EventStores stores = new EventStores();
  private final MemoryEventStore usual = new MemoryEventStore();
  private final MemoryEventStore further = new MemoryEventStore();
  private final Offered usualOne = new Offered("usual", 0, () -> usual);
  private final Offered furtherOne = new Offered("further", 10, () -> further);
  private final Offered brokenOne = new Offered("broken", 20, () -> null);
  private final List<Optional<EventStore>> used = new ArrayList<>();
  private final List<Optional<String>> passedOver = new ArrayList<>();
  private final Registration following = stores.follow(new EventStores.User() {
    @Override
    public void use(Optional<EventStore> store) {
      used.add(store);
    }

    @Override
    public void passedOver(Optional<String> text) {
      passedOver.add(text);
    }
  });

  @Test
  void theHighestRankingIsUsedWheneverItComes() {
    stores.bindStore(usualOne);
    stores.bindStore(furtherOne);
    assertThat(stores.chosen()).containsSame(further);
    assertThat(usualOne.uses).as("what is not used is given back, and may close its file").isZero();
    stores.unbindStore(furtherOne);
    assertThat(stores.chosen()).containsSame(usual);
    assertThat(furtherOne.uses).isZero();
    stores.unbindStore(usualOne);
    assertThat(stores.chosen()).isEmpty();
    assertThat(used).containsExactly(Optional.of(usual), Optional.of(further), Optional.of(usual), Optional.empty());
  }

  @Test
  void oneOfALowerRankingChangesNothing() {
    stores.bindStore(furtherOne);
    stores.bindStore(usualOne);
    assertThat(used).containsExactly(Optional.of(further));
    assertThat(usualOne.uses).as("it is not even activated").isZero();
  }

  @Test
  void whoeverFollowsLaterIsToldAtOnceAndNoMoreOnceItIsClosed() {
    stores.bindStore(usualOne);
    List<Optional<EventStore>> later = new ArrayList<>();
    Registration registration = stores.follow(later::add);
    assertThat(later).containsExactly(Optional.of(usual));
    registration.close();
    following.close();
    stores.unbindStore(usualOne);
    assertThat(later).hasSize(1);
    assertThat(used).hasSize(1);
  }

  @Test
  void oneThatCannotBeActivatedIsPassedOverAndThatIsSaid() {
    stores.bindStore(brokenOne);
    assertThat(stores.chosen()).isEmpty();
    stores.bindStore(usualOne);
    assertThat(stores.chosen()).containsSame(usual);
    assertThat(passedOver).hasSize(2).first().isEqualTo(Optional.empty());
    assertThat(passedOver.get(1)).get().asString().contains("The store broken of the event log cannot be started");
    stores.unbindStore(brokenOne);
    assertThat(passedOver.get(2)).isEmpty();
  }

  @Test
  void theLogWritesToTheOneThatIsUsedAndTellsOfTheOther() throws Exception {
    ManualScheduler scheduler = new ManualScheduler(new ManualClock());
    EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run), stores, scheduler, scheduler.clock());
    stores.bindStore(usualOne);
    log.append(entry("first"));
    scheduler.runDue();
    stores.bindStore(brokenOne);
    assertThat(log.fault()).get().asString().contains("The store broken of the event log cannot be started");
    stores.unbindStore(brokenOne);
    assertThat(log.fault()).isEmpty();
    assertThat(usual.entries).extracting(LogEntry::message).containsExactly("first");
  }

  /** A store that comes while the workbench runs gets what follows; what is acknowledged was written before. */
  @Test
  void whatWaitsIsWrittenBeforeAnotherIsUsed() throws Exception {
    EventLogImpl log = new EventLogImpl(new Dispatcher(Runnable::run), stores, Optional.empty());
    stores.bindStore(usualOne);
    log.append(entry("first"));
    stores.bindStore(furtherOne);
    assertThat(usual.entries).extracting(LogEntry::message).containsExactly("first");
    log.append(entry("second"));
    log.stop();
    assertThat(further.entries).extracting(LogEntry::message).containsExactly("second");
    assertThat(usual.entries).hasSize(1);
  }

  private static LogEntry entry(String message) {
    return LogEntry.occurrence(LogEntry.POWER, LogEntry.Status.INFO, message, Instant.parse("2026-01-01T00:00:00Z"))
        .build();
  }
}
