/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakeWhereabouts;
import org.xenworkbench.core.testkit.ManualExecutor;

/** What is written into the event log of a migration is the same migration when it is read in a later session. */
class LoggedMigrationsTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private final FakeInventory inventory = new FakeInventory();
  private final Migration ended = Migration.of(UUID.randomUUID(), LogEntry.Status.SUCCEEDED, START)
      .vm(VmId.of(UUID.randomUUID()), "VM2").source(HostId.random(), "pm1").target(HostId.random(), "pm2").ours(true)
      .finished(Optional.of(START.plusSeconds(12))).downtime(Optional.of(Duration.ofMillis(80)))
      .serviceGap(Optional.of(new Migration.ServiceGap(Duration.ofMillis(300), Duration.ofMillis(100)))).build();

  @Test
  void thoseOfEarlierSessionsAreShownAndNobodyIsTold() throws Exception {
    FakeEventLog log = new FakeEventLog();
    log.append(MigrationEntries.followed(ended, "ann", "", Map.of()));
    MigrationRegister register = new MigrationRegister(Runnable::run, new FakeWhereabouts());
    register.addListener(migration -> {
      throw new AssertionError("Nothing happened.");
    });
    register.setEarlier(LoggedMigrations.ended(log, new PlacementReader(inventory)));
    assertThat(register.all()).singleElement().extracting(Migration::id).isEqualTo(ended.id());
    assertThat(register.latest(ended.vm())).isEmpty();
    assertThat(register.running()).isEmpty();
  }

  @Test
  void whatNeverBeganIsNoMigrationOfThePast() throws Exception {
    FakeEventLog log = new FakeEventLog();
    log.append(MigrationEntries.followed(ended, "ann", "", Map.of(LogAttribute.NOT_BEGUN.name(), "true")));
    assertThat(LoggedMigrations.ended(log, new PlacementReader(inventory))).isEmpty();
  }

  /** Whoever asks for the service, mostly the UI thread with the first view, must not wait for a disk. */
  @Test
  void theLogIsReadOnAThreadOfItsOwn() {
    FakeEventLog log = new FakeEventLog();
    log.append(MigrationEntries.followed(ended, "ann", "", Map.of()));
    MigrationRegister register = new MigrationRegister(Runnable::run, new FakeWhereabouts());
    ManualExecutor reader = new ManualExecutor();
    new LostMigrations(log, register, new PlacementReader(inventory), null, Clock.systemUTC(), reader);
    assertThat(register.all()).isEmpty();
    reader.runAll();
    assertThat(register.all()).hasSize(1);
  }

  /** A disk that is away at the start hides no migration for good. */
  @Test
  void whatCannotBeReadAtTheStartIsReadWhenItCan() throws Exception {
    FakeEventLog log = new FakeEventLog();
    log.append(MigrationEntries.followed(ended, "ann", "", Map.of()));
    log.hide(Optional.of("Input/output error"));
    MigrationRegister register = new MigrationRegister(Runnable::run, new FakeWhereabouts());
    ManualExecutor reader = new ManualExecutor();
    LostMigrations lost =
        new LostMigrations(log, register, new PlacementReader(inventory), null, Clock.systemUTC(), reader);
    reader.runAll();
    assertThat(register.all()).isEmpty();
    assertThat(log.queries()).isNotEmpty();
    log.hide(Optional.empty());
    log.suffer(Optional.empty()); // whoever reads first finds that it can be read
    reader.runAll();
    assertThat(register.all()).singleElement().extracting(Migration::id).isEqualTo(ended.id());
    lost.close();
  }

  /** What succeeded is not called cancelled because the log has lost its end. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatStillRunsInTheLogIsCancelledOnlyIfTheLogIsWhole(boolean whole) throws Exception {
    FakeEventLog log = new FakeEventLog();
    LogEntry pausing = LogEntry.of(LogEntry.POWER, LogEntry.Status.RUNNING, "Pausing VM 'VM1'", START).build();
    log.keep(pausing);
    log.suffer(whole ? Optional.empty() : Optional.of("Entries of the event log cannot be read: 1."));
    new LostMigrations(log, new MigrationRegister(Runnable::run, new FakeWhereabouts()),
        new PlacementReader(inventory), null, Clock.systemUTC(), Runnable::run).close();
    assertThat(log.get(pausing.correlation())).get().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(whole ? LogEntry.Status.CANCELLED : LogEntry.Status.WARNING);
      assertThat(entry.message())
          .isEqualTo(whole ? "Cancelled: Pausing VM 'VM1'" : "Pausing VM 'VM1': how it ended is not known");
      assertThat(entry.duration()).isEmpty();
    });
  }

  /** As a clone's volumes, which nobody would look for. */
  @Test
  void whatMayBeLeftOfItIsSaid() {
    FakeEventLog log = new FakeEventLog();
    LogEntry cloning = LogEntry.of(LogEntry.CONFIGURATION, LogEntry.Status.RUNNING, "Cloning VM 'VM1'", START)
        .attributes(Map.of(LogAttribute.IF_CUT.name(), "Volume 'a' may be left.", "action", "CLONE")).build();
    log.keep(cloning);
    new LostMigrations(log, new MigrationRegister(Runnable::run, new FakeWhereabouts()),
        new PlacementReader(inventory), null, Clock.systemUTC(), Runnable::run).close();
    assertThat(log.get(cloning.correlation())).get().satisfies(entry -> {
      assertThat(entry.details()).endsWith("What the host began goes on there. Volume 'a' may be left.");
      assertThat(entry.attributes()).containsEntry("action", "CLONE").doesNotContainKey(LogAttribute.IF_CUT.name());
    });
  }

  /** What became of it is not looked for, and nothing is begun with it. */
  @Test
  void aMigrationWhoseEndTheLogMayHaveLostEndedInAWayThatIsNotKnown() throws Exception {
    FakeEventLog log = new FakeEventLog();
    Migration running = Migration.of(UUID.randomUUID(), LogEntry.Status.RUNNING, START).vm(ended.vm(), "VM2")
        .source(ended.source(), "pm1").target(ended.target(), "pm2").ours(true).build();
    log.keep(MigrationEntries.followed(running, "ann", "", Map.of()));
    log.suffer(Optional.of("The event log was damaged."));
    MigrationRegister register = new MigrationRegister(Runnable::run, new FakeWhereabouts());
    LostMigrations lost =
        new LostMigrations(log, register, new PlacementReader(inventory), null, Clock.systemUTC(), Runnable::run);
    for (HostId host : List.of(ended.source(), ended.target())) {
      lost.polled(host, (asked, vm, answer) -> {
        throw new AssertionError("Nobody is asked.");
      });
    }
    lost.endWithoutHost();
    assertThat(lost.take(running.vm(), running.target())).isEmpty();
    lost.close();
    assertThat(log.get(running.id())).get().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
      assertThat(entry.message()).endsWith(": how it ended is not known");
      assertThat(entry.duration()).isEmpty();
    });
    assertThat(register.running()).isEmpty();
    assertThat(register.all()).singleElement().satisfies(known -> {
      assertThat(known.isRunning()).isFalse();
      assertThat(known.status()).isEqualTo(LogEntry.Status.WARNING);
    });
  }

  private Optional<Migration> read(LogEntry entry) {
    return LoggedMigrations.migration(entry, new PlacementReader(inventory));
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(read(MigrationEntries.followed(ended, "ann", "", Map.of()))).hasValueSatisfying(migration -> {
      assertThat(migration.id()).isEqualTo(ended.id());
      assertThat(migration.vm()).isEqualTo(ended.vm());
      assertThat(migration.source()).isEqualTo(ended.source());
      assertThat(migration.target()).isEqualTo(ended.target());
      assertThat(migration.sourceName()).isEqualTo("pm1");
      assertThat(migration.finished()).isEqualTo(ended.finished());
      assertThat(migration.downtime()).isEqualTo(ended.downtime());
      assertThat(migration.serviceGap()).isEqualTo(ended.serviceGap());
      assertThat(migration.ours()).isTrue();
    });
  }

  @Test
  void anEndThatWasFoundLaterMakesNoDuration() {
    assertThat(read(MigrationEntries.followed(ended, "ann", "", Map.of()))).get().satisfies(migration -> {
      assertThat(migration.timed()).isTrue();
      assertThat(migration.duration()).contains(Duration.ofSeconds(12));
    });
    assertThat(read(MigrationEntries.followed(ended, "ann", "", Map.of(LogAttribute.DURATION_UNKNOWN.name(), "true"))))
        .get().satisfies(migration -> {
          assertThat(migration.timed()).isFalse();
          assertThat(migration.duration()).isEmpty();
          assertThat(Changes.serviceGap(new Migration.ServiceGap(Duration.ZERO, Duration.ZERO)).apply(migration)
              .duration()).isEmpty();
        });
  }

  @Test
  void thatOfSomebodyElseStaysSo() {
    assertThat(read(MigrationEntries.followed(ended, Initiator.somebodyElse(), "", Map.of())))
        .hasValueSatisfying(migration -> assertThat(migration.ours()).isFalse());
  }

  @Test
  void anEntryOfSomethingElseIsNone() {
    assertThat(read(LogEntry.occurrence(LogEntry.POWER, LogEntry.Status.SUCCEEDED, "Started", START).user("ann")
        .build())).isEmpty();
  }
}
