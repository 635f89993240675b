/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.migration;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import org.xenworkbench.core.internal.Messages;
import org.eclipse.osgi.util.NLS;
import java.util.stream.Stream;
import java.util.OptionalLong;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Threads;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.internal.host.SessionEvents;
import org.xenworkbench.core.internal.host.Sessions;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;

/**
 * Follows running migrations: asks for their progress, over the source's polling session, one question at a time, and
 * judges by where the VM is whether they have ended.
 */
@Component(service = MigrationFollower.class)
public class MigrationFollower {

  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final Duration STATISTICS_LIMIT = Duration.ofSeconds(2);
  /** A question that was not answered within this is asked again: its host may have been replaced meanwhile. */
  private static final long ANSWER_LIMIT = Duration.ofSeconds(30).toNanos();

  private final Sessions sessions;
  private final MigrationRegister register;
  private final PlacementReader placements;
  private final ScheduledExecutorService ticker = Threads.scheduler("xenworkbench-migration");
  private final Map<UUID, Follow> follows = new ConcurrentHashMap<>();
  private final Registration events;

  /** Uses these services. */
  @Activate
  public MigrationFollower(@Reference Inventory inventory, @Reference Sessions sessions,
      @Reference MigrationRegister register) {
    this.placements = new PlacementReader(inventory);
    this.sessions = sessions;
    this.register = register;
    this.events = sessions.addListener(new Statistics());
  }

  /** Follows a running migration until the result is closed; progress goes to the register and the listener. */
  Follow follow(Migration migration, ProgressListener listener) {
    Follow follow = new Follow(migration, listener);
    follows.put(migration.id(), follow);
    return follow;
  }

  /** Asks the source to abort, over its polling session; a refusal is logged, and the migration goes on. */
  void abort(Migration migration) {
    sessions.calls(migration.source()).execute(
        () -> sessions.polling(migration.source()).ifPresent(session -> abort(session, migration)));
  }

  /** Changes the limits of a running migration on its source; completes exceptionally with why that is refused. */
  CompletableFuture<Void> limit(Migration migration, OptionalLong bandwidth, Optional<Duration> downtime) {
    return CompletableFuture.runAsync(() -> {
      try {
        HypervisorSession session = sessions.polling(migration.source()).orElseThrow(() -> new HypervisorException(
            HypervisorException.Kind.LOST, NLS.bind(Messages.HostRegistry_NotConnected, migration.sourceName())));
        session.require(MigrationControl.class).limitMigration(migration.vm().uuid(), bandwidth, downtime);
      } catch (HypervisorException e) {
        throw new CompletionException(e);
      }
    }, sessions.calls(migration.source()));
  }

  private static void abort(HypervisorSession session, Migration migration) {
    try {
      session.require(JobControl.class).abortJob(migration.vm().uuid());
    } catch (HypervisorException e) {
      SafeLog.of(MigrationFollower.class).warn("The migration of " + migration.vmName() + " cannot be aborted", e);
    }
  }

  /** Progress of a VM's job; empty if it has none, or if its host's driver has no jobs. */
  static Optional<JobProgress> progress(HypervisorSession session, VmId vm) throws HypervisorException {
    Optional<JobControl> jobs = session.facet(JobControl.class);
    return jobs.isPresent() ? jobs.get().jobProgress(vm.uuid()) : Optional.empty();
  }

  /** For what must happen a little later. */
  ScheduledExecutorService ticker() {
    return ticker;
  }

  @Deactivate
  void stop() {
    events.close();
    ticker.shutdownNow();
  }

  /** Hears of progress. */
  interface ProgressListener {
    void progress(OptionalDouble fraction, String text);
  }

  /** Drivers that report statistics at the end do so by an event on the source. */
  private final class Statistics implements SessionEvents {

    @Override
    public void jobCompleted(HostId host, UUID domain, JobProgress statistics) {
      of(host, domain).forEach(follow -> follow.completed(statistics));
    }

    @Override
    public void jobIterated(HostId host, UUID domain) {
      of(host, domain).forEach(follow -> ticker.execute(follow::tick));
    }

    private Stream<Follow> of(HostId host, UUID domain) {
      return follows.values().stream()
          .filter(follow -> follow.migration.source().equals(host) && follow.migration.vm().uuid().equals(domain));
    }
  }

  /** The following of one migration. */
  final class Follow implements AutoCloseable {

    private final Migration migration;
    private final ProgressListener listener;
    private final ScheduledFuture<?> timer;
    private final CompletableFuture<JobProgress> statistics = new CompletableFuture<>();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile long askedAt = -1;
    private volatile int silentRounds;

    Follow(Migration migration, ProgressListener listener) {
      this.migration = migration;
      this.listener = listener;
      this.timer = ticker.scheduleWithFixedDelay(this::tick, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Completed when the VM's place tells that the migration has ended. */
    CompletableFuture<Outcome> outcome() {
      return outcome;
    }

    private void tick() {
      placements.outcome(migration, silentRounds).ifPresent(outcome::complete);
      long now = System.nanoTime();
      if (askedAt < 0 || now - askedAt > ANSWER_LIMIT) {
        askedAt = Math.max(now, 0);
        sessions.calls(migration.source()).execute(() -> {
          try {
            sessions.polling(migration.source()).ifPresent(this::ask);
          } finally {
            askedAt = -1;
          }
        });
      }
    }

    private void ask(HypervisorSession session) {
      try {
        progress(session, migration.vm()).ifPresentOrElse(this::progressed, () -> silentRounds++);
      } catch (HypervisorException e) {
        if (session.isAlive()) {
          silentRounds++; // the domain has left
        }
      }
    }

    private void progressed(JobProgress progress) {
      silentRounds = 0;
      register.update(migration.id(), m -> m.isRunning() ? Changes.progress(progress).apply(m) : m);
      listener.progress(progress.fraction(), JobTexts.of(progress));
    }

    private void completed(JobProgress reported) {
      register.update(migration.id(), Changes.completed(reported));
      statistics.complete(reported);
    }

    /** Waits a moment for the driver's statistics, whose event may come after the call has returned. */
    void awaitStatistics() {
      try {
        statistics.get(STATISTICS_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        SafeLog.of(MigrationFollower.class)
            .info("No statistics were reported for the migration of " + migration.vmName());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      timer.cancel(false);
      follows.remove(migration.id());
    }
  }
}
