/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.vm.ConsoleListener;
import org.xenworkbench.core.vm.VmConsole;

/** The whole engine on a simulated fleet: what a user does, and what goes wrong. */
class EngineTest {

  private final Engine engine = new Engine();

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void hostsAreSampled() {
    engine.until("CPU of host and VM are known",
        () -> engine.latest(engine.a).containsKey(Metrics.CPU_AVG)
            && engine.sampler.latest(engine.web).containsKey(Metrics.CPU_USAGE));
    assertThat(engine.latest(engine.a).get(Metrics.CPU_AVG)).isBetween(0.0, 1.0);
    assertThat(engine.history.metrics(engine.web)).contains(Metrics.MEMORY);
  }

  @Test
  void migrationMovesTheVmAndIsLogged() throws Exception {
    OperationHandle handle =
        engine.migrations.service().migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "tester");
    engine.until("the VM is marked as migrating",
        () -> engine.inventory.virtualMachine(engine.web).orElseThrow().migratingTo().equals(Optional.of(engine.b)));
    assertThat(engine.entries(LogEntry.MIGRATION)).first().satisfies(entry -> {
      assertThat(entry.isRunning()).isTrue();
      assertThat(entry.message()).isEqualTo("Migrating VM 'web' from 'a' to 'b'");
      assertThat(entry.user()).isEqualTo("tester");
    });
    OperationState end = engine.get(handle.done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.until("b owns the VM", () -> engine.owner(engine.web).equals(engine.b));
    Migration migration = engine.migrations.service().migrations().get(0);
    assertThat(migration.id()).isEqualTo(handle.id());
    assertThat(migration.downtime()).as("the simulator reports it").isPresent();
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement().satisfies(entry -> {
      assertThat(entry.message()).isEqualTo("Migrated VM 'web' from 'a' to 'b'");
      assertThat(LogAttribute.DOWNTIME.duration(entry)).isPresent();
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
    assertThat(engine.migrations.service().migrations()).singleElement()
        .satisfies(migration -> assertThat(migration.ours()).isFalse());
    assertThat(engine.owner(engine.web)).isEqualTo(engine.b);
    assertThat(engine.inventory.migrating()).isEmpty();
  }

  @Test
  void refusedMigrationFailsWithTheReasonAndHarmsNothing() throws Exception {
    engine.fleet.refuseMigrations("b", Optional.of("no CPU of that kind"));
    OperationState end = engine.get(engine.migrations.service()
        .migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "tester").done());
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow().getMessage()).contains("no CPU of that kind");
    assertThat(engine.entries(LogEntry.MIGRATION)).singleElement()
        .satisfies(entry -> assertThat(entry.details()).contains("no CPU of that kind"));
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
    assertThat(engine.inventory.virtualMachine(engine.web).orElseThrow().state().isRunning()).isTrue();
    assertThat(engine.inventory.migrating()).isEmpty();
  }

  @Test
  void connectionLostDuringAPeerToPeerMigrationIsNotItsEnd() throws Exception {
    OperationHandle handle =
        engine.migrations.service().migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "tester");
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
    OperationHandle handle = engine.migrations.service().migrate(new MigrationRequest(engine.web, engine.b,
        MigrationRequest.Mode.CLIENT_MANAGED, OptionalLong.of(1L << 20)), "tester");
    engine.until("progress is known", () -> engine.operations.running().stream()
        .anyMatch(state -> state.fraction().isPresent()));
    engine.fleet.cutConnections("a");
    assertThat(engine.get(handle.done()).error().orElseThrow())
        .hasMessageStartingWith("Lost the connection to 'a': "); // what follows is said by whoever closes it first
  }

  @Test
  void operationsCanBeListedWhileTheyEnd() throws Exception {
    for (int i = 0; i < 50; i++) {
      PowerAction action = i % 2 == 0 ? PowerAction.PAUSE : PowerAction.RESUME;
      OperationHandle handle = powerOnceItCan(action);
      while (!handle.done().isDone()) {
        assertThat(engine.operations.running()).extracting(OperationState::id).isSubsetOf(handle.id());
      }
      assertThat(handle.done().get().status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    }
    engine.until("none runs", () -> engine.operations.running().isEmpty());
  }

  /** An event of the change before that comes after the poll of this one puts the state back until the next answer. */
  private OperationHandle powerOnceItCan(PowerAction action) {
    List<OperationHandle> started = new java.util.ArrayList<>();
    engine.until("its state allows " + action, () -> {
      try {
        return started.add(engine.vms.power(engine.web, engine.a, action, "t"));
      } catch (IllegalArgumentException e) {
        return false;
      }
    });
    return started.get(0);
  }

  @Test
  void cancelledMigrationLeavesTheVmWhereItWas() throws Exception {
    MigrationRequest slow = new MigrationRequest(engine.web, engine.b, MigrationRequest.Mode.PEER_TO_PEER,
        OptionalLong.of(1L << 20));
    OperationHandle handle = engine.migrations.service().migrate(slow, "tester");
    engine.until("progress is known", () -> engine.operations.running().stream()
        .anyMatch(state -> state.fraction().isPresent()));
    assertThat(engine.operations.cancel(handle.id())).isTrue();
    assertThat(engine.get(handle.done()).status()).isEqualTo(LogEntry.Status.CANCELLED);
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
  }

  @Test
  void migrationBySomebodyElseCanBeCancelled() {
    java.util.concurrent.CompletableFuture<Void> theirs = engine.fleet.migrate(engine.web.uuid(), "b");
    engine.until("it is seen", () -> !engine.migrations.service().migrations().isEmpty());
    Migration seen = engine.migrations.service().migrations().get(0);
    assertThat(engine.migrations.service().cancel(seen.id())).isTrue();
    engine.until("it has ended", () -> theirs.isDone()
        && !engine.migrations.service().migrations().get(0).isRunning());
    assertThat(theirs).isCompletedExceptionally();
    assertThat(engine.owner(engine.web)).isEqualTo(engine.a);
    assertThat(engine.migrations.service().canCancel(seen.id())).isFalse();
  }

  @Test
  void checksSayWhyNot() {
    List<Verdict> verdicts =
        engine.migrations.service().check(MigrationRequest.peerToPeer(engine.web, engine.a));
    assertThat(verdicts).anyMatch(verdict -> verdict.severity() == Verdict.Severity.ERROR
        && verdict.reason().equals("On 'a' already."));
    assertThat(engine.migrations.service().check(MigrationRequest.peerToPeer(engine.web, engine.b))).isNotEmpty()
        .noneMatch(verdict -> verdict.severity() == Verdict.Severity.ERROR);
    VmId dom0 = VmId.controlDomain(engine.a);
    assertThat(engine.migrations.service().obstacle(dom0)).get().asString().contains("control domain");
  }

  @Test
  void hostThatIsDownShowsWhyAndComesBackByItself() {
    engine.fleet.setReachable("a", false);
    engine.until("it is shown as failed",
        () -> engine.inventory.host(engine.a).orElseThrow().connection().state() == Connection.State.FAILED);
    assertThat(engine.inventory.host(engine.a).orElseThrow().connection().reason()).isPresent();
    assertThat(engine.inventory.virtualMachine(engine.web).orElseThrow().state()).isEqualTo(DomainState.NO_STATE);
    assertThat(engine.inventory.host(engine.b).orElseThrow().isConnected()).isTrue();
    engine.fleet.setReachable("a", true);
    engine.until("it is connected again",
        () -> engine.inventory.host(engine.a).orElseThrow().isConnected()
            && engine.inventory.virtualMachine(engine.web).orElseThrow().state().isRunning());
  }

  @Test
  void wrongCredentialsAreNotTriedAgain() {
    engine.registry.registry().disconnect(engine.a);
    engine.fleet.requireCredentials("a",
        Optional.of(new org.xenworkbench.core.driver.Credentials("root", "secret".toCharArray())));
    engine.registry.registry().connect(engine.a);
    engine.until("it is shown as failed",
        () -> engine.inventory.host(engine.a).orElseThrow().connection().state() == Connection.State.FAILED);
    assertThat(engine.inventory.host(engine.a).orElseThrow().connection().nextTry()).isEmpty();
  }

  @Test
  void powerActionsWorkOrSayWhyNot() throws Exception {
    assertThat(engine.vms.obstacle(engine.web, engine.a, PowerAction.START)).get().asString().contains("not shut off");
    assertThatThrownBy(() -> engine.vms.power(engine.web, engine.a, PowerAction.RESUME, "t"))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not paused");
    engine.get(engine.vms.power(engine.web, engine.a, PowerAction.PAUSE, "t").done());
    engine.until("it is paused",
        () -> engine.inventory.virtualMachine(engine.web).orElseThrow().state() == DomainState.PAUSED);
    assertThat(engine.entries(LogEntry.POWER)).first()
        .satisfies(entry -> assertThat(entry.message()).isEqualTo("Paused VM 'web' on 'a'"));
  }

  @Test
  void vmThatVanishesDuringAPollIsGoneAndThePollingGoesOn() {
    engine.fleet.vanishDuringPoll(engine.web.uuid());
    engine.until("it is gone", () -> engine.inventory.virtualMachine(engine.web).isEmpty());
    long rounds = engine.polling.statistics(engine.a).orElseThrow().rounds();
    engine.until("polling goes on",
        () -> engine.polling.statistics(engine.a).orElseThrow().rounds() > rounds + 1);
    assertThat(engine.polling.statistics(engine.a).orElseThrow().failures()).isZero();
  }

  @Test
  void consoleFollowsTheVmAndMeasuresTheServiceGap() throws Exception {
    Screen screen = new Screen();
    try (VmConsole console = engine.consoles.open(engine.web, false, screen)) {
      assertThat(console.send("while :; do date; sleep 0.2; done\r".getBytes(StandardCharsets.UTF_8))).isTrue();
      engine.until("the loop prints", () -> screen.lines() > 10);
      engine.get(engine.migrations.service().migrate(MigrationRequest.peerToPeer(engine.web, engine.b), "t").done());
      engine.until("it is attached on b",
          () -> screen.states().contains("Attached again to 'web' on 'b'"));
      int before = screen.lines();
      engine.until("the loop goes on there", () -> screen.lines() > before + 5);
      engine.until("the service gap is known",
          () -> engine.migrations.service().migrations().get(0).serviceGap().isPresent());
      Migration.ServiceGap gap = engine.migrations.service().migrations().get(0).serviceGap().orElseThrow();
      assertThat(gap.length()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
      assertThat(engine.entries(LogEntry.MIGRATION).get(0).attributes())
          .containsKey(LogAttribute.SERVICE_GAP_RESOLUTION.name());
    }
    assertThat(screen.states()).endsWith("Closed");
  }

  @Test
  void aRebootIsAskedForAndTheGuestBootsAnew() throws Exception {
    Screen screen = new Screen();
    int number = engine.inventory.virtualMachine(engine.web).orElseThrow().domainNumber();
    try (VmConsole console = engine.consoles.open(engine.web, false, screen)) {
      assertThat(engine.get(engine.vms.power(engine.web, engine.a, PowerAction.REBOOT, "tester").done())
          .status()).isEqualTo(LogEntry.Status.SUCCEEDED);
      engine.until("the guest boots anew", () -> screen.text.toString().contains("login:"));
      assertThat(console.state()).isEqualTo(VmConsole.State.ATTACHED);
    }
    engine.until("both are told", () -> engine.entries(LogEntry.POWER).size() == 2);
    assertThat(engine.entries(LogEntry.POWER)).extracting(LogEntry::message, LogEntry::user).containsExactlyInAnyOrder(
        tuple("Asked VM 'web' on 'a' to reboot", "tester"), tuple("VM 'web' on 'a' rebooted", "guest"));
    assertThat(engine.inventory.virtualMachine(engine.web).orElseThrow()).satisfies(vm -> {
      assertThat(vm.state().isRunning()).isTrue();
      assertThat(vm.domainNumber()).as("the domain stays").isEqualTo(number);
    });
  }

  @Test
  void anotherDriverComesAndGoesWithoutAnyConnectionDropping() {
    Instant since = engine.inventory.host(engine.a).orElseThrow().connection().since();
    HypervisorDriver other = new Refusing();
    engine.registry.bindAnother(other);
    engine.registry.unbind(other);
    engine.until("it is polled", () -> engine.polling.statistics(engine.a).isPresent());
    long rounds = engine.polling.statistics(engine.a).orElseThrow().rounds();
    engine.until("polling goes on",
        () -> engine.polling.statistics(engine.a).orElseThrow().rounds() > rounds + 1);
    assertThat(engine.inventory.host(engine.a).orElseThrow().connection().since()).isEqualTo(since);
  }

  private static final class Refusing implements HypervisorDriver {
    @Override
    public java.util.Set<String> types() {
      return java.util.Set.of("other");
    }

    @Override
    public HypervisorSession open(Endpoint endpoint, SessionContext context) throws HypervisorException {
      throw new HypervisorException(HypervisorException.Kind.UNREACHABLE, "nobody there");
    }
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
