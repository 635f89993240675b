/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.VmConsole;

/** Migrations of ours and of others: the whole engine on a simulated fleet. */
class MigrationsTest {

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void migrationMovesTheVmAndIsLogged() throws Exception {
    OperationHandle handle =
        engine.migrations.migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "tester");
    engine.until("the VM is marked as migrating",
        () -> engine.inventory.virtualMachine(engine.web).orElseThrow().migratingTo().equals(Optional.of(engine.b)));
    assertThat(engine.entries(LogEntry.MIGRATION)).first().satisfies(entry -> {
      assertThat(entry.isRunning()).isTrue();
      assertThat(entry.message()).isEqualTo("Migrating VM 'web' from 'a' to 'b'");
      assertThat(entry.user()).isEqualTo("tester");
      assertThat(LogAttribute.TARGET_NAME.value(entry)).contains("b");
    });
    OperationState end = engine.get(handle.done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.until("b owns the VM", () -> engine.owner(engine.web).equals(engine.b));
    Migration migration = engine.migrations.migrations().get(0);
    assertThat(migration.id()).isEqualTo(handle.id());
    assertThat(migration.downtime()).as("the simulator reports it").isPresent();
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().satisfies(entry -> {
      assertThat(entry.message()).isEqualTo("Migrated VM 'web' from 'a' to 'b'");
      assertThat(LogAttribute.DOWNTIME.duration(entry)).isPresent();
      assertThat(LogAttribute.TARGET_NAME.value(entry)).contains("b");
    });
  }

  @Test
  void migrationBySomebodyElseIsSeen() throws Exception {
    engine.get(engine.fleet.migrate(engine.web.uuid(), "b"));
    engine.until("its end is in the log", () -> engine.entries(LogEntry.MIGRATION).stream()
        .anyMatch(entry -> entry.status() == LogEntry.Status.SUCCEEDED));
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().satisfies(entry -> {
      assertThat(entry.user()).isEqualTo("somebody else");
      assertThat(entry.message()).isEqualTo("Migrated VM 'web' from 'a' to 'b'");
    });
    assertThat(engine.migrations.migrations()).singleElement()
        .satisfies(migration -> assertThat(migration.ours()).isFalse());
    assertThat(engine.owner(engine.web)).isEqualTo(engine.b);
    assertThat(engine.vm(engine.web).isMigrating()).isFalse();
  }

  @Test
  void refusedMigrationFailsWithTheReasonAndHarmsNothing() throws Exception {
    engine.fleet.refuseMigrations("b", Optional.of("no CPU of that kind"));
    OperationState end = engine.get(engine.migrations
        .migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "tester").done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow().getMessage()).contains("no CPU of that kind");
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement()
        .satisfies(entry -> assertThat(entry.details()).contains("no CPU of that kind"));
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
    assertThat(engine.inventory.virtualMachine(engine.web).orElseThrow().state().isRunning()).isTrue();
    assertThat(engine.vm(engine.web).isMigrating()).isFalse();
  }

  @Test
  void connectionLostDuringAPeerToPeerMigrationIsNotItsEnd() throws Exception {
    OperationHandle handle =
        engine.migrations.migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "tester");
    engine.until("progress is known", () -> engine.operations.running().stream()
        .anyMatch(state -> state.fraction().isPresent()));
    engine.fleet.cutConnections("a");
    assertThat(engine.get(handle.done()).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    assertThat(engine.owner(engine.web)).isEqualTo(engine.b);
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement()
        .satisfies(entry -> assertThat(entry.user()).isEqualTo("tester"));
  }

  @Test
  void connectionLostDuringAMigrationOfOursSaysToWhichHost() throws Exception {
    OperationHandle handle = engine.migrations.migrate(slow().withMode(MigrationRequest.Mode.CLIENT_MANAGED),
        "tester");
    engine.until("progress is known", () -> engine.operations.running().stream()
        .anyMatch(state -> state.fraction().isPresent()));
    engine.fleet.cutConnections("a");
    assertThat(engine.get(handle.done()).error().orElseThrow())
        .hasMessageStartingWith("Lost the connection to 'a': "); // what follows is said by whoever closes it first
  }

  private MigrationRequest slow() {
    return MigrationRequest.peerToPeer(engine.web, engine.b)
        .with(options -> options.bandwidth(OptionalLong.of(1L << 20)));
  }

  @Test
  void cancelledMigrationLeavesTheVmWhereItWas() throws Exception {
    OperationHandle handle = engine.migrations.migrate(slow(), "tester");
    engine.until("progress is known", () -> engine.operations.running().stream()
        .anyMatch(state -> state.fraction().isPresent()));
    assertThat(engine.operations.cancel(handle.id())).isTrue();
    assertThat(engine.get(handle.done()).status()).isEqualTo(LogEntry.Status.CANCELLED);
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
  }

  @Test
  void migrationBySomebodyElseCanBeCancelled() {
    java.util.concurrent.CompletableFuture<Void> theirs = engine.fleet.migrate(engine.web.uuid(), "b");
    engine.until("it is seen", () -> !engine.migrations.migrations().isEmpty());
    Migration seen = engine.migrations.migrations().get(0);
    assertThat(engine.migrations.cancel(seen.id())).isTrue();
    engine.until("it has ended", () -> theirs.isDone()
        && !engine.migrations.migrations().get(0).isRunning());
    assertThat(theirs).isCompletedExceptionally();
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
    assertThat(engine.migrations.canCancel(seen.id())).isFalse();
  }

  @Test
  void checksSayWhyNot() {
    List<Verdict> verdicts =
        engine.migrations.check(MigrationRequest.peerToPeer(engine.web, engine.a));
    assertThat(verdicts).anyMatch(verdict -> verdict.severity() == Verdict.Severity.ERROR
        && verdict.reason().equals("On 'a' already."));
    assertThat(engine.migrations.check(MigrationRequest.peerToPeer(engine.web, engine.b))).isNotEmpty()
        .noneMatch(verdict -> verdict.severity() == Verdict.Severity.ERROR);
    VmId dom0 = VmId.controlDomain(engine.a);
    assertThat(engine.migrations.obstacle(dom0)).get().asString().contains("control domain");
  }

  @Test
  void consoleFollowsTheVmAndMeasuresTheServiceGap() throws Exception {
    Screen screen = new Screen();
    try (VmConsole console = engine.consoles.open(engine.web, false, screen)) {
      assertThat(console.send("while :; do date; sleep 0.2; done\r".getBytes(StandardCharsets.UTF_8))).isTrue();
      engine.until("the loop prints", () -> screen.lines() > 10);
      engine.get(engine.migrations.migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "t").done());
      engine.until("it is attached on b",
          () -> screen.states().contains("Attached again to 'web' on 'b'"));
      int before = screen.lines();
      engine.until("the loop goes on there", () -> screen.lines() > before + 5);
      engine.until("the service gap is known",
          () -> engine.migrations.migrations().get(0).serviceGap().isPresent());
      Migration.ServiceGap gap = engine.migrations.migrations().get(0).serviceGap().orElseThrow();
      assertThat(gap.length()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
      assertThat(engine.entries(LogEntry.MIGRATION).get(0).attributes())
          .containsKey(LogAttribute.SERVICE_GAP_RESOLUTION.name());
    }
    assertThat(screen.states()).endsWith("Closed");
  }

  @Test
  void aMigrationHasNoOtherEntries() throws Exception {
    engine.get(engine.fleet.migrate(engine.web.uuid(), "b"));
    engine.until("its end is in the log", () -> engine.entries(LogEntry.MIGRATION).stream()
        .anyMatch(entry -> entry.status() == LogEntry.Status.SUCCEEDED));
    engine.settle();
    assertThat(engine.entries(LogEntry.POWER)).isEmpty();
    assertThat(engine.entries(LogEntry.CONFIGURATION)).noneMatch(entry -> entry.vm().isPresent());
  }

  private static final class Screen implements ConsoleListener {
    private final StringBuffer text = new StringBuffer();
    private final List<String> states = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Override
    public void output(byte[] data) {
      text.append(new String(data, StandardCharsets.UTF_8));
    }

    @Override
    public void stateChanged(VmConsole.State state, String message) {
      states.add(message);
    }

    int lines() {
      return (int) text.chars().filter(character -> character == '\n').count();
    }

    List<String> states() {
      return states;
    }
  }
}
