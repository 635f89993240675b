/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.faults.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.PollStatistics;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.Connection.State;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.testkit.Await;
import org.xenworkbench.core.testkit.libvirt.SlowLine;
import org.xenworkbench.core.testkit.libvirt.TestDaemon;

/** What a real daemon does to its host when it fails, and that no other host feels it. */
class DaemonFaultsTest {

  private static final int DOMAINS = 3;

  private TestDaemon faulty;
  private TestDaemon healthy;
  private Engine engine;
  private HostId other;

  @BeforeEach
  void start() throws Exception {
    faulty = TestDaemon.start();
    faulty.populate(DOMAINS);
    healthy = TestDaemon.start();
    healthy.populate(DOMAINS);
    engine = new Engine();
    other = engine.add("healthy", healthy.endpoint());
    engine.awaitRounds(other, 2);
  }

  @AfterEach
  void stop() throws Exception {
    engine.close();
    faulty.close();
    healthy.close();
  }

  private HostId addFaulty(int port) {
    HostId host = engine.add("faulty", TestDaemon.endpoint(port));
    engine.awaitRounds(host, 2);
    assertThat(engine.inventory.virtualMachines(host)).hasSize(DOMAINS);
    return host;
  }

  private void assertFailedWithReason(HostId host, LogEntry.Status status) {
    assertThat(engine.connection(host).reason()).get().asString().isNotBlank().doesNotContain("faulty");
    assertThat(engine.logged(host)).first().satisfies(entry -> {
      assertThat(entry.status()).isEqualTo(status);
      assertThat(entry.message()).contains("faulty");
    });
  }

  private void assertOtherWasLeftAlone() {
    assertThat(engine.connection(other).state()).isEqualTo(State.CONNECTED);
    assertThat(engine.statistics(other)).get().extracting(PollStatistics::failures).isEqualTo(0L);
    assertThat(engine.logged(other)).allSatisfy(entry -> assertThat(entry.status()).isEqualTo(LogEntry.Status.INFO));
    engine.awaitRounds(other, 2);
  }

  private void assertEveryVmIsSampled(HostId host) {
    assertThat(engine.inventory.virtualMachines(host)).hasSize(DOMAINS).allSatisfy(
        vm -> assertThat(engine.sampler.latest(vm.id())).containsKeys(Metrics.CPU_USAGE, Metrics.MEMORY));
  }

  @Test
  void aKilledDaemonIsSeenAndComesBack() throws Exception {
    HostId host = addFaulty(faulty.port());
    faulty.kill();
    engine.awaitState(host, State.FAILED);
    assertFailedWithReason(host, LogEntry.Status.WARNING);
    assertThat(engine.connection(host).nextTry()).isPresent();
    assertOtherWasLeftAlone();
    faulty.restart();
    engine.awaitState(host, State.CONNECTED);
    engine.awaitRounds(host, 1);
  }

  @Test
  void aFrozenDaemonDelaysNobodyAndComesBack() throws Exception {
    HostId host = addFaulty(faulty.port());
    faulty.freeze();
    // Keepalive takes half a minute to tell: the other host is polled all the while.
    engine.awaitRounds(other, 10);
    engine.awaitState(host, State.FAILED);
    assertFailedWithReason(host, LogEntry.Status.WARNING);
    assertOtherWasLeftAlone();
    faulty.thaw();
    engine.registry.connect(host);
    engine.awaitState(host, State.CONNECTED);
    engine.awaitRounds(host, 1);
  }

  /** The system accepts connections for it; libvirt's call to open one would never return. */
  @Test
  void whoConnectsToAFrozenDaemonIsToldAndLosesNoThread() throws Exception {
    faulty.freeze();
    HostId host = engine.add("faulty", faulty.endpoint());
    engine.awaitState(host, State.FAILED);
    assertFailedWithReason(host, LogEntry.Status.FAILED);
    assertThat(engine.connection(host).reason()).get().asString().contains("has not answered");
    Await.until("no thread hangs", Duration.ofSeconds(60), () -> Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("xenworkbench-connect-faulty")));
    assertOtherWasLeftAlone();
    faulty.thaw();
    engine.registry.connect(host);
    engine.awaitState(host, State.CONNECTED);
  }

  @Test
  void aLineThatIsCutIsMended() throws Exception {
    try (SlowLine line = SlowLine.to(faulty.port(), Duration.ZERO)) {
      HostId host = addFaulty(line.port());
      line.cut();
      engine.awaitState(host, State.FAILED);
      assertFailedWithReason(host, LogEntry.Status.WARNING);
      assertOtherWasLeftAlone();
      line.mend();
      engine.awaitState(host, State.CONNECTED);
      engine.awaitRounds(host, 1);
    }
  }

  @Test
  void aSecondOfLatencyCostsTicksButNoSample() throws Exception {
    try (SlowLine line = SlowLine.to(faulty.port(), Duration.ZERO)) {
      HostId host = addFaulty(line.port());
      line.delay(Duration.ofMillis(500));
      long skipped = engine.statistics(host).orElseThrow().skipped();
      engine.awaitRounds(host, 3);
      PollStatistics statistics = engine.statistics(host).orElseThrow();
      assertThat(statistics.failures()).isZero();
      assertThat(statistics.skipped()).isGreaterThan(skipped);
      assertThat(statistics.lastDuration()).isGreaterThan(Duration.ofSeconds(1));
      assertThat(engine.connection(host).state()).isEqualTo(State.CONNECTED);
      assertThat(engine.sampler.latest(host)).isNotEmpty();
      assertThat(statistics.unread()).isZero();
      assertEveryVmIsSampled(host);
      assertOtherWasLeftAlone();
    }
  }

  @Test
  void machinesThatComeAndGoWhilePolledFailNoRound() throws Exception {
    HostId host = addFaulty(faulty.port());
    long rounds = engine.rounds(host);
    int turn = 0;
    while (engine.rounds(host) < rounds + 4) {
      faulty.virsh("destroy vm" + turn % DOMAINS, "create vm" + turn % DOMAINS + ".xml");
      turn++;
    }
    assertThat(engine.statistics(host)).get().satisfies(statistics -> {
      assertThat(statistics.failures()).isZero();
      assertThat(statistics.unread()).isZero();
    });
    Await.until("all domains are back", Engine.PATIENCE, () -> engine.inventory.virtualMachines(host).stream()
        .filter(vm -> vm.state().isRunning() && vm.name().startsWith("vm")).count() == DOMAINS);
  }
}
