/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.migration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.driver.DomainEvent;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.host.SessionEvents;
import org.xenworkbench.core.internal.host.Sessions;
import org.xenworkbench.core.metric.SampleListener;
import org.xenworkbench.core.metric.SampleBatch;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * Notices migrations that this process did not begin and follows them to their end: those of somebody else (virsh), and
 * our own of an earlier process that died before their end was written.
 *
 * <p>A sample listener only so that it is activated as soon as hosts are polled; it works on events.
 */
@Component(service = SampleListener.class)
public class ExternalMigrations implements SampleListener, SessionEvents {

  /** So many answers in a row without a job, half a second apart, mean that the job has ended. */
  private static final int SILENT_ROUNDS = 4;
  private static final int MAX_LOST = 1_000;
  private static final Map<String, String> UNKNOWN = Map.of(LogEntry.ATTRIBUTE_DURATION_UNKNOWN, "true");

  private final Inventory inventory;
  private final Sessions sessions;
  private final EventLogImpl log;
  private final MigrationRegister register;
  private final MigrationFollower follower;
  private final Clock clock = Clock.systemUTC();
  private final Map<UUID, MigrationFollower.Follow> follows = new ConcurrentHashMap<>();
  private final Set<UUID> unseen = ConcurrentHashMap.newKeySet();
  private final Map<UUID, LogEntry> lost = new ConcurrentHashMap<>();
  private final Map<HostId, Boolean> polled = new ConcurrentHashMap<>();
  private final Instant began = clock.instant();
  private final Registration events;
  private final Registration migrations;

  /** Listens from now on. */
  @Activate
  public ExternalMigrations(@Reference Inventory inventory, @Reference Sessions sessions, @Reference EventLogImpl log,
      @Reference MigrationRegister register, @Reference MigrationFollower follower) {
    this.inventory = inventory;
    this.sessions = sessions;
    this.log = log;
    this.register = register;
    this.follower = follower;
    this.events = sessions.addListener(this);
    this.migrations = register.addListener(this::evaluate);
  }

  @Deactivate
  void stop() {
    events.close();
    migrations.close();
    follows.values().forEach(MigrationFollower.Follow::close);
  }

  @Override
  public void sampled(SampleBatch batch) {
    // see the class comment
  }

  @Override
  public void domainEvent(HostId host, DomainEvent event) {
    VmId vm = VmId.onHost(host, event.domain());
    if (event.cause() == DomainEvent.Cause.MIGRATED && event.type() == DomainEvent.Type.STARTED) {
      runningElsewhere(vm, host).ifPresent(source -> follower.ticker().execute(() -> begin(vm, source, host, false)));
    } else if (event.cause() == DomainEvent.Cause.MIGRATED && event.type() == DomainEvent.Type.STOPPED) {
      follower.ticker().execute(() -> departed(vm, host));
    }
    register.running(vm).ifPresent(this::evaluateSoon);
  }

  @Override
  public void polled(HostId host) {
    if (polled.putIfAbsent(host, true) == null) {
      findLost();
    }
    follower.ticker().execute(() -> lost.values().forEach(this::reconcile));
    for (VirtualMachine vm : inventory.virtualMachines()) {
      if (!vm.host().equals(host) && vm.state().isActive() && register.running(vm.id()).isEmpty()
          && listedBy(host, vm.id())) {
        askForJob(vm, host);
      }
    }
    register.running().forEach(this::evaluateSoon);
  }

  /** A VM that runs elsewhere and is listed here may be arriving: then the other host has a job for it. */
  private void askForJob(VirtualMachine vm, HostId target) {
    sessions.calls(vm.host()).execute(() -> sessions.polling(vm.host()).ifPresent(session -> {
      if (job(session, vm.id()).isPresent()) {
        follower.ticker().execute(() -> begin(vm.id(), vm.host(), target, false));
      }
    }));
  }

  private static Optional<JobProgress> job(HypervisorSession session, VmId vm) {
    try {
      return session.jobProgress(vm.uuid());
    } catch (HypervisorException e) {
      return Optional.empty(); // gone or busy: there is nothing to follow
    }
  }

  /** The source says that the VM has left it; if nobody knew of a migration, its start was not seen. */
  private void departed(VmId vm, HostId source) {
    if (register.running(vm).isEmpty() && register.latest(vm).filter(m -> m.source().equals(source)).isEmpty()) {
      runningElsewhere(vm, source).ifPresent(target -> begin(vm, source, target, true));
    }
  }

  private void begin(VmId vm, HostId source, HostId target, boolean startUnseen) {
    Optional<Migration> ours = register.running(vm);
    Optional<VirtualMachine> machine = inventory.virtualMachine(vm);
    if (ours.isPresent() || machine.isEmpty()) {
      return;
    }
    Migration migration = new Migration(UUID.randomUUID(), vm, machine.get().name(), source, hostName(source), target,
        hostName(target), false, LogEntry.Status.RUNNING, clock.instant(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), "");
    adopt(migration, startUnseen);
  }

  private void adopt(Migration migration, boolean startUnseen) {
    if (register.begin(migration)) {
      if (startUnseen) {
        unseen.add(migration.id());
      }
      Map<String, String> facts = durationKnown(migration);
      log.append(MigrationEntries.external(migration, "", facts));
      follows.put(migration.id(), follower.follow(migration, (fraction, text) -> register.get(migration.id())
          .filter(Migration::isRunning).ifPresent(now -> log.progress(MigrationEntries.external(now, text, facts)))));
      evaluateSoon(migration);
    }
  }

  private void evaluateSoon(Migration migration) {
    follower.ticker().execute(() -> evaluate(migration));
  }

  /** Has a followed migration ended? */
  private void evaluate(Migration migration) {
    MigrationFollower.Follow follow = follows.get(migration.id());
    if (follow == null || register.get(migration.id()).filter(Migration::isRunning).isEmpty()) {
      return;
    }
    Optional<HostId> runner = runner(migration.vm());
    boolean sourceActive = active(migration.source(), migration.vm());
    if (runner.filter(migration.target()::equals).isPresent() && !sourceActive) {
      end(migration, LogEntry.Status.SUCCEEDED, "", "");
    } else if (follow.silentRounds() >= SILENT_ROUNDS && runner.filter(migration.source()::equals).isPresent()
        && !active(migration.target(), migration.vm())) {
      end(migration, LogEntry.Status.FAILED,
          NLS.bind(Messages.Migrate_NotMoved, migration.sourceName(), migration.targetName()), "");
    }
  }

  private void end(Migration migration, LogEntry.Status status, String error, String details) {
    Optional.ofNullable(follows.remove(migration.id())).ifPresent(MigrationFollower.Follow::close);
    register.update(migration.id(), Changes.ended(status, clock.instant(), error));
    register.get(migration.id()).ifPresent(ended -> log.append(
        MigrationEntries.external(ended, error.isEmpty() ? details : error, durationKnown(ended))));
    sessions.pollSoon(migration.source());
    sessions.pollSoon(migration.target());
  }

  private Map<String, String> durationKnown(Migration migration) {
    return unseen.contains(migration.id()) ? UNKNOWN : Map.of();
  }

  // ---- migrations of an earlier process ----

  private void findLost() {
    EventQuery running = new EventQuery("", Set.of(LogEntry.Status.RUNNING),
        Set.of(LogEntry.MIGRATION), Optional.empty(), MAX_LOST);
    log.query(running).stream().filter(entry -> entry.started().isBefore(began))
        .filter(entry -> register.get(entry.correlation()).isEmpty())
        .forEach(entry -> lost.putIfAbsent(entry.correlation(), entry));
  }

  /** Once both hosts were polled, what they list tells how it ended; a job that still runs is followed to its end. */
  private void reconcile(LogEntry entry) {
    Optional<HostId> source = hostAttribute(entry, LogEntry.ATTRIBUTE_SOURCE);
    Optional<HostId> target = hostAttribute(entry, LogEntry.ATTRIBUTE_TARGET);
    if (source.isEmpty() || target.isEmpty() || entry.vm().isEmpty()) {
      lost.remove(entry.correlation());
      return;
    }
    if (!polled.containsKey(source.get()) || !polled.containsKey(target.get())
        || lost.remove(entry.correlation()) == null) {
      return;
    }
    Migration migration = new Migration(entry.correlation(), entry.vm().get(), entry.vmName(), source.get(),
        hostName(source.get()), target.get(), hostName(target.get()), true, LogEntry.Status.RUNNING, entry.started(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    sessions.calls(source.get()).execute(() -> {
      boolean goesOn = sessions.polling(source.get()).flatMap(session -> job(session, migration.vm())).isPresent();
      follower.ticker().execute(() -> resume(migration, entry, goesOn));
    });
  }

  private void resume(Migration migration, LogEntry entry, boolean goesOn) {
    if (goesOn) {
      adopt(migration, false);
      return;
    }
    Optional<HostId> runner = runner(migration.vm());
    LogEntry.Status status = LogEntry.Status.FAILED;
    String error = NLS.bind(Messages.Migrate_Vanished, migration.sourceName(), migration.targetName());
    String details = error;
    if (runner.filter(migration.target()::equals).isPresent()) {
      status = LogEntry.Status.SUCCEEDED;
      error = "";
      details = Messages.Migrate_EndSeenLater;
    } else if (runner.isPresent()) {
      error = NLS.bind(Messages.Migrate_Interrupted, hostName(runner.get()));
      details = error;
    }
    if (register.begin(migration)) {
      register.update(migration.id(), Changes.ended(status, clock.instant(), error));
      String words = details;
      register.get(migration.id())
          .ifPresent(known -> log.append(MigrationEntries.external(known, words, UNKNOWN)));
    } else {
      ILog.of(ExternalMigrations.class).warn("VM " + entry.vmName() + " migrates again before its last migration's end "
          + "was written");
    }
  }

  private static Optional<HostId> hostAttribute(LogEntry entry, String name) {
    return Optional.ofNullable(entry.attributes().get(name)).map(org.xenworkbench.core.model.ObjectId::parse)
        .filter(HostId.class::isInstance).map(HostId.class::cast);
  }

  // ---- what the inventory knows ----

  private Optional<HostId> runningElsewhere(VmId vm, HostId host) {
    return inventory.placements(vm).stream().filter(p -> p.state().isRunning() && !p.host().equals(host))
        .map(Placement::host).findFirst();
  }

  private Optional<HostId> runner(VmId vm) {
    return inventory.virtualMachine(vm).filter(machine -> machine.state().isRunning()).map(VirtualMachine::host);
  }

  private boolean active(HostId host, VmId vm) {
    return placements(vm, host).stream().anyMatch(placement -> placement.state().isActive());
  }

  private boolean listedBy(HostId host, VmId vm) {
    return !placements(vm, host).isEmpty();
  }

  private List<Placement> placements(VmId vm, HostId host) {
    return inventory.placements(vm).stream().filter(placement -> placement.host().equals(host)).toList();
  }

  private String hostName(HostId host) {
    return inventory.host(host).map(Host::name).orElse(host.toString());
  }
}
