/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;

/** A gibibyte at a tenth of one a second: 12.4 s of copying, 0.3 s of downtime, and a clean-up. */
@Timeout(60)
class SimulatedMigrationTest {

  private static MigrationParameters to(String host, OptionalLong bandwidth) {
    return MigrationParameters.to(ManualFleet.endpoint("lab/" + host))
        .withOptions(MigrationOptions.DEFAULT.toBuilder().bandwidth(bandwidth).build());
  }

  private static void migrate(HypervisorSession source, UUID vm, MigrationParameters parameters)
      throws HypervisorException {
    source.require(MigrationControl.class).migrate(vm, parameters, Optional.empty());
  }

  private static Optional<JobProgress> progress(HypervisorSession source, UUID vm) throws HypervisorException {
    return source.require(JobControl.class).jobProgress(vm);
  }

  private static CompletableFuture<Void> migrate(ManualFleet lab, HypervisorSession source, OptionalLong bandwidth) {
    CompletableFuture<Void> done = ManualFleet.async(() -> migrate(source, lab.vm, to("pm2", bandwidth)));
    lab.awaitTask();
    return done;
  }

  private static void join(CompletableFuture<Void> done) throws Exception {
    done.get(ManualFleet.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Test
  void goesThroughTheStatesThatQemuShows() throws Exception {
    ManualFleet lab = new ManualFleet(false);
    HypervisorSession pm1 = lab.open("pm1");
    HypervisorSession pm2 = lab.open("pm2");
    CompletableFuture<Void> done = migrate(lab, pm1, OptionalLong.empty());
    lab.advance(6.2);
    JobProgress half = progress(pm1, lab.vm).orElseThrow();
    assertThat(half.elapsed()).isEqualTo(Duration.ofMillis(6200));
    assertThat(half.fraction()).hasValueCloseTo(0.5, within(1e-6));
    assertThat(half.iteration()).hasValue(1);
    assertThat(half.bandwidth()).hasValue(ManualFleet.GIB / 10.0);
    assertThat(half.downtime()).isEmpty();
    assertThat(pm1.domain(lab.vm).orElseThrow().state()).isEqualTo(DomainState.RUNNING);
    assertThat(pm2.domain(lab.vm).orElseThrow()).satisfies(arriving -> {
      assertThat(arriving.state()).isEqualTo(DomainState.PAUSED);
      assertThat(arriving.reason()).isEqualTo(StateReason.MIGRATING);
    });
    lab.advance(6.3);
    assertThat(pm1.domain(lab.vm).orElseThrow().state()).as("during the downtime").isEqualTo(DomainState.PAUSED);
    lab.advance(0.3);
    assertThat(pm2.domain(lab.vm).orElseThrow().state()).isEqualTo(DomainState.RUNNING);
    lab.advance(1);
    join(done);
    assertThat(pm1.domain(lab.vm)).isEmpty();
    assertThat(lab.heard2.types(lab.vm)).containsExactly(Type.STARTED, Type.RESUMED, Type.DEFINED);
    assertThat(lab.heard1.types(lab.vm)).containsExactly(Type.SUSPENDED, Type.STOPPED, Type.UNDEFINED);
    assertThat(lab.heard1.completions()).hasSize(1);
    assertThat(lab.heard1.completions().get(0).downtime()).contains(Duration.ofMillis(300));
    assertThat(lab.fleet.hostOf(lab.vm)).contains("pm2");
  }

  @Test
  void tellsOnlyTheTimeOnXen() throws Exception {
    ManualFleet lab = new ManualFleet(true);
    HypervisorSession pm1 = lab.open("pm1");
    HypervisorSession pm2 = lab.open("pm2");
    CompletableFuture<Void> done = migrate(lab, pm1, OptionalLong.empty());
    lab.advance(6.2);
    assertThat(progress(pm1, lab.vm)).contains(JobProgress.elapsedOnly(Duration.ofMillis(6200)));
    assertThat(pm2.domain(lab.vm).orElseThrow()).satisfies(arriving -> {
      assertThat(arriving.state()).isEqualTo(DomainState.SHUT_OFF);
      assertThat(arriving.persistent()).as("it has no definition yet").isFalse();
    });
    lab.advance(6.3);
    assertThat(pm1.domain(lab.vm).orElseThrow().state()).as("during the downtime").isEqualTo(DomainState.RUNNING);
    long used = cpuTime(pm1, lab.vm);
    lab.advance(0.3);
    assertThat(pm2.domain(lab.vm).orElseThrow().state()).as("resumed").isEqualTo(DomainState.RUNNING);
    assertThat(pm2.domain(lab.vm).orElseThrow().persistent()).isTrue();
    assertThat(pm1.domain(lab.vm).orElseThrow().state()).as("until it stops").isEqualTo(DomainState.RUNNING);
    assertThat(cpuTime(pm1, lab.vm)).as("nothing executes there any more").isEqualTo(used);
    lab.advance(1.4);
    join(done);
    assertThat(pm1.domain(lab.vm)).isEmpty();
    assertThat(lab.heard2.types(lab.vm)).containsExactly(Type.STARTED, Type.RESUMED, Type.DEFINED);
    assertThat(lab.heard1.types(lab.vm)).containsExactly(Type.STOPPED, Type.UNDEFINED);
    assertThat(lab.heard1.completions()).isEmpty();
  }

  @Test
  void aLimitMakesItSlower() throws Exception {
    ManualFleet lab = new ManualFleet(false);
    HypervisorSession pm1 = lab.open("pm1");
    CompletableFuture<Void> done = migrate(lab, pm1, OptionalLong.of(ManualFleet.GIB / 100));
    lab.advance(62);
    assertThat(progress(pm1, lab.vm).orElseThrow().fraction()).hasValueCloseTo(0.5, within(1e-3));
    lab.advance(64);
    join(done);
  }

  @Test
  void aLimitIsRefusedOnXen() throws Exception {
    ManualFleet lab = new ManualFleet(true);
    HypervisorSession pm1 = lab.open("pm1");
    assertThatThrownBy(() -> migrate(pm1, lab.vm, to("pm2", OptionalLong.of(1))))
        .isInstanceOf(HypervisorException.class).extracting("kind").isEqualTo(Kind.UNSUPPORTED);
  }

  @Test
  void abortedInTheDowntimeItGoesOnAtTheSource() throws Exception {
    ManualFleet lab = new ManualFleet(false);
    HypervisorSession pm1 = lab.open("pm1");
    lab.open("pm2");
    CompletableFuture<Void> done = migrate(lab, pm1, OptionalLong.empty());
    lab.advance(12.5);
    pm1.require(JobControl.class).abortJob(lab.vm);
    lab.advance(0);
    assertThatThrownBy(() -> join(done)).rootCause().extracting("kind").isEqualTo(Kind.CANCELLED);
    assertThat(pm1.domain(lab.vm).orElseThrow().state()).isEqualTo(DomainState.RUNNING);
    assertThat(lab.heard1.types(lab.vm)).containsExactly(Type.SUSPENDED, Type.RESUMED);
    assertThat(lab.heard2.types(lab.vm)).containsExactly(Type.STARTED, Type.STOPPED);
    lab.advance(60);
    assertThat(lab.fleet.hostOf(lab.vm)).contains("pm1");
  }

  @Test
  void goesOnWithoutTheSessionThatBeganIt() throws Exception {
    ManualFleet lab = new ManualFleet(false);
    HypervisorSession pm1 = lab.open("pm1");
    CompletableFuture<Void> done = migrate(lab, pm1, OptionalLong.empty());
    lab.advance(5);
    pm1.close();
    assertThatThrownBy(() -> join(done)).rootCause().extracting("kind").isEqualTo(Kind.LOST);
    lab.advance(10);
    assertThat(lab.fleet.hostOf(lab.vm)).contains("pm2");
  }

  @Test
  void managedByTheClientItEndsWithTheSession() throws Exception {
    ManualFleet lab = new ManualFleet(false);
    HypervisorSession pm1 = lab.open("pm1", Role.OPERATIONS, SessionListener.NONE, Optional.empty());
    HypervisorSession pm2 = lab.open("pm2");
    CompletableFuture<Void> done = ManualFleet.async(() -> pm1.require(MigrationControl.class).migrate(lab.vm,
        MigrationParameters.managed(), Optional.of(pm2)));
    lab.awaitTask();
    lab.advance(5);
    pm1.close();
    assertThatThrownBy(() -> join(done)).rootCause().extracting("kind").isEqualTo(Kind.LOST);
    lab.advance(30);
    assertThat(lab.fleet.hostOf(lab.vm)).contains("pm1");
  }

  @Test
  void aSecondJobOfTheSameDomainIsRefused() throws Exception {
    ManualFleet lab = new ManualFleet(false);
    HypervisorSession pm1 = lab.open("pm1");
    CompletableFuture<Void> done = lab.fleet.migrate(lab.vm, "pm2");
    assertThatThrownBy(() -> migrate(pm1, lab.vm, to("pm2", OptionalLong.empty())))
        .extracting("kind").isEqualTo(Kind.BUSY);
    assertThatThrownBy(() -> pm1.require(PowerControl.class).power(lab.vm, PowerAction.FORCE_OFF))
        .extracting("kind").isEqualTo(Kind.BUSY);
    lab.advance(20);
    assertThat(done).isCompleted();
  }

  @Test
  void failsWhenTheTargetGoesDown() throws Exception {
    ManualFleet lab = new ManualFleet(false);
    HypervisorSession pm1 = lab.open("pm1");
    CompletableFuture<Void> done = lab.fleet.migrate(lab.vm, "pm2");
    lab.advance(3);
    lab.fleet.setReachable("pm2", false);
    lab.advance(0);
    assertThat(done).isCompletedExceptionally();
    assertThat(pm1.domain(lab.vm).orElseThrow().state()).isEqualTo(DomainState.RUNNING);
    assertThat(progress(pm1, lab.vm)).isEmpty();
  }

  @Test
  void refusesWithTheReasonGiven() {
    ManualFleet lab = new ManualFleet(false);
    lab.fleet.refuseMigrations("pm2", Optional.of("CPU features differ"));
    assertThat(lab.fleet.migrate(lab.vm, "pm2")).isCompletedExceptionally().failsWithin(Duration.ZERO)
        .withThrowableThat().withMessageContaining("CPU features differ");
    assertThat(lab.fleet.migrate(lab.vm, "pm1")).isCompletedExceptionally();
    lab.fleet.refuseMigrations("pm2", Optional.empty());
    assertThat(lab.fleet.migrate(lab.vm, "pm2")).isNotDone();
  }

  @Test
  void domain0AndTheNetworkBearTheLoad() throws Exception {
    ManualFleet lab = new ManualFleet(false);
    HypervisorSession pm1 = lab.open("pm1");
    HypervisorSession pm2 = lab.open("pm2");
    lab.advance(100);
    List<Double> quiet = List.of(counter(pm1, "pif_aggr_tx"), counter(pm2, "pif_aggr_rx"), control(pm1));
    lab.fleet.migrate(lab.vm, "pm2");
    lab.advance(15);
    double bytes = 1.24 * ManualFleet.GIB;
    assertThat(counter(pm1, "pif_aggr_tx") - quiet.get(0)).isCloseTo(bytes, within(bytes / 100));
    assertThat(counter(pm2, "pif_aggr_rx") - quiet.get(1)).isCloseTo(bytes, within(bytes / 100));
    assertThat(control(pm1) - quiet.get(2)).isGreaterThan(1e9);
  }

  private static double counter(HypervisorSession session, String metric) throws HypervisorException {
    return session.poll(PollRequest.ALL).host().readings().stream().filter(each -> each.metric().equals(metric))
        .findFirst().orElseThrow().value();
  }

  private static double control(HypervisorSession session) throws HypervisorException {
    return cpuTime(session, VmId.CONTROL_DOMAIN_UUID);
  }

  private static long cpuTime(HypervisorSession session, UUID domain) throws HypervisorException {
    return session.poll(PollRequest.ALL).domains().stream()
        .filter(each -> each.info().uuid().equals(domain)).findFirst().orElseThrow().cpuTime();
  }

  @Test
  void hostCountersDoNotFallWhenADomainLeaves() throws Exception {
    ManualFleet lab = new ManualFleet(false);
    HypervisorSession pm1 = lab.open("pm1");
    lab.fleet.migrate(lab.vm, "pm2");
    double last = 0;
    for (int second = 0; second < 20; second++) {
      lab.advance(1);
      assertThat(counter(pm1, "cpu_avg")).isGreaterThan(last);
      last = counter(pm1, "cpu_avg");
    }
    assertThat(pm1.domain(lab.vm)).isEmpty();
  }
}
