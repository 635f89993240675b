/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeEventLog;

/** What happened to an object, of which the log may know more than is read at once. */
class LoggedEventsTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(300));
  private static final int MANY = 6_000;

  private final VmId vm = VmId.of(UUID.randomUUID());
  private final FakeEventLog log = new FakeEventLog();
  private final LoggedEvents events = new LoggedEvents(limited(), List::of);

  /** The log, with no more entries than are asked for. */
  private EventLog limited() {
    return (EventLog) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {EventLog.class},
        (proxy, method, arguments) -> arguments != null && arguments[0] instanceof EventQuery query
            ? log.query(query).stream().filter(query::matches).limit(query.limit()).toList()
            : method.invoke(log, arguments));
  }

  private LogEntry happened(String name, Instant time) {
    LogEntry entry = LogEntry.of(LogEntry.POWER, LogEntry.Status.SUCCEEDED, "Started", time).vm(vm, name)
        .finished(time).build();
    log.keep(entry);
    return entry;
  }

  /** It is told of before it is known that it waits. */
  @Test
  void whatWaitsForItsTurnIsNewsWhenItHasIt() {
    LogEntry asked = LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.RUNNING, "Migrating", NOW).vm(vm, "x").build();
    LogEntry waits = asked.withAttribute(LogAttribute.WAITS, "true");
    assertThat(events.changed(asked)).isTrue();
    assertThat(events.changed(waits)).as("no band any more").isTrue();
    assertThat(events.changed(waits)).as("for what it waits").isFalse();
    assertThat(events.changed(asked)).as("it begins").isTrue();
    assertThat(events.changed(asked)).as("progress").isFalse();
  }

  @Test
  void whatHappenedLongAgoIsFoundBehindAllThatIsNewer() {
    LogEntry wanted = happened("old", LONG_AGO);
    for (int i = MANY; i > 0; i--) {
      happened("new", NOW.minusSeconds(i));
    }
    Optional<Instant> end = Optional.of(LONG_AGO.plusSeconds(60));
    assertThat(events.of(vm, LONG_AGO.minusSeconds(60), Optional.empty())).doesNotContain(wanted);
    assertThat(events.of(vm, LONG_AGO.minusSeconds(60), end)).contains(wanted).doesNotHaveDuplicates();
    assertThat(events.name(vm)).as("what it was last called").contains("new");
    int asked = log.queries().size();
    events.of(vm, LONG_AGO.minusSeconds(30), end);
    assertThat(log.queries()).as("it stands still").hasSize(asked);
    assertThat(events.of(vm, LONG_AGO.minusSeconds(60), Optional.empty())).as("it goes on").hasSize(5_000);
  }

  @Test
  void whatIsAllIsReadOnceWhereverOneLooks() {
    happened("old", LONG_AGO);
    happened("new", NOW);
    assertThat(events.of(vm, LONG_AGO.minusSeconds(60), Optional.empty())).hasSize(2);
    assertThat(events.of(vm, LONG_AGO, Optional.of(LONG_AGO.plusSeconds(60)))).hasSize(2);
    assertThat(log.queries()).hasSize(1);
  }

  /** The window ends with what happened at its end. */
  @Test
  void theEndBelongsToIt() {
    LogEntry wanted = happened("old", LONG_AGO);
    for (int i = MANY; i > 0; i--) {
      happened("new", NOW.minusSeconds(i));
    }
    assertThat(events.of(vm, LONG_AGO.minusSeconds(60), Optional.of(LONG_AGO)).contains(wanted)).isTrue();
  }

  /** During an evacuation much happens to others. */
  @Test
  void whatHappensToOthersIsNoChangeOfWhatIsShown() {
    HostId source = HostId.random();
    HostId target = HostId.random();
    LoggedEvents events = new LoggedEvents(new FakeEventLog(), List::of);
    events.changed(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migration", Instant.EPOCH)
        .host(source, "pm1").attribute(LogAttribute.SOURCE, source.key()).attribute(LogAttribute.TARGET, target.key())
        .build());
    assertThat(events.changes(List.of(source))).isOne();
    assertThat(events.changes(List.of(target))).isOne();
    assertThat(events.changes(List.of(HostId.random()))).isZero();
  }
}
