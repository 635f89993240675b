/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;

/**
 * Watches one migration: asks its source for progress, one question at a time, and judges by where the VM is whether it
 * has ended.
 */
final class ProgressWatch implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final Duration STATISTICS_LIMIT = Duration.ofSeconds(2);
  /** A question that was not answered within this is asked again: its host may have been replaced meanwhile. */
  private static final long ANSWER_LIMIT = Duration.ofSeconds(30).toNanos();
  /** From then on who has told nothing but the time is asked more rarely: on Xen each question costs a busy dom0. */
  private static final Duration NO_MORE_TO_COME = Duration.ofSeconds(2);
  private static final long RARE_PERIOD = Duration.ofSeconds(2).toNanos();

  private final Migration migration;
  private final MigrationFollower follower;
  private final Listener listener;
  private final CompletableFuture<Boolean> statistics = new CompletableFuture<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final CompletableFuture<Boolean> arrived = new CompletableFuture<>();
  private volatile @Nullable ScheduledFuture<?> timer;
  private volatile Optional<Long> askedAt = Optional.empty();
  private volatile int silentRounds;
  private volatile Migration.Step step = Migration.Step.MIGRATING;
  private volatile Optional<JobProgress> latest = Optional.empty();
  private volatile Optional<TimeOnly> timeOnly = Optional.empty();
  private volatile boolean startsStill;
  private volatile Optional<String> silence = Optional.empty();

  /** What was answered last by who tells nothing but the time, and when by this machine's clock. */
  private record TimeOnly(Duration elapsed, long nanos) {
  }

  /** Hears of progress. */
  interface Listener {
    void progress(OptionalDouble fraction, String text);
  }

  ProgressWatch(Migration migration, MigrationFollower follower, Listener listener) {
    this.migration = migration;
    this.follower = follower;
    this.listener = listener;
  }

  void start() {
    timer = follower.ticker().scheduleWithFixedDelay(this::tick, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isOf(UUID domain) {
    return migration.vm().uuid().equals(domain);
  }

  boolean isOf(HostId source, UUID domain) {
    return isOf(domain) && follower.placements().isSame(migration.source(), source);
  }

  /** Completed when the VM's place tells that the migration has ended. */
  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** Waits until the VM's place tells that the migration has ended. */
  Outcome awaitOutcome() throws HypervisorException {
    return follower.await(outcome);
  }

  /** On the follower's thread. */
  void tick() {
    follower.renewEnds(migration.id());
    tellSilence();
    follower.placements().outcome(migration, silentRounds).ifPresent(outcome::complete);
    if (!follower.placements().knows(migration.source())) { // nobody is left to ask, but it may go on
      silentRounds = follower.placements().isAtTarget(migration) ? 0 : silentRounds + 1;
      return;
    }
    long now = follower.timing().nanos();
    Optional<TimeOnly> known = timeOnly.filter(told -> now - told.nanos() < RARE_PERIOD);
    if (known.isPresent()) {
      told(JobProgress.elapsedOnly(known.get().elapsed().plusNanos(now - known.get().nanos())));
    } else if (askedAt.filter(asked -> now - asked <= ANSWER_LIMIT).isEmpty()) {
      askedAt = Optional.of(now);
      follower.hosts().submit(follower.source(migration), Role.POLLING, this::ask)
          .whenComplete((asked, failure) -> askedAt = Optional.empty());
    }
  }

  /** While nobody tells how far it is, nothing is said of that but why. */
  private void tellSilence() {
    Optional<String> now = follower.placements().silence(migration);
    if (!now.equals(silence)) {
      silence = now;
      now.ifPresent(why -> {
        timeOnly = Optional.empty(); // of what nobody sees the time is not told as if somebody did
        follower.register().update(migration.id(), m -> m.isRunning() ? Changes.unseen().apply(m) : m);
        listener.progress(OptionalDouble.empty(), why);
      });
    }
  }

  /** The connection of who waits for its end is lost; why is known within a moment. */
  void lost() {
    follower.ticker().execute(this::tick);
  }

  private boolean ask(HypervisorSession session) {
    try {
      progress(session, migration.vm()).ifPresentOrElse(this::progressed, this::silent);
    } catch (HypervisorException e) {
      if (session.isAlive()) {
        silent(); // the domain has left
      }
    }
    return true;
  }

  /** Where the VM is then must not be what was seen before: an event may have been lost, and the next round be far. */
  private void silent() {
    timeOnly = Optional.empty();
    silentRounds++;
    if (silentRounds % Outcome.JOB_ENDED == 1) {
      follower.pollBoth(migration);
    }
  }

  /** Progress of a VM's job; empty if it has none, or if its host's driver has no jobs. */
  static Optional<JobProgress> progress(HypervisorSession session, VmId vm) throws HypervisorException {
    Optional<JobControl> jobs = session.facet(JobControl.class);
    return jobs.isPresent() ? jobs.get().jobProgress(vm.uuid()) : Optional.empty();
  }

  private void progressed(JobProgress progress) {
    silentRounds = 0;
    timeOnly = progress.total().isEmpty() && progress.elapsed().compareTo(NO_MORE_TO_COME) >= 0
        ? Optional.of(new TimeOnly(progress.elapsed(), follower.timing().nanos())) : Optional.empty();
    told(progress);
  }

  private void told(JobProgress progress) {
    follower.register().update(migration.id(), m -> m.isRunning() ? Changes.progress(progress).apply(m) : m);
    latest = Optional.of(progress);
    listener.progress(progress.fraction(), text(step, progress));
  }

  private String text(Migration.Step at, JobProgress progress) {
    return JobTexts.of(at, progress, migration.estimate());
  }

  /** The guest stands still, or goes on at the target; each is told once and in that order. */
  void reached(Migration.Step next) {
    if (next.compareTo(step) > 0) {
      step = next;
      follower.register().update(migration.id(), Changes.step(next));
      latest.ifPresent(known -> listener.progress(known.fraction(), text(next, known)));
    }
  }

  /** Completed when the target says that the guest goes on there; on a thread that may not be held up. */
  CompletableFuture<Boolean> arrived() {
    return arrived;
  }

  /** The guest stands still from the beginning, which is no switching over. */
  void standsStill() {
    startsStill = true;
  }

  /** One of the hosts tells of its domain. */
  void heard(HostId host, DomainEvent event) {
    boolean ofSource = follower.placements().isSame(migration.source(), host);
    if (ofSource && event.type() == DomainEvent.Type.SUSPENDED && !startsStill) {
      follower.ticker().execute(() -> reached(Migration.Step.SWITCHING_OVER));
    } else if (event.type() == DomainEvent.Type.RESUMED && follower.placements().isSame(migration.target(), host)) {
      arrived.complete(true);
      follower.ticker().execute(() -> reached(Migration.Step.FINISHING));
    }
  }

  void completed(JobProgress reported) {
    follower.register().update(migration.id(), Changes.completed(reported));
    statistics.complete(true);
  }

  /** Waits a moment for the driver's statistics, whose event may come after the call has returned. */
  void awaitStatistics() throws HypervisorException {
    if (!follower.placements().knows(migration.source())) {
      return; // nobody is left to tell them
    }
    if (!statistics.isDone()) {
      follower.ticker().schedule(this::giveUp, STATISTICS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
    if (!follower.await(statistics)) {
      SafeLog.of(ProgressWatch.class)
          .info("No statistics were reported for the migration of " + migration.vmName());
    }
  }

  /** Nobody waits for statistics any more. */
  void giveUp() {
    statistics.complete(false);
  }

  @Override
  public void close() {
    ScheduledFuture<?> running = timer;
    if (running != null) {
      running.cancel(false);
    }
    follower.forget(migration);
  }
}
