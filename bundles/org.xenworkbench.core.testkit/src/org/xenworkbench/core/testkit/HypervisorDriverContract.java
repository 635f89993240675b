/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.Feature;
import org.xenworkbench.core.driver.HypervisorDriver;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.driver.PollRequest;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.model.DomainState;

/**
 * What every {@link HypervisorDriver} must do. Extend it and say which hosts and virtual machines there are; what a
 * driver says it cannot do is not asked of it. Every test leaves the VMs as it found them: running, {@link #vm()} on
 * {@link #host()}.
 */
public abstract class HypervisorDriverContract extends PowerContract {

  /**
   * Whether the source of a migration may say for some seconds that the domain still runs after it was resumed at the
   * target, as Xen's libvirt driver does.
   */
  protected boolean sourceLagsBehind() {
    return false;
  }

  /** Of a guest that has booted: one that is moved while it boots may crash, with QEMU's emulated processors. */
  private CompletableFuture<Void> startMigration(OpenHost from, UUID vm, MigrationParameters parameters)
      throws HypervisorException {
    awaitAnswer(from, vm);
    return CompletableFuture.runAsync(() -> {
      try {
        from.session(Role.OPERATIONS).migrate(vm, parameters, Optional.empty());
      } catch (HypervisorException e) {
        throw new CompletionException(e);
      }
    }, threads);
  }

  private void join(CompletableFuture<Void> migration) throws Exception {
    migration.get(patience().toMillis() * 4, TimeUnit.MILLISECONDS);
  }

  @Test
  final void withoutAJobThereIsNoProgress() throws Exception {
    OpenHost home = openHome();
    UUID vm = vmOn(home);
    assertThat(home.session(Role.POLLING).jobProgress(vm)).isEmpty();
    if (!home.has(Feature.ABORT_JOB)) {
      assertFails(Kind.UNSUPPORTED, () -> home.session(Role.POLLING).abortJob(vm));
    }
  }

  @Test
  final void migratesThereAndBack() throws Exception {
    OpenHost home = openHome();
    assumeTrue(target().isPresent() && home.has(Feature.PEER_TO_PEER_MIGRATION), "the driver cannot migrate");
    OpenHost away = open(target().get());
    UUID vm = vmOn(home);
    migrate(home, away, vm, target().get());
    assertThat(away.find(vm()).orElseThrow().uuid()).as("the UUID stays").isEqualTo(vm);
    home.listener().clear();
    away.listener().clear();
    migrate(away, home, vm, host());
    awaitAnswer(home, vm);
  }

  private void migrate(OpenHost from, OpenHost to, UUID vm, ContractHost target) throws Exception {
    CompletableFuture<Void> migration = startMigration(from, vm, peerToPeer(target));
    Await.until("the job is seen", patience(),
        () -> migration.isDone() || from.session(Role.POLLING).jobProgress(vm).isPresent());
    assertThat(migration).as("the job is seen before it ends").isNotCompletedExceptionally();
    Optional<JobProgress> progress = job(from, vm);
    if (progress.isPresent() && !from.has(Feature.MIGRATION_PROGRESS)) {
      assertThat(progress.get().fraction()).as("nothing is guessed").isEmpty();
    }
    join(migration);
    Await.until("the source has forgotten " + vm(), patience(), () -> from.state(vm).isEmpty());
    assertThat(to.state(vm)).hasValueSatisfying(state -> assertThat(state.isRunning()).isTrue());
    if (from.has(Feature.EVENTS)) {
      to.listener().await("Resumed Migrated at the target", heard -> heard.events().stream().anyMatch(
          event -> event.type() == Type.RESUMED && event.cause() == DomainEvent.Cause.MIGRATED), patience());
      from.listener().await("Stopped Migrated at the source", heard -> heard.events().stream().anyMatch(
          event -> event.type() == Type.STOPPED && event.cause() == DomainEvent.Cause.MIGRATED), patience());
    }
    if (from.has(Feature.MIGRATION_DOWNTIME)) {
      from.listener().await("the job's statistics", heard -> heard.completions().stream().anyMatch(
          statistics -> statistics.downtime().isPresent()), patience());
    }
  }

  /** The job's progress, empty also if the domain has just left. */
  private static Optional<JobProgress> job(OpenHost from, UUID vm) throws HypervisorException {
    try {
      return from.session(Role.POLLING).jobProgress(vm);
    } catch (HypervisorException e) {
      if (e.kind() != Kind.NO_SUCH_DOMAIN) {
        throw e;
      }
      return Optional.empty();
    }
  }

  @Test
  final void oneOfTheHostsHasItAtAnyTime() throws Exception {
    OpenHost home = openHome();
    assumeTrue(target().isPresent() && home.has(Feature.PEER_TO_PEER_MIGRATION), "the driver cannot migrate");
    OpenHost away = open(target().get());
    UUID vm = vmOn(home);
    CompletableFuture<Void> migration = startMigration(home, vm, peerToPeer(target().get()));
    while (!migration.isDone()) {
      Optional<DomainState> there = away.state(vm);
      Optional<DomainState> here = home.state(vm);
      boolean bothRun = here.filter(DomainState::isRunning).isPresent()
          && there.filter(DomainState::isRunning).isPresent();
      assertThat(bothRun && !sourceLagsBehind()).as("runs on both hosts").isFalse();
      assertThat(here.isPresent() || away.state(vm).isPresent()).as("listed by one of the hosts").isTrue();
      // A host has no domain left once its only one has gone: the round must end, whatever it lists.
      assertThat(home.session(Role.POLLING).poll(new PollRequest(Set.of(vm))).domains()).isNotNull();
    }
    join(migration);
  }

  @Test
  final void anAbortedMigrationLeavesItWhereItWas() throws Exception {
    OpenHost home = openHome();
    assumeTrue(target().isPresent() && home.has(Feature.ABORT_JOB) && home.has(Feature.LIVE_MIGRATION),
        "the driver cannot abort");
    OpenHost away = open(target().get());
    UUID vm = vmOn(home);
    OptionalLong slow = home.has(Feature.MIGRATION_BANDWIDTH) ? OptionalLong.of(1 << 20) : OptionalLong.empty();
    CompletableFuture<Void> migration = startMigration(home, vm,
        new MigrationParameters(Optional.of(target().get().peer()), Optional.empty(), slow));
    Await.until("the job is seen", patience(), () -> home.session(Role.POLLING).jobProgress(vm).isPresent());
    home.session(Role.POLLING).abortJob(vm);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> join(migration))).rootCause()
        .isInstanceOfSatisfying(HypervisorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
    Await.until("the target has forgotten " + vm(), patience(),
        () -> away.state(vm).filter(state -> state != DomainState.SHUT_OFF).isEmpty());
    assertThat(home.session(Role.POLLING).jobProgress(vm)).isEmpty();
  }

  @Test
  final void aBadPeerFailsAndHarmsNothing() throws Exception {
    OpenHost home = openHome();
    assumeTrue(unreachable().isPresent() && home.has(Feature.PEER_TO_PEER_MIGRATION), "the driver cannot migrate");
    UUID vm = vmOn(home);
    Throwable failure = org.assertj.core.api.Assertions.catchThrowable(() -> home.session(Role.OPERATIONS).migrate(vm,
        peerToPeer(ContractHost.at(unreachable().get())), Optional.empty()));
    assertThat(failure).isInstanceOf(HypervisorException.class).hasMessageNotContaining("null");
    awaitState(home, vm, DomainState.RUNNING, DomainState.BLOCKED);
  }
}
