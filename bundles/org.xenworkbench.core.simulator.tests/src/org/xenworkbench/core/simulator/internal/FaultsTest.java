/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.driver.Credentials;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PollRound;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.simulator.FleetDefinition;
import org.xenworkbench.core.simulator.SimulatedVm;
import org.xenworkbench.core.simulator.VmLoad;

@Timeout(60)
class FaultsTest {

  private final ManualFleet lab = new ManualFleet(false);

  private static Kind kindOf(Throwable failure) {
    return ((HypervisorException) failure).kind();
  }

  private HypervisorSession open(Optional<Credentials> credentials) throws HypervisorException {
    return lab.open("pm1", Role.POLLING, lab.heard1, credentials);
  }

  @Test
  void aHostThatGoesDownLosesItsSessionsAndComesBack() throws Exception {
    HypervisorSession session = lab.open("pm1");
    HypervisorSession other = lab.open("pm2");
    lab.fleet.setReachable("pm1", false);
    lab.advance(0);
    assertThat(lab.heard1.losses()).hasSize(1);
    assertThat(session.isAlive()).isFalse();
    assertThatThrownBy(() -> session.poll(PollRequest.ALL)).satisfies(e -> assertThat(kindOf(e)).isEqualTo(Kind.LOST));
    assertThatThrownBy(() -> lab.open("pm1")).satisfies(e -> assertThat(kindOf(e)).isEqualTo(Kind.UNREACHABLE));
    assertThat(other.isAlive()).isTrue();
    session.close();
    lab.fleet.setReachable("pm1", true);
    assertThat(lab.open("pm1").poll(PollRequest.ALL).domains()).hasSize(2);
  }

  @Test
  void aCutConnectionCanBeOpenedAgain() throws Exception {
    lab.open("pm1");
    lab.fleet.cutConnections("pm1");
    lab.advance(0);
    assertThat(lab.heard1.losses()).containsExactly("The simulated host closed the connection.");
    assertThat(lab.open("pm1").isAlive()).isTrue();
  }

  @Test
  void aClosedSessionHearsNothingOfALoss() throws Exception {
    HypervisorSession session = lab.open("pm1");
    lab.fleet.cutConnections("pm1");
    session.close();
    lab.advance(1);
    assertThat(lab.heard1.count()).isZero();
  }

  @Test
  void callsToAFrozenHostReturnWhenItThaws() throws Exception {
    HypervisorSession session = lab.open("pm1");
    lab.fleet.setFrozen("pm1", true);
    CompletableFuture<Void> call = ManualFleet.async(() -> session.poll(PollRequest.ALL));
    lab.advance(20);
    assertThat(call).isNotDone();
    lab.fleet.setFrozen("pm1", false);
    call.get(ManualFleet.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    lab.advance(20);
    assertThat(lab.heard1.losses()).isEmpty();
  }

  @Test
  void aFrozenHostLosesItsSessionsAfterTheKeepAlive() throws Exception {
    HypervisorSession session = lab.open("pm1");
    lab.fleet.setFrozen("pm1", true);
    CompletableFuture<Void> call = ManualFleet.async(() -> session.poll(PollRequest.ALL));
    lab.advance(31);
    assertThat(lab.heard1.losses()).hasSize(1);
    assertThat(call).failsWithin(ManualFleet.PATIENCE);
  }

  @Test
  void connectingToAFrozenHostGivesUp() {
    lab.fleet.setFrozen("pm1", true);
    int before = lab.time.pending();
    CompletableFuture<Void> call = ManualFleet.async(() -> lab.open("pm1"));
    org.xenworkbench.core.testkit.Await.until("it connects", ManualFleet.PATIENCE,
        () -> lab.time.pending() > before);
    lab.advance(31);
    assertThat(call).failsWithin(ManualFleet.PATIENCE).withThrowableThat().havingRootCause()
        .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Kind.UNREACHABLE));
    assertThat(lab.heard1.count()).isZero();
  }

  @Test
  void everyCallTakesTheLatency() throws Exception {
    HypervisorSession session = lab.open("pm1");
    lab.fleet.setLatency("pm1", Duration.ofMillis(200));
    CompletableFuture<Void> call = ManualFleet.async(() -> session.poll(PollRequest.ALL));
    lab.awaitTask();
    lab.advance(0.199);
    assertThat(call).isNotDone();
    lab.advance(0.001);
    call.get(ManualFleet.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Test
  void credentialsMustBeRight() throws Exception {
    Credentials right = new Credentials("alice", "secret".toCharArray());
    lab.fleet.requireCredentials("pm1", Optional.of(right));
    assertThatThrownBy(() -> open(Optional.empty())).satisfies(e -> assertThat(kindOf(e)).isEqualTo(
        Kind.AUTHENTICATION));
    assertThatThrownBy(() -> open(Optional.of(new Credentials("alice", "wrong".toCharArray()))))
        .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Kind.AUTHENTICATION)).hasMessageNotContaining("wrong");
    assertThat(open(Optional.of(right)).isAlive()).isTrue();
  }

  @Test
  void aVmThatVanishesDuringAPollCostsOnlyItsOwnValues() throws Exception {
    HypervisorSession session = lab.open("pm1");
    lab.fleet.vanishDuringPoll(lab.vm);
    PollRound round = session.poll(PollRequest.ALL);
    assertThat(round.domains()).hasSize(1);
    assertThat(session.domain(lab.vm)).isEmpty();
    assertThat(lab.fleet.hostOf(lab.vm)).isEmpty();
    lab.advance(1);
    assertThat(lab.heard1.count()).as("no event tells").isZero();
  }

  @Test
  void countersBeginAgain() throws Exception {
    HypervisorSession session = lab.open("pm1");
    lab.advance(100);
    long before = cpuTime(session);
    lab.fleet.resetCounters(lab.vm);
    lab.advance(1);
    assertThat(cpuTime(session)).isLessThan(before);
    assertThat(cpuTime(session)).isPositive();
  }

  private long cpuTime(HypervisorSession session) throws HypervisorException {
    return session.poll(PollRequest.ALL).domains().stream().filter(each -> each.info().uuid().equals(lab.vm))
        .findFirst().orElseThrow().cpuTime();
  }

  @Test
  void aPausedVmUsesNoCpu() throws Exception {
    HypervisorSession session = lab.open("pm1");
    lab.advance(10);
    session.require(PowerControl.class).power(lab.vm, PowerAction.PAUSE);
    long before = cpuTime(session);
    lab.advance(10);
    assertThat(cpuTime(session)).isEqualTo(before);
    session.require(PowerControl.class).power(lab.vm, PowerAction.RESUME);
    lab.advance(10);
    assertThat(cpuTime(session)).isGreaterThan(before);
  }

  @Test
  void shutsDownInItsOwnTime() throws Exception {
    HypervisorSession session = lab.open("pm1");
    session.require(PowerControl.class).power(lab.vm, PowerAction.SHUT_DOWN);
    lab.advance(1);
    assertThat(session.domain(lab.vm).orElseThrow().state()).isEqualTo(DomainState.RUNNING);
    lab.advance(1);
    assertThat(session.domain(lab.vm).orElseThrow().state()).isEqualTo(DomainState.SHUT_OFF);
    assertThat(lab.heard1.types(lab.vm)).containsExactly(Type.SHUTDOWN, Type.STOPPED);
  }

  @Test
  void aShutDownWaitsForAMigration() throws Exception {
    HypervisorSession session = lab.open("pm1");
    session.require(PowerControl.class).power(lab.vm, PowerAction.SHUT_DOWN);
    lab.fleet.migrate(lab.vm, "pm2");
    lab.advance(13.5);
    assertThat(lab.fleet.hostOf(lab.vm)).contains("pm2");
    lab.advance(3);
    assertThat(lab.open("pm2").domain(lab.vm).orElseThrow().state()).isEqualTo(DomainState.SHUT_OFF);
  }

  @Test
  void nothingIsChangedThroughAReadOnlySession() throws Exception {
    HypervisorSession session = lab.simulator.open(ManualFleet.endpoint("lab/pm1"), new SessionContext(
        Role.OPERATIONS, "pm1", lab.clock, Runnable::run, Optional.empty(), true, SessionListener.NONE));
    assertThatThrownBy(() -> session.require(PowerControl.class).power(lab.vm, PowerAction.FORCE_OFF))
        .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Kind.UNSUPPORTED));
    assertThat(session.poll(PollRequest.ALL).domains()).hasSize(2);
  }

  @Test
  void theControlDomainIsLeftAlone() throws Exception {
    HypervisorSession session = lab.open("pm1");
    assertThatThrownBy(() -> session.require(PowerControl.class).power(new java.util.UUID(0, 0), PowerAction.FORCE_OFF))
        .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Kind.UNSUPPORTED)).hasMessageContaining("Domain-0");
  }

  @Test
  void unknownAddressesAreAMatterOfConfiguration() {
    for (String address : new String[] {"", "lab", "lab/nowhere", "nowhere/pm1", "lab/pm1/x"}) {
      assertThatThrownBy(() -> lab.simulator.open(ManualFleet.endpoint(address), new SessionContext(Role.POLLING,
          "x", lab.clock, Runnable::run, Optional.empty(), false, SessionListener.NONE))).as(address)
          .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Kind.CONFIGURATION)).hasMessageContaining("demo/pm1");
    }
  }

  @Test
  void theDemoFleetIsThere() throws Exception {
    assertThat(lab.simulator.fleet("demo")).isPresent();
    assertThat(lab.simulator.fleet("tiny")).isPresent();
    assertThat(lab.simulator.fleet("other")).isEmpty();
    assertThatThrownBy(() -> lab.simulator.add(lab.fleet.definition())).isInstanceOf(IllegalArgumentException.class);
    HypervisorSession pm1 = lab.simulator.open(ManualFleet.endpoint("demo/pm1"), new SessionContext(Role.POLLING,
        "pm1", lab.clock, Runnable::run, Optional.empty(), false, SessionListener.NONE));
    assertThat(pm1.poll(PollRequest.ALL).domains()).extracting(domain -> domain.info().name())
        .containsExactlyInAnyOrder("Domain-0", "VM1", "web-01", "db-01", "backup");
  }

  @Test
  void aRestlessFleetChangesAtItsPaceAndEveryVmGoesOn() throws Exception {
    FleetDefinition.Builder restless = FleetDefinition.named("restless").host("pm1", 4, 8L << 30).changes(10);
    for (int i = 0; i < 40; i++) {
      restless.vm(SimulatedVm.of("vm" + i, "pm1", 1, 1L << 20, VmLoad.IDLE));
    }
    lab.simulator.add(restless.build());
    HypervisorSession session = lab.simulator.open(ManualFleet.endpoint("restless/pm1"),
        new SessionContext(Role.POLLING, "pm1", lab.clock, Runnable::run, Optional.empty(), false, lab.heard1));
    lab.advance(20);
    assertThat(lab.heard1.events()).filteredOn(event -> event.type() == Type.SUSPENDED)
        .hasSizeBetween(105, 115);
    assertThat(lab.heard1.events()).filteredOn(event -> event.type() == Type.RESUMED)
        .hasSizeBetween(85, 95);
    assertThat(session.poll(PollRequest.ALL).domains())
        .filteredOn(domain -> domain.info().state() == DomainState.PAUSED).as("never more than half")
        .hasSizeBetween(19, 22);
  }
}
