/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.host.HostEventListener;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.host.RoundConsumer;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;

/**
 * Notices migrations that this process did not begin: those of somebody else (virsh), and our own of an earlier
 * process. Some hypervisors announce an incoming migration by an event (QEMU); on Xen it shows as a VM that another
 * host begins to list while its owner has a job.
 */
@Component(service = EnginePart.class)
public class ExternalMigrations implements EnginePart, HostEventListener, RoundConsumer {

  /** In which the hosts of a hosts file are added, and how soon it shows that one was removed. */
  private static final long HOSTS_ADDED_SECONDS = 60;

  private final Inventory inventory;
  private final PlacementReader placements;
  private final HostCalls hosts;
  private final MigrationRegister register;
  private final MigrationFollower follower;
  private final UnattendedMigrations unattended;
  private final LostMigrations lost;
  private final Arrivals arrivals = new Arrivals();
  private final Clock clock;
  private final Registration events;
  private final Registration rounds;
  private final Future<?> removals;

  /** Listens from now on. */
  @Activate
  public ExternalMigrations(@Reference Inventory inventory, @Reference HostCalls hosts, @Reference Polling polling,
      @Reference EventLog log, @Reference MigrationRegister register, @Reference MigrationFollower follower) {
    this(inventory, hosts, polling, log, register, follower, Timing.system().clock());
  }

  ExternalMigrations(Inventory inventory, HostCalls hosts, Polling polling, EventLog log,
      MigrationRegister register, MigrationFollower follower, Clock clock) {
    this.clock = clock;
    this.inventory = inventory;
    this.placements = new PlacementReader(inventory);
    this.hosts = hosts;
    this.register = register;
    this.follower = follower;
    this.unattended = new UnattendedMigrations(log, register, follower, clock);
    this.lost = new LostMigrations(log, register, placements, unattended, clock, follower.ticker());
    this.events = hosts.addListener(this);
    this.rounds = polling.addConsumer(this);
    this.removals = follower.ticker().scheduleWithFixedDelay(this::endLostWithoutHost, HOSTS_ADDED_SECONDS,
        HOSTS_ADDED_SECONDS, TimeUnit.SECONDS);
  }

  /** A migration whose host is never polled again would run in the log for ever. */
  void endLostWithoutHost() {
    lost.endWithoutHost();
  }

  @Deactivate
  void stop() {
    removals.cancel(false);
    lost.close();
    events.close();
    rounds.close();
    unattended.close();
  }

  @Override
  public void domainEvent(HostId host, DomainEvent event) {
    if (event.cause() != DomainEvent.Cause.MIGRATED || isAnothers(host)) {
      return;
    }
    VmId vm = VmId.onHost(host, event.domain());
    if (event.type() == DomainEvent.Type.STARTED) {
      placements.runnerOtherThan(host, vm).ifPresent(source -> beginIfJob(vm, source, host));
    } else if (event.type() == DomainEvent.Type.STOPPED) {
      follower.ticker().execute(() -> departed(vm, host));
    }
  }

  @Override
  public void polled(Round round) {
    HostId host = round.host();
    lost.polled(host, this::askForJob);
    if (isAnothers(host)) {
      return;
    }
    for (VmId arriving : arrivals.listed(host, placements.listed(host))) {
      inventory.virtualMachine(arriving)
          .filter(vm -> !placements.isSame(vm.host(), host) && vm.isActive() && !vm.isMigrating())
          .ifPresent(vm -> arriving(vm, host));
    }
  }

  /** A host lists a VM that another has, or is the one from which it is on its way to that other. */
  private void arriving(VirtualMachine vm, HostId host) {
    placements.sourceOf(vm).ifPresentOrElse(source -> beginIfJob(vm.id(), source, vm.host()),
        () -> beginIfJob(vm.id(), vm.host(), host));
  }

  /** What a host says whose machine another shows, that other one says as well. */
  private boolean isAnothers(HostId host) {
    return !placements.shown(host).equals(host);
  }

  /** What the target says alone moves no VM: anybody can say it. The source must have a job with it. */
  private void beginIfJob(VmId vm, HostId source, HostId target) {
    if (register.running(vm).isPresent()) {
      return; // which may have ended when the answer comes, and the job is its
    }
    askForJob(source, vm, job -> {
      if (job) {
        begin(vm, source, target, true);
      }
    });
  }

  private void askForJob(HostId host, VmId vm, Consumer<Boolean> answer) {
    hosts.submit(host, Role.POLLING, session -> ProgressWatch.progress(session, vm).isPresent())
        .exceptionally(failure -> false) // gone or not telling: there is nothing to follow
        .thenAccept(job -> follower.ticker().execute(() -> answer.accept(job)));
  }

  /** The source says that the VM has left it; if nobody knew of a migration, its start was not seen. */
  private void departed(VmId vm, HostId source) {
    boolean known = register.latest(vm).map(Migration::source)
        .filter(from -> placements.isSame(from, source) || !placements.knows(from)).isPresent();
    if (!known && register.running(vm).isEmpty()) {
      placements.runnerOtherThan(source, vm).ifPresent(target -> begin(vm, source, target, false));
    }
  }

  private void begin(VmId vm, HostId source, HostId target, boolean startSeen) {
    if (register.running(vm).isPresent()) {
      return;
    }
    Optional<LostMigrations.Lost> ours = lost.take(vm, target);
    if (ours.isPresent()) {
      unattended.follow(ours.get().migration(), ours.get().user(), ours.get().facts());
      return;
    }
    boolean comesFrom = inventory.virtualMachine(vm).flatMap(placements::sourceOf).equals(Optional.of(source));
    if (!comesFrom && !inventory.identity(source, vm.uuid()).equals(vm)) {
      return; // it names the UUID of a VM that is elsewhere
    }
    inventory.virtualMachine(vm).ifPresent(machine -> unattended.follow(
        Migration.of(UUID.randomUUID(), LogEntry.Status.RUNNING, clock.instant()).vm(vm, machine.name())
            .source(source, placements.hostName(source)).target(target, placements.hostName(target))
            .estimate(follower.history().estimate(machine, source, target)).build(),
        Initiator.somebodyElse(), startSeen));
  }
}
