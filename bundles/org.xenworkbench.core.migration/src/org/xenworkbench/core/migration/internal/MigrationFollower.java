/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.JobControl;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.text.SafeLog;

/**
 * Follows running migrations, aborts them and changes their limits, all over the source's polling connection. Each has
 * a {@link ProgressWatch}; drivers that report statistics at the end do so by an event on the source.
 */
@Component(service = MigrationFollower.class)
public class MigrationFollower implements HostEventListener {

  private final HostCalls hosts;
  private final EventLog log;
  private final MigrationRegister register;
  private final PlacementReader placements;
  private final Timing timing;
  private final ScheduledExecutorService ticker;
  private final Map<UUID, ProgressWatch> watches = new ConcurrentHashMap<>();
  private final Registration events;
  private final MigrationHistory history;

  /** Uses these services. */
  @Activate
  public MigrationFollower(@Reference Inventory inventory, @Reference HostCalls hosts, @Reference EventLog log,
      @Reference MigrationRegister register) {
    this(inventory, hosts, log, register, Timing.system());
  }

  MigrationFollower(Inventory inventory, HostCalls hosts, EventLog log, MigrationRegister register, Timing timing) {
    this.log = log;
    this.placements = new PlacementReader(inventory);
    this.hosts = hosts;
    this.register = register;
    this.timing = timing;
    this.ticker = timing.scheduler("xenworkbench-migration");
    this.events = hosts.addListener(this);
    this.history = new MigrationHistory(log, placements, ticker);
  }

  /** Watches a running migration until the result is closed; progress goes to the register and the listener. */
  ProgressWatch watch(Migration migration, ProgressWatch.Listener listener) {
    ProgressWatch watch = new ProgressWatch(migration, this, listener);
    watches.put(migration.id(), watch);
    watch.start();
    return watch;
  }

  void forget(Migration migration) {
    watches.remove(migration.id());
  }

  /** Asks the source to abort; if that fails it is logged, and the migration goes on. */
  void abort(Migration migration) {
    hosts.submit(source(migration), Role.POLLING, session -> {
      session.require(JobControl.class).abortJob(migration.vm().uuid());
      return Boolean.TRUE;
    }).whenComplete((done, failure) -> {
      if (failure != null) {
        SafeLog.of(MigrationFollower.class)
            .warn("The migration of " + migration.vmName() + " cannot be aborted", failure);
      }
    });
  }

  /** Changes the limits of a running migration on its source; completes exceptionally with why that is refused. */
  CompletableFuture<Void> limit(Migration migration, OptionalLong bandwidth, Optional<Duration> downtime) {
    return hosts.submit(source(migration), Role.POLLING, session -> {
      session.require(MigrationControl.class).limitMigration(migration.vm().uuid(), bandwidth, downtime);
      return Boolean.TRUE;
    }).thenAccept(done -> {});
  }

  /** The host that leads to the source now. */
  HostId source(Migration migration) {
    return placements.shown(migration.source());
  }

  /**
   * An end that was removed is the host that stands for it from now on, by the name that it had: so charts, MBeans and,
   * if this process dies, the next one find it.
   */
  void renewEnds(UUID migration) {
    register.get(migration).filter(Migration::isRunning).ifPresent(known -> {
      HostId source = placements.inList(known.source());
      HostId target = placements.inList(known.target());
      if (!source.equals(known.source()) || !target.equals(known.target())) {
        register.update(migration, m -> m.toBuilder().source(source, m.sourceName()).target(target, m.targetName())
            .build());
        register.get(migration).map(MigrationEntries::ends)
            .ifPresent(ends -> log.amend(migration, entry -> entry.withFurther(ends)));
      }
    });
  }

  /** Has both ends tell how they are. */
  void pollBoth(Migration migration) {
    Stream.of(migration.source(), migration.target()).map(placements::shown).forEach(hosts::pollSoon);
  }

  /** What estimates are learned from. */
  MigrationHistory history() {
    return history;
  }

  HostCalls hosts() {
    return hosts;
  }

  MigrationRegister register() {
    return register;
  }

  PlacementReader placements() {
    return placements;
  }

  Timing timing() {
    return timing;
  }

  /**
   * Waits for what never fails.
   *
   * @throws HypervisorException if this thread is interrupted
   */
  <T> T await(CompletableFuture<T> answer) throws HypervisorException {
    try {
      return timing.await(answer);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HypervisorException(HypervisorException.Kind.CANCELLED, Messages.Follower_interrupted, e);
    }
  }

  /** For what must happen a little later. */
  ScheduledExecutorService ticker() {
    return ticker;
  }

  @Override
  public void jobCompleted(HostId host, UUID domain, JobProgress statistics) {
    of(host, domain).forEach(watch -> watch.completed(statistics));
  }

  @Override
  public void jobIterated(HostId host, UUID domain) {
    of(host, domain).forEach(watch -> ticker.execute(watch::tick));
  }

  @Override
  public void domainEvent(HostId host, DomainEvent event) {
    if (event.cause() == DomainEvent.Cause.MIGRATED) {
      watches.values().stream().filter(watch -> watch.isOf(event.domain())).forEach(watch -> watch.heard(host, event));
    }
  }

  /**
   * Has a migration that may be switched over do so; if that fails it is logged, and memory is sent on.
   *
   * @return whether it may have been switched over: also where the answer was lost
   */
  CompletableFuture<Boolean> startPostCopy(Migration migration) {
    return hosts.submit(source(migration), Role.POLLING, session -> {
      session.require(MigrationControl.class).startPostCopy(migration.vm().uuid());
      return Boolean.TRUE;
    }).exceptionally(failure -> {
      SafeLog.of(MigrationFollower.class)
          .warn("The migration of " + migration.vmName() + " cannot be switched over", failure);
      return mayHaveBeenDone(failure);
    });
  }

  static boolean mayHaveBeenDone(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof HypervisorException why && why.kind() == HypervisorException.Kind.LOST;
  }

  private Stream<ProgressWatch> of(HostId host, UUID domain) {
    return watches.values().stream().filter(watch -> watch.isOf(host, domain));
  }

  @Deactivate
  void stop() {
    events.close();
    history.close();
    watches.values().forEach(ProgressWatch::giveUp);
    ticker.shutdownNow();
  }
}
