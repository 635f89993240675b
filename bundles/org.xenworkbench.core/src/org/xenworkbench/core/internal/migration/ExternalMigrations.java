/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.migration;

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
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.Polling;
import org.xenworkbench.core.host.Round;
import org.xenworkbench.core.host.RoundConsumer;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.host.SessionEvents;
import org.xenworkbench.core.internal.host.Sessions;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;

/**
 * Notices migrations that this process did not begin: those of somebody else (virsh), and our own of an earlier
 * process. Some hypervisors announce an incoming migration by an event (QEMU); on Xen it shows as a VM that another
 * host begins to list while its owner has a job.
 *
 * <p>A sample listener only so that it is activated as soon as hosts are polled; it works on events.
 */
@Component(service = SampleListener.class)
public class ExternalMigrations implements SampleListener, SessionEvents, RoundConsumer {

  /** In which the hosts of a hosts file are added, and how soon it shows that one was removed. */
  private static final long HOSTS_ADDED_SECONDS = 60;

  private final Inventory inventory;
  private final PlacementReader placements;
  private final Sessions sessions;
  private final MigrationRegister register;
  private final MigrationFollower follower;
  private final FollowedMigrations followed;
  private final LostMigrations lost;
  private final Arrivals arrivals = new Arrivals();
  private final Clock clock = Clock.systemUTC();
  private final Registration events;
  private final Registration rounds;
  private final Future<?> removals;

  /** Listens from now on. */
  @Activate
  public ExternalMigrations(@Reference Inventory inventory, @Reference Sessions sessions, @Reference Polling polling,
      @Reference EventLogImpl log, @Reference MigrationRegister register, @Reference MigrationFollower follower) {
    this.inventory = inventory;
    this.placements = new PlacementReader(inventory);
    this.sessions = sessions;
    this.register = register;
    this.follower = follower;
    this.followed = new FollowedMigrations(sessions, log, register, follower, clock);
    this.lost = new LostMigrations(log, register, placements, followed, clock, follower.ticker());
    this.events = sessions.addListener(this);
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
    events.close();
    rounds.close();
    followed.close();
  }

  @Override
  public void sampled(SampleBatch batch) {
    // see the class comment
  }

  @Override
  public void domainEvent(HostId host, DomainEvent event) {
    if (event.cause() != DomainEvent.Cause.MIGRATED) {
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
    for (VmId arriving : arrivals.listed(host, placements.listed(host))) {
      inventory.virtualMachine(arriving)
          .filter(vm -> !vm.host().equals(host) && vm.isActive() && !vm.isMigrating())
          .ifPresent(vm -> beginIfJob(vm.id(), vm.host(), host));
    }
  }

  /** What the target says alone moves no VM: anybody can say it. The source must have a job with it. */
  private void beginIfJob(VmId vm, HostId source, HostId target) {
    askForJob(source, vm, job -> {
      if (job) {
        begin(vm, source, target, true);
      }
    });
  }

  private void askForJob(HostId host, VmId vm, Consumer<Boolean> answer) {
    sessions.calls(host).execute(() -> {
      boolean job = sessions.polling(host).filter(session -> hasJob(session, vm)).isPresent();
      follower.ticker().execute(() -> answer.accept(job));
    });
  }

  private static boolean hasJob(HypervisorSession session, VmId vm) {
    try {
      return MigrationFollower.progress(session, vm).isPresent();
    } catch (HypervisorException e) {
      return false; // gone or not telling: there is nothing to follow
    }
  }

  /** The source says that the VM has left it; if nobody knew of a migration, its start was not seen. */
  private void departed(VmId vm, HostId source) {
    if (register.running(vm).isEmpty() && register.latest(vm).filter(m -> m.source().equals(source)).isEmpty()) {
      placements.runnerOtherThan(source, vm).ifPresent(target -> begin(vm, source, target, false));
    }
  }

  private void begin(VmId vm, HostId source, HostId target, boolean startSeen) {
    if (register.running(vm).isPresent()) {
      return;
    }
    Optional<LostMigrations.Lost> ours = lost.take(vm);
    if (ours.isPresent()) {
      followed.follow(ours.get().migration(), ours.get().user(), true);
      return;
    }
    if (!inventory.identity(source, vm.uuid()).equals(vm)) {
      return; // it names the UUID of a VM that is elsewhere
    }
    inventory.virtualMachine(vm).ifPresent(machine -> followed.follow(new Migration(UUID.randomUUID(), vm,
        machine.name(), source, placements.hostName(source), target, placements.hostName(target), false,
        LogEntry.Status.RUNNING, clock.instant(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), ""), Messages.Migrate_External, startSeen));
  }
}
