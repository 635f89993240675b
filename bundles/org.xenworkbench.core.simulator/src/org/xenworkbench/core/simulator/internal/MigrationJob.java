/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.DomainEvent.Cause;
import org.xenworkbench.core.driver.DomainEvent.Type;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.MigrationOptions;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;

/**
 * One migration, from begin to end, with the states and events that libvirt shows: on QEMU the target lists a paused
 * domain while memory is copied, and the source one from then until it has cleaned up; on Xen the target lists one that
 * is shut off, and the source says that it runs until it has cleaned up. Its world's monitor guards it.
 */
final class MigrationJob {

  /** From the guest's arrival until the source has cleaned up. */
  private static final Duration CLEAN_UP = Duration.ofMillis(500);
  private static final Duration CLEAN_UP_XEN = Duration.ofMillis(1200);

  private enum Phase {
    COPYING, STOPPED, ARRIVED, ENDED
  }

  private final World world;
  private final HostState source;
  private final HostState target;
  private final Domain from;
  private final Domain to;
  private final Guest guest;
  private final MigrationPlan plan;
  private final MigrationOptions options;
  private final Optional<Domain> replaced;
  private final boolean xenLike;
  private final boolean executes;
  private final double began;
  private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
  private Phase phase = Phase.COPYING;
  private double last = Double.MAX_VALUE;
  private Optional<HypervisorException> failure = Optional.empty();
  private Future<?> next = CompletableFuture.completedFuture(Boolean.TRUE);

  MigrationJob(World world, HostState source, HostState target, Domain from, Guest guest, MigrationPlan plan,
      MigrationOptions options) {
    this.world = world;
    this.source = source;
    this.target = target;
    this.from = from;
    this.to = Domain.of(from);
    this.guest = guest;
    this.plan = plan;
    this.options = options;
    this.replaced = target.domain(from.uuid());
    this.xenLike = world.definition().xenLike();
    this.executes = from.state().isRunning();
    this.began = world.now();
  }

  HostState source() {
    return source;
  }

  UUID domain() {
    return from.uuid();
  }

  boolean isEnded() {
    return phase == Phase.ENDED;
  }

  Optional<HypervisorException> failure() {
    return failure;
  }

  /** Completed on the simulator's thread when it has ended. */
  CompletableFuture<@Nullable Void> done() {
    return done;
  }

  /** Bytes that crossed the network until that time. */
  double transferred(double now) {
    return plan.transferred(Math.min(now, last) - began);
  }

  JobProgress progress() {
    double now = world.now();
    Duration elapsed = Duration.ofNanos((long) ((now - began) * 1e9));
    return xenLike ? JobProgress.elapsedOnly(elapsed) : statistics(now, elapsed, Optional.empty());
  }

  private JobProgress statistics(double now, Duration elapsed, Optional<Duration> downtime) {
    long total = (long) plan.total();
    long remaining = total - (long) transferred(now);
    return new JobProgress(elapsed, OptionalLong.of(total), OptionalLong.of(remaining),
        OptionalDouble.of(remaining > 0 ? plan.bandwidth() : 0), OptionalLong.of(plan.iteration(now - began)),
        downtime);
  }

  void start() {
    source.begin(this);
    target.begin(this);
    target.add(to);
    if (xenLike) {
      to.setPersistent(replaced.isPresent());
    } else {
      to.activate(target.nextNumber(), StateReason.MIGRATING);
      world.fire(target, to, Type.STARTED, Cause.MIGRATED);
    }
    if (!options.live()) {
      stopGuest();
    }
    next = world.time().later(plan.copyTime(), this::copied);
  }

  private void copied() {
    synchronized (world) {
      if (phase != Phase.COPYING) {
        return;
      }
      if (options.live()) {
        stopGuest();
      }
      phase = Phase.STOPPED;
      next = world.time().later(plan.downtime(), this::arrive);
    }
  }

  /** Has the guest go on at the target before all was copied. */
  void switchOver() throws HypervisorException {
    if (!options.postCopy()) {
      throw new HypervisorException(Kind.INVALID_STATE, NLS.bind(Messages.MigrationJob_NoPostCopy, from.name()));
    }
    next.cancel(false);
    copied();
  }

  private void stopGuest() {
    guest.standStill();
    if (xenLike) {
      from.standStill(world.now());
    } else {
      from.stopAs(DomainState.PAUSED, StateReason.MIGRATING, world.now());
      world.fire(source, from, Type.SUSPENDED, Cause.MIGRATED);
    }
  }

  private void arrive() {
    synchronized (world) {
      if (phase != Phase.STOPPED) {
        return;
      }
      phase = Phase.ARRIVED;
      if (xenLike) {
        to.activate(target.nextNumber(), StateReason.MIGRATING);
        world.fire(target, to, Type.STARTED, Cause.RESTORED);
      }
      to.setPersistent(options.persistent() || replaced.isPresent());
      guest.placeOn(target);
      if (executes) {
        to.run(world.now(), StateReason.MIGRATED);
        guest.goOn();
      } else {
        to.pause(world.now());
      }
      world.fire(target, to, executes ? Type.RESUMED : Type.SUSPENDED, Cause.MIGRATED);
      if (options.persistent()) {
        world.fire(target, to, Type.DEFINED, Cause.OTHER);
      }
      next = world.time().later(xenLike ? CLEAN_UP_XEN : CLEAN_UP, this::cleanUp);
    }
  }

  private void cleanUp() {
    synchronized (world) {
      if (phase != Phase.ARRIVED) {
        return;
      }
      double now = world.now();
      if (!xenLike) {
        JobProgress statistics =
            statistics(now, Duration.ofNanos((long) ((now - began) * 1e9)), Optional.of(plan.downtime()));
        world.tell(source, listener -> listener.jobCompleted(from.uuid(), statistics));
      }
      source.remove(from.uuid(), now);
      world.fire(source, from, Type.STOPPED, Cause.MIGRATED);
      if (options.sourceKept()) {
        Domain kept = Domain.of(from);
        source.add(kept);
      } else {
        world.fire(source, from, Type.UNDEFINED, Cause.OTHER);
      }
      guest.moved();
      guest.consoleGone(source, NLS.bind(Messages.MigrationJob_ConsoleMoved, from.name(), source.name()));
      end(Optional.empty());
    }
  }

  /** Asks it to end; too late once the guest has arrived. */
  void abort() {
    fail(new HypervisorException(Kind.CANCELLED, NLS.bind(Messages.MigrationJob_Aborted, from.name())));
  }

  /** Ends it with the guest at the source, unless it has arrived. */
  void fail(HypervisorException reason) {
    if (phase == Phase.ARRIVED || phase == Phase.ENDED) {
      return;
    }
    next.cancel(false);
    if (to.isActive()) {
      world.fire(target, to, Type.STOPPED, Cause.FAILED);
    }
    target.remove(to.uuid(), world.now());
    replaced.ifPresent(target::add);
    if ((phase == Phase.STOPPED || !options.live()) && executes) {
      from.run(world.now(), StateReason.MIGRATION_CANCELLED);
      guest.goOn();
      world.fire(source, from, Type.RESUMED, Cause.OTHER);
    }
    end(Optional.of(reason));
  }

  private void end(Optional<HypervisorException> reason) {
    last = world.now();
    phase = Phase.ENDED;
    failure = reason;
    source.end(this, last);
    target.end(this, last);
    world.changed();
    world.time().soon(() -> {
      if (reason.isPresent()) {
        done.completeExceptionally(reason.get());
      } else {
        done.complete(null);
      }
    });
  }
}
