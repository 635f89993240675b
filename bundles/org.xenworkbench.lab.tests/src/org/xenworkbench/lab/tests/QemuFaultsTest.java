/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.Logged;

/** What goes wrong, on the QEMU lab: each a clear error, nothing else harmed. */
@Tag(Lab.QEMU)
class QemuFaultsTest {

  private static final Duration FAST = Duration.ofMillis(500);

  private final Lab lab = Lab.current();
  private final Engine engine = new Engine(lab);
  private Duration interval = Duration.ZERO;

  @BeforeEach
  void bringHome() {
    interval = engine.polling.interval();
    engine.bringHome();
    engine.polling.setInterval(FAST);
  }

  @AfterEach
  void leaveHome() {
    engine.polling.setInterval(interval);
    lab.bringHome();
  }

  @Test
  void aHostThatIsDownSaysSoAndComesBackByItself() {
    lab.tool("unplug", "PM1");
    try {
      Await.until("PM1 is shown as failed", lab.patience(),
          () -> engine.host("PM1").connection().state() == Connection.State.FAILED);
      assertThat(engine.host("PM1").connection().reason()).get().asString().isNotEmpty();
      assertThat(engine.vm("VM1").state()).isEqualTo(DomainState.NO_STATE);
      assertThat(engine.host("PM2").isConnected()).isTrue();
      assertThat(engine.vm("VM2").state().isRunning()).isTrue();
      assertThat(Logged.newest(engine.log, 20)).anySatisfy(entry -> {
        assertThat(entry.kind()).isEqualTo(LogEntry.CONNECTION);
        assertThat(entry.status()).isEqualTo(LogEntry.Status.WARNING);
        assertThat(entry.hostName()).isEqualTo("PM1");
      });
      assertPolled("PM2");
    } finally {
      lab.tool("plug", "PM1");
    }
    Await.until("PM1 is connected again by itself", Duration.ofSeconds(90), () -> engine.host("PM1").isConnected());
    engine.awaitOwner("VM1", "PM1");
  }

  @Test
  void aVmThatVanishesWhileItIsPolledHarmsNothing(@TempDir Path folder) throws IOException {
    VmId vm = engine.vmId("VM1");
    Path definition = Files.writeString(folder.resolve("VM1.xml"), lab.virsh("PM1", "dumpxml", "--inactive", "VM1"));
    lab.virsh("PM1", "destroy", "VM1");
    Await.until("VM1 is shown as shut off", lab.patience(),
        () -> engine.inventory.virtualMachine(vm).filter(now -> now.state() == DomainState.SHUT_OFF).isPresent());
    lab.virsh("PM1", "undefine", "VM1");
    Await.until("VM1 has gone from the inventory", lab.patience(),
        () -> engine.inventory.virtualMachine(vm).isEmpty());
    assertPolled("PM1");
    assertThat(engine.host("PM1").isConnected()).isTrue();
    lab.virsh("PM1", "define", definition.toString());
    lab.virsh("PM1", "start", "VM1");
    engine.awaitOwner("VM1", "PM1");
  }

  private void assertPolled(String host) {
    long rounds = rounds(host);
    long failures = engine.polling.statistics(engine.id(host)).map(PollStatistics::failures).orElse(0L);
    Await.until(host + " is polled on", lab.patience(), () -> rounds(host) >= rounds + 3);
    assertThat(engine.polling.statistics(engine.id(host)).orElseThrow().failures()).isEqualTo(failures);
  }

  private long rounds(String host) {
    return engine.polling.statistics(engine.id(host)).map(PollStatistics::rounds).orElse(0L);
  }

  private MigrationRequest limited(String to, OptionalLong bandwidth) {
    return MigrationRequest.peerToPeer(engine.vmId("VM2"), engine.id(to))
        .with(options -> options.bandwidth(bandwidth));
  }

  @Test
  void aMigrationCanBeCancelled() throws Exception {
    try (GuestConsole console = new GuestConsole(engine.consoles, engine.vmId("VM2"), lab.patience())) {
      console.startDates();
      OperationHandle handle = engine.migrations.migrate(limited("PM1", OptionalLong.of(4L << 20)), "lab test");
      Await.until("its progress is known in bytes", lab.patience(), () -> engine.operations.running().stream()
          .anyMatch(state -> state.id().equals(handle.id()) && state.fraction().orElse(0) > 0));
      assertThat(engine.operations.cancel(handle.id())).isTrue();
      OperationState end = engine.await(handle);
      assertThat(end.status()).isEqualTo(LogEntry.Status.CANCELLED);
      assertThat(engine.logged(handle.id()).status()).isEqualTo(LogEntry.Status.CANCELLED);
      engine.awaitOwner("VM2", "PM2");
      assertThat(engine.vm("VM2").isMigrating()).isFalse();
      console.awaitDates(console.dates() + 5);
    }
  }

  @Test
  void theBandwidthLimitHolds() throws Exception {
    OperationState slow = migrate("PM1", OptionalLong.of(8L << 20));
    OperationState fast = migrate("PM2", OptionalLong.empty());
    Duration slowly = Duration.between(slow.started(), slow.finished().orElseThrow());
    System.out.println("qemu lab: migration at 8 MiB/s " + slowly.toMillis() + " ms, without a limit "
        + Duration.between(fast.started(), fast.finished().orElseThrow()).toMillis() + " ms");
    // zero pages cost nothing, so that not all of the guest's memory is sent
    assertThat(slowly).isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void theLimitsOfARunningMigrationCanBeChanged() throws Exception {
    OperationHandle handle = engine.migrations.migrate(limited("PM1", OptionalLong.of(1L << 20)), "lab test");
    Await.until("it is under way, at 1 MiB/s", lab.patience(), () -> engine.operations.running().stream()
        .anyMatch(state -> state.id().equals(handle.id()) && state.fraction().orElse(0) > 0));
    engine.migrations.limit(handle.id(), OptionalLong.of(1L << 30), Optional.of(Duration.ofMillis(500)))
        .get(lab.patience().toSeconds(), TimeUnit.SECONDS);
    assertThat(engine.await(handle).status()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.awaitOwner("VM2", "PM1");
  }

  @Test
  void whatIsChangedOfARunningVmIsHeardOf() {
    VmId vm = engine.vmId("VM1");
    engine.polling.setInterval(Polling.MAX_INTERVAL); // so that no round tells
    long memory = engine.vm("VM1").memory();
    lab.virsh("PM1", "setmem", "VM1", Long.toString(memory / 1024 - 8192), "--live");
    try {
      Await.until("the balloon's change is in the inventory", lab.patience(), () -> engine.inventory.virtualMachine(vm)
          .filter(now -> now.memory() < memory).isPresent());
    } finally {
      lab.virsh("PM1", "setmem", "VM1", Long.toString(memory / 1024), "--live");
    }
  }

  private OperationState migrate(String to, OptionalLong bandwidth) throws Exception {
    OperationState end = engine.await(engine.migrations.migrate(limited(to, bandwidth), "lab test"));
    assertThat(end.status()).as(end.toString()).isEqualTo(LogEntry.Status.SUCCEEDED);
    engine.awaitOwner("VM2", to);
    return end;
  }

  @Test
  void aTargetWhereTheNameIsTakenIsRefused(@TempDir Path folder) throws Exception {
    VmId vm = engine.vmId("VM2");
    String other = lab.virsh("PM2", "dumpxml", "--inactive", "VM2").replaceFirst("<uuid>[^<]*</uuid>",
        "<uuid>" + UUID.randomUUID() + "</uuid>").replaceFirst("<mac address='[^']*'/>", "");
    lab.virsh("PM1", "define", Files.writeString(folder.resolve("VM2.xml"), other).toString());
    try {
      OperationState end = engine.await(
          engine.migrations.migrate(MigrationRequest.peerToPeer(vm, engine.id("PM1")), "lab test"));
      assertRefused(vm, end, "VM2");
    } finally {
      lab.virsh("PM1", "undefine", "VM2");
    }
  }

  @Test
  void aTargetThatTheSourceCannotReachIsRefused() throws Exception {
    VmId vm = engine.vmId("VM2");
    HostConfiguration good = engine.registry.configuration(engine.id("PM1")).orElseThrow();
    Endpoint peer = good.peerEndpoint();
    Endpoint closed = new Endpoint(peer.driver(), peer.transport(), peer.address(), 1, peer.user());
    engine.registry.update(new HostConfiguration(good.id(), good.name(), good.endpoint(), Optional.of(closed),
        good.connectAtStart(), good.readOnly()));
    try {
      Await.until("PM1 is connected with its new settings", lab.patience(), () -> engine.host("PM1").isConnected());
      OperationState end = engine.await(
          engine.migrations.migrate(MigrationRequest.peerToPeer(vm, engine.id("PM1")), "lab test"));
      assertRefused(vm, end, "10.77.1.1");
    } finally {
      engine.registry.update(good);
    }
  }

  private void assertRefused(VmId vm, OperationState end, String word) {
    assertThat(end.status()).isEqualTo(LogEntry.Status.FAILED);
    assertThat(end.error().orElseThrow().getMessage()).contains(word);
    System.out.println("qemu lab: refused: " + end.error().orElseThrow().getMessage());
    assertThat(engine.logged(end.id())).satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(LogEntry.Status.FAILED);
      assertThat(entry.details()).contains(word);
    });
    assertThat(engine.inventory.virtualMachine(vm)).get().satisfies(now -> {
      assertThat(now.state().isRunning()).isTrue();
      assertThat(now.host()).isEqualTo(engine.id("PM2"));
      assertThat(now.isMigrating()).isFalse();
    });
    assertThat(lab.runs("PM2", "VM2")).isTrue();
  }
}
