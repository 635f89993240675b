/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.xenworkbench.core.testkit.DriverFixture.UNKNOWN;
import static org.xenworkbench.core.testkit.DriverFixture.assertFails;
import static org.xenworkbench.core.testkit.DriverFixture.peerToPeer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.model.DomainState;

/**
 * What {@link MigrationControl} promises, and {@link JobControl} of a domain that migrates.
 *
 * @since 0.1
 */
@ConsumerType
public interface MigrationContract {

  /** The hosts that it is tested with. */
  DriverFixture fixture();

  /** Of a guest that has booted: one that is moved while it boots may crash, with QEMU's emulated processors. */
  private CompletableFuture<Void> startMigration(OpenHost from, UUID vm, MigrationParameters parameters)
      throws HypervisorException {
    fixture().awaitAnswer(from, vm);
    return CompletableFuture.runAsync(() -> {
      try {
        from.migrations().migrate(vm, parameters, Optional.empty());
      } catch (HypervisorException e) {
        throw new CompletionException(e);
      }
    }, fixture().threads);
  }

  private void join(CompletableFuture<Void> migration) throws Exception {
    migration.get(fixture().patience().toMillis() * 4, TimeUnit.MILLISECONDS);
  }

  @Test
  default void migratesThereAndBack() throws Exception {
    OpenHost home = fixture().openHome(Feature.PEER_TO_PEER_MIGRATION);
    OpenHost away = fixture().openTarget();
    UUID vm = fixture().vmOn(home);
    migrate(home, away, vm);
    assertThat(away.find(fixture().vm()).orElseThrow().uuid()).as("the UUID stays").isEqualTo(vm);
    home.listener().clear();
    away.listener().clear();
    migrate(away, home, vm);
    fixture().awaitAnswer(home, vm);
  }

  private void migrate(OpenHost from, OpenHost to, UUID vm) throws Exception {
    CompletableFuture<Void> migration = startMigration(from, vm, peerToPeer(to.host()));
    Await.until("the job is seen", fixture().patience(),
        () -> migration.isDone() || from.jobs().jobProgress(vm).isPresent());
    assertThat(migration).as("the job is seen before it ends").isNotCompletedExceptionally();
    Optional<JobProgress> progress = job(from, vm);
    if (progress.isPresent() && !from.has(Feature.MIGRATION_PROGRESS)) {
      assertThat(progress.get().fraction()).as("nothing is guessed").isEmpty();
    }
    join(migration);
    Await.until("the source has forgotten " + fixture().vm(), fixture().patience(), () -> from.state(vm).isEmpty());
    assertThat(to.state(vm)).hasValueSatisfying(state -> assertThat(state.isRunning()).isTrue());
    if (from.has(Feature.EVENTS)) {
      to.listener().await("Resumed Migrated at the target", heard -> heard.events().stream().anyMatch(
          event -> event.type() == Type.RESUMED && event.cause() == DomainEvent.Cause.MIGRATED), fixture().patience());
      from.listener().await("Stopped Migrated at the source", heard -> heard.events().stream().anyMatch(
          event -> event.type() == Type.STOPPED && event.cause() == DomainEvent.Cause.MIGRATED), fixture().patience());
    }
    if (from.has(Feature.MIGRATION_DOWNTIME)) {
      from.listener().await("the job's statistics", heard -> heard.completions().stream().anyMatch(
          statistics -> statistics.downtime().isPresent()), fixture().patience());
    }
  }

  /** The job's progress, empty also if the domain has just left. */
  private static Optional<JobProgress> job(OpenHost from, UUID vm) throws HypervisorException {
    try {
      return from.jobs().jobProgress(vm);
    } catch (HypervisorException e) {
      if (e.kind() != Kind.NO_SUCH_DOMAIN) {
        throw e;
      }
      return Optional.empty();
    }
  }

  @Test
  default void oneOfTheHostsHasItAtAnyTime() throws Exception {
    OpenHost home = fixture().openHome(Feature.PEER_TO_PEER_MIGRATION);
    OpenHost away = fixture().openTarget();
    UUID vm = fixture().vmOn(home);
    CompletableFuture<Void> migration = startMigration(home, vm, peerToPeer(away.host()));
    while (!migration.isDone()) {
      Optional<DomainState> there = away.state(vm);
      Optional<DomainState> here = home.state(vm);
      boolean bothRun = here.filter(DomainState::isRunning).isPresent()
          && there.filter(DomainState::isRunning).isPresent();
      assertThat(bothRun && !fixture().sourceLagsBehind()).as("runs on both hosts").isFalse();
      assertThat(here.isPresent() || away.state(vm).isPresent()).as("listed by one of the hosts").isTrue();
      // A host has no domain left once its only one has gone: the round must end, whatever it lists.
      assertThat(home.session(Role.POLLING).poll(new PollRequest(Set.of(vm))).domains()).isNotNull();
    }
    join(migration);
  }

  @Test
  default void anAbortedMigrationLeavesItWhereItWas() throws Exception {
    OpenHost home = fixture().openHome(Feature.LIVE_MIGRATION, Feature.ABORT_JOB);
    OpenHost away = fixture().openTarget();
    UUID vm = fixture().vmOn(home);
    OptionalLong slow = home.has(Feature.MIGRATION_BANDWIDTH) ? OptionalLong.of(1 << 20) : OptionalLong.empty();
    CompletableFuture<Void> migration = startMigration(home, vm,
        peerToPeer(away.host()).withOptions(MigrationOptions.DEFAULT.toBuilder().bandwidth(slow).build()));
    Await.until("the job is seen", fixture().patience(), () -> home.jobs().jobProgress(vm).isPresent());
    home.jobs().abortJob(vm);
    assertThat(catchThrowable(() -> join(migration))).rootCause()
        .isInstanceOfSatisfying(HypervisorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    Await.until("the target has forgotten " + fixture().vm(), fixture().patience(),
        () -> away.state(vm).filter(state -> state != DomainState.SHUT_OFF).isEmpty());
    assertThat(home.jobs().jobProgress(vm)).isEmpty();
  }

  @Test
  default void aBadPeerFailsAndHarmsNothing() throws Exception {
    OpenHost home = fixture().openHome(Feature.PEER_TO_PEER_MIGRATION);
    assumeTrue(fixture().unreachable().isPresent(), "the driver has no unreachable endpoint");
    UUID vm = fixture().vmOn(home);
    Throwable failure = catchThrowable(() -> home.migrations().migrate(vm,
        peerToPeer(ContractHost.at(fixture().unreachable().get())), Optional.empty()));
    assertThat(failure).isInstanceOf(HypervisorException.class).hasMessageNotContaining("null");
    fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
  }

  @Test
  default void whoeverMigratesTellsOfTheJob() throws Exception {
    OpenHost home = fixture().openHomeWith(MigrationControl.class);
    assertThat(home.session(Role.POLLING).facet(JobControl.class)).isPresent();
  }

  @Test
  default void limitsAreRefusedWhereThereAreNone() throws Exception {
    OpenHost home = fixture().openHomeWith(MigrationControl.class);
    assumeTrue(!home.has(Feature.MIGRATION_BANDWIDTH), "the driver limits migrations");
    UUID vm = fixture().vmOn(home);
    assertFails(Kind.UNSUPPORTED,
        () -> home.migrations().limitMigration(vm, OptionalLong.of(1 << 20), Optional.empty()));
  }

  /** Nobody shall believe that something was done which was left out. */
  @Test
  default void whatTheDriverLacksIsRefused() throws Exception {
    OpenHost home = fixture().openHome(Feature.PEER_TO_PEER_MIGRATION);
    OpenHost away = fixture().openTarget();
    UUID vm = fixture().vmOn(home);
    for (MigrationOptions options : oneOfEach()) {
      Feature needed = options.needs().iterator().next();
      if (!home.has(needed)) {
        assertFails(Kind.UNSUPPORTED, () -> home.migrations().migrate(vm,
            peerToPeer(away.host()).withOptions(options), Optional.empty()));
      }
    }
    if (!home.has(Feature.MIGRATION_POST_COPY)) {
      assertFails(Kind.UNSUPPORTED, () -> home.migrations().startPostCopy(vm));
    }
    fixture().awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
  }

  private static List<MigrationOptions> oneOfEach() {
    MigrationOptions usual = MigrationOptions.DEFAULT;
    return List.of(usual.toBuilder().live(false).build(), usual.toBuilder().tunnelled(true).build(),
        usual.toBuilder().bandwidth(OptionalLong.of(1 << 24)).build(),
        usual.toBuilder().downtime(Optional.of(Duration.ofMillis(200))).build(),
        usual.toBuilder().compressed(true).build(), usual.toBuilder().postCopy(true).build(),
        usual.toBuilder().persistent(false).build(), usual.toBuilder().sourceKept(true).build(),
        usual.toBuilder().storage(MigrationOptions.Storage.FULL).build());
  }

  @Test
  default void theHostsKeepTheDefinitionThatIsAskedFor() throws Exception {
    OpenHost home = fixture().openHome(Feature.PEER_TO_PEER_MIGRATION, Feature.MIGRATION_PERSISTENCE);
    OpenHost away = fixture().openTarget();
    UUID vm = fixture().vmOn(home);
    join(startMigration(home, vm, peerToPeer(away.host())
        .withOptions(MigrationOptions.DEFAULT.toBuilder().sourceKept(true).persistent(false).build())));
    Await.until("the source keeps its definition", fixture().patience(),
        () -> home.state(vm).filter(state -> state == DomainState.SHUT_OFF).isPresent());
    assertThat(away.session(Role.POLLING).domain(vm)).hasValueSatisfying(there -> {
      assertThat(there.state().isRunning()).isTrue();
      assertThat(there.persistent()).as("has a definition at the target").isFalse();
    });
    join(startMigration(away, vm, peerToPeer(home.host())));
    Await.until("the target has forgotten it", fixture().patience(), () -> away.state(vm).isEmpty());
    assertThat(home.session(Role.POLLING).domain(vm)).hasValueSatisfying(
        back -> assertThat(back.persistent()).isTrue());
  }

  @Test
  default void aGuestMayStandStillMeanwhile() throws Exception {
    OpenHost home = fixture().openHome(Feature.PEER_TO_PEER_MIGRATION, Feature.PAUSED_MIGRATION);
    OpenHost away = fixture().openTarget();
    UUID vm = fixture().vmOn(home);
    join(startMigration(home, vm,
        peerToPeer(away.host()).withOptions(MigrationOptions.DEFAULT.toBuilder().live(false).build())));
    fixture().awaitState(away, vm, DomainState.RUNNING, DomainState.BLOCKED);
    assertThat(home.state(vm)).as("it has left").isEmpty();
  }

  /** A migration so slow that it would not end, were it not switched over. */
  @Test
  default void itGoesOnAtTheTargetBeforeAllWasSent() throws Exception {
    OpenHost home = fixture().openHome(Feature.PEER_TO_PEER_MIGRATION, Feature.MIGRATION_POST_COPY);
    OpenHost away = fixture().openTarget();
    UUID vm = fixture().vmOn(home);
    CompletableFuture<Void> migration = startMigration(home, vm, peerToPeer(away.host()).withOptions(
        MigrationOptions.DEFAULT.toBuilder().postCopy(true).bandwidth(OptionalLong.of(1 << 20)).build()));
    Await.until("memory is sent", fixture().patience(),
        () -> home.jobs().jobProgress(vm).filter(job -> job.fraction().orElse(0) > 0).isPresent());
    home.migrations().startPostCopy(vm);
    fixture().awaitState(away, vm, DomainState.RUNNING, DomainState.BLOCKED);
    join(migration);
    assertThat(home.state(vm)).as("it has left").isEmpty();
  }

  @Test
  default void anUnknownDomainIsNotMigrated() throws Exception {
    OpenHost home = fixture().openHome(Feature.LIVE_MIGRATION);
    ContractHost target = fixture().openTarget().host();
    assertFails(Kind.NO_SUCH_DOMAIN,
        () -> home.migrations().migrate(UNKNOWN, peerToPeer(target), Optional.empty()));
  }

  @Test
  default void aLostSessionMigratesNothing() throws Exception {
    OpenHost home = fixture().openHomeWith(MigrationControl.class);
    ContractHost target = fixture().openTarget().host();
    UUID vm = fixture().vmOn(home);
    MigrationControl migrations = home.migrations();
    home.session(Role.OPERATIONS).close();
    assertFails(Kind.LOST, () -> migrations.migrate(vm, peerToPeer(target), Optional.empty()));
  }
}
