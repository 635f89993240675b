/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.testkit.Logged;

/** What still ran when the process ended, as its next start finds it: a whole engine on a simulated fleet. */
class NextStartTest {

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void migrationThatRunsAtTheNextStartKeepsItsEntry() throws Exception {
    engine.parts.stop();
    LogEntry lost = lost(engine.a, engine.b);
    engine.log.append(lost);
    java.util.concurrent.CompletableFuture<Void> arrival = engine.fleet.migrate(engine.web.uuid(), "b");
    try (Restarted restarted = new Restarted(engine)) {
      engine.get(arrival);
      engine.until("its end is written",
          () -> engine.entries(LogEntry.MIGRATION).get(0).status() == LogEntry.Status.SUCCEEDED);
    }
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().satisfies(entry -> {
      assertThat(entry.correlation()).isEqualTo(lost.correlation());
      assertThat(entry.user()).isEqualTo("tester");
    });
  }

  @Test
  void whateverElseRanWhenTheProcessDiedIsEndedAtTheNextStart() {
    engine.parts.stop();
    LogEntry power = LogEntry.of(LogEntry.POWER, LogEntry.Status.RUNNING, "Starting VM 'web' on 'a'",
        engine.time.clock().instant().minusSeconds(3600))
        .host(engine.a, "a").vm(engine.web, "web").user("tester").build();
    engine.log.append(power);
    try (Restarted restarted = new Restarted(engine)) {
      engine.until("its end is written",
          () -> engine.entries(LogEntry.POWER).get(0).status() == LogEntry.Status.CANCELLED);
    }
  }

  /** Three were asked for: one had ended, one goes on at the host, one had not begun. */
  @Test
  void severalThatWereOneEndWithTheLastOfThem() throws Exception {
    engine.parts.stop();
    LogEntry whole = LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.RUNNING, "Migrating 3 virtual machines",
        engine.time.clock().instant().minusSeconds(3600)).attributes(Map.of(LogAttribute.PARTS.name(), "3")).build();
    String id = whole.correlation().toString();
    engine.log.append(whole);
    engine.log.append(LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.SUCCEEDED, "Migrated VM 'db'",
        engine.time.clock().instant().minusSeconds(3600)).attributes(Map.of(LogAttribute.PART_OF.name(), id)).build());
    LogEntry lost = lost(engine.a, engine.b).withAttribute(LogAttribute.PART_OF, id);
    engine.log.append(lost);
    java.util.concurrent.CompletableFuture<Void> arrival = engine.fleet.migrate(engine.web.uuid(), "b");
    try (Restarted restarted = new Restarted(engine)) {
      engine.until("it is followed", () -> engine.inventory.virtualMachine(engine.web)
          .filter(org.xenworkbench.core.model.VirtualMachine::isMigrating).isPresent());
      assertThat(get(whole).status()).as("while one goes on").isEqualTo(LogEntry.Status.RUNNING);
      engine.get(arrival);
      engine.until("its end is written", () -> !get(whole).isRunning());
    }
    assertThat(get(lost).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(get(whole).message()).isEqualTo("Migrating 3 virtual machines: 2 of 3 done; 1 cancelled");
    assertThat(get(whole).status()).isEqualTo(LogEntry.Status.CANCELLED);
    assertThat(get(whole).duration()).isEmpty();
  }

  private LogEntry get(LogEntry entry) {
    return engine.entries(LogEntry.MIGRATION).stream()
        .filter(found -> found.correlation().equals(entry.correlation())).findFirst().orElseThrow();
  }

  /** More than are read at once: those that were under way are the oldest of all that waited. */
  @Test
  void ofThousandsEachHasItsEnd() throws Exception {
    engine.parts.stop();
    LogEntry lost = lost(engine.a, engine.b);
    engine.log.append(lost);
    for (int i = 0; i < 2_500; i++) {
      engine.log.append(LogEntry.of(LogEntry.POWER, LogEntry.Status.RUNNING, "Starting " + i, lost.started()).build());
    }
    java.util.concurrent.CompletableFuture<Void> arrival = engine.fleet.migrate(engine.web.uuid(), "b");
    try (Restarted restarted = new Restarted(engine)) {
      engine.get(arrival);
      engine.until("its end is written", () -> !get(lost).isRunning());
    }
    assertThat(get(lost).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(Logged.query(engine.log, EventQuery.newest(3_000).withStatuses(Set.of(LogEntry.Status.RUNNING))))
        .isEmpty();
  }

  /** Its process was killed before it had its turn: that it has not moved is no failure. */
  @Test
  void whatWaitedWasNotBegun() {
    LogEntry lost = lost(engine.a, engine.b).withAttribute(LogAttribute.WAITS, "true");
    engine.log.append(lost);
    engine.parts.stop();
    try (Restarted restarted = new Restarted(engine)) {
      engine.until("its end is written", () -> !engine.entries(LogEntry.MIGRATION).get(0).isRunning());
    }
    assertThat(get(lost).status()).isEqualTo(LogEntry.Status.CANCELLED);
    assertThat(get(lost).details()).contains("nothing was begun");
    assertThat(get(lost).isBegun()).isFalse();
  }

  /** The disk refused to keep that it had its turn: its entry says that it waits, but its VM tells otherwise. */
  @Test
  void whatSaysThatItWaitsWasBegunIfItsVmIsThere() {
    LogEntry lost = lost(engine.b, engine.a).withAttribute(LogAttribute.WAITS, "true");
    engine.log.append(lost);
    engine.parts.stop();
    try (Restarted restarted = new Restarted(engine)) {
      engine.until("its end is written", () -> !engine.entries(LogEntry.MIGRATION).get(0).isRunning());
    }
    assertThat(get(lost).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(LogAttribute.WAITS.isIn(get(lost))).isFalse();
  }

  @Test
  void whatSaysThatItWaitsIsFollowedIfItsVmHasAJob() throws Exception {
    engine.parts.stop();
    LogEntry lost = lost(engine.a, engine.b).withAttribute(LogAttribute.WAITS, "true");
    engine.log.append(lost);
    java.util.concurrent.CompletableFuture<Void> arrival = engine.fleet.migrate(engine.web.uuid(), "b");
    try (Restarted restarted = new Restarted(engine)) {
      engine.until("it is followed", () -> engine.vm(engine.web).isMigrating());
      engine.get(arrival);
      engine.until("its end is written", () -> !get(lost).isRunning());
    }
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
      assertThat(entry.user()).isEqualTo("tester");
    });
  }

  @Test
  void endOfALostMigrationIsWrittenAtTheNextStart() {
    LogEntry lost = lost(engine.b, engine.a).withAttribute(LogAttribute.PART_OF, "whole");
    engine.log.append(lost);
    engine.parts.stop();
    try (Restarted restarted = new Restarted(engine)) {
      engine.until("its end is written",
          () -> engine.entries(LogEntry.MIGRATION).get(0).status() == LogEntry.Status.SUCCEEDED);
    }
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().satisfies(entry -> {
      assertThat(entry.correlation()).isEqualTo(lost.correlation());
      assertThat(LogAttribute.PART_OF.value(entry)).as("it stays a part of what it was").contains("whole");
      assertThat(entry.duration()).as("the end was not seen").isEmpty();
    });
  }

  @Test
  void lostMigrationWhoseHostWasRemovedEndsAndSaysSo() {
    org.xenworkbench.core.model.HostId removed = org.xenworkbench.core.model.HostId.random();
    LogEntry lost = lost(removed, engine.b);
    engine.log.append(lost);
    engine.parts.stop();
    try (Restarted restarted = new Restarted(engine)) {
      engine.until("it has been read and ended", () -> {
        restarted.parts.endLostWithoutHost();
        return engine.entries(LogEntry.MIGRATION).get(0).status() != LogEntry.Status.RUNNING;
      });
      assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().satisfies(entry -> {
        assertThat(entry.correlation()).isEqualTo(lost.correlation());
        assertThat(entry.status()).isEqualTo(LogEntry.Status.FAILED);
        assertThat(entry.message()).contains("'gone' was removed");
        assertThat(entry.duration()).as("the end was not seen").isEmpty();
      });
    }
  }

  /** As it is without a restart: the target tells. */
  @Test
  void lostMigrationWhoseSourceWasRemovedHasSucceededIfItsVmRunsOnTheTarget() {
    engine.log.append(lost(org.xenworkbench.core.model.HostId.random(), engine.a));
    engine.parts.stop();
    try (Restarted restarted = new Restarted(engine)) {
      engine.until("it has been read and ended", () -> {
        restarted.parts.endLostWithoutHost();
        return engine.entries(LogEntry.MIGRATION).get(0).status() != LogEntry.Status.RUNNING;
      });
      assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().extracting(LogEntry::status)
          .isEqualTo(LogEntry.Status.SUCCEEDED);
    }
  }

  private LogEntry lost(org.xenworkbench.core.model.HostId source, org.xenworkbench.core.model.HostId target) {
    String name = engine.inventory.host(source).map(org.xenworkbench.core.model.Host::name).orElse("gone");
    return LogEntry.of(LogEntry.MIGRATION, LogEntry.Status.RUNNING, "Migrating",
        engine.time.clock().instant().minusSeconds(3600))
        .host(source, name).vm(engine.web, "web").user("tester")
        .attributes(Map.of(LogAttribute.SOURCE.name(), source.key(), LogAttribute.TARGET.name(), target.key()))
        .build();
  }

  /** The parts of migration as they are after a restart of the workbench. */
  private static final class Restarted implements AutoCloseable {
    private final MigrationParts parts;

    Restarted(Engine engine) {
      parts = new MigrationParts(engine);
    }

    @Override
    public void close() {
      parts.stop();
    }
  }
}
