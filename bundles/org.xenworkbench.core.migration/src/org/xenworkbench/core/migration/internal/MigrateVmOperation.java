/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.Endpoint;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.driver.MigrationControl;
import org.xenworkbench.core.driver.MigrationParameters;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.Migration.Part;
import org.xenworkbench.core.migration.MigrationCheck;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.migration.Verdict;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;

/** Migrates a VM and waits for its arrival. */
final class MigrateVmOperation implements Operation {

  private final HostCalls hosts;
  private final MigrationQueue queue;
  private final MigrationRegister register;
  private final MigrationFollower follower;
  private final MigrationCheck.Subject subject;
  private final Checks checks;
  private final Optional<MigrationEstimate> estimate;
  private final TimeSpent time;
  private final boolean abortable;
  private final boolean reportsDowntime;
  private final Clock clock;
  private volatile boolean abortedLate;
  private volatile boolean switchAsked;
  private volatile boolean switchedOver;
  /** Nobody tells how it ends. */
  private volatile boolean isSilent;

  MigrateVmOperation(HostCalls hosts, MigrationQueue queue, MigrationRegister register, MigrationFollower follower,
      MigrationCheck.Subject subject, Checks checks, Optional<MigrationEstimate> estimate, boolean abortable,
      boolean reportsDowntime, Clock clock) {
    this.hosts = hosts;
    this.queue = queue;
    this.register = register;
    this.follower = follower;
    this.subject = subject;
    this.checks = checks;
    this.estimate = estimate;
    this.time = new TimeSpent(follower.timing()::nanos);
    this.abortable = abortable;
    this.reportsDowntime = reportsDowntime;
    this.clock = clock;
  }

  @Override
  public Description describe() {
    Host source = subject.source();
    Host target = subject.target();
    Object[] names = {subject.vm().name(), source.name(), target.name()};
    return Description.of(LogEntry.MIGRATION, source.id(), source.name(), NLS.bind(Messages.Migrate_Running, names),
        NLS.bind(Messages.Migrate_Done, names)).withVm(subject.vm().id(), subject.vm().name())
        .withAttributes(attributes())
        .withCancellable(abortable)
        .withTogether(new Together(count -> NLS.bind(Messages.Migrate_RunningTogether, count, target.name()),
            done -> NLS.bind(Messages.Migrate_DoneTogether, done, target.name())));
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>(MigrationEntries.facts(estimate));
    attributes.put(LogAttribute.SOURCE.name(), subject.source().id().key());
    attributes.put(LogAttribute.TARGET.name(), subject.target().id().key());
    attributes.put(LogAttribute.TARGET_NAME.name(), subject.target().name());
    MigrationHistory.memory(subject.vm())
        .ifPresent(bytes -> attributes.put(LogAttribute.MEMORY.name(), Long.toString(bytes)));
    if (!subject.request().options().isOfUsualLength()) {
      attributes.put(LogAttribute.NO_MEASURE.name(), "true");
    }
    return attributes;
  }

  /** Its end is found and written after the next start. */
  @Override
  public boolean goesOnAlone() {
    return true;
  }

  @Override
  public void awaitTurn(OperationMonitor monitor, Runnable begin) {
    time.begin(Part.WAITING);
    queue.enter(subject, monitor, begin);
  }

  /** Its turn is over before anybody is told that it has ended: who waits for that may ask for the next. */
  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    try {
      migrateChecked(monitor);
    } finally {
      time.end();
      MigrationEntries.facts(time.parts()).forEach(monitor::attribute);
      queue.leave(monitor.id());
    }
  }

  private void migrateChecked(OperationMonitor monitor) throws HypervisorException {
    time.begin(Part.CHECKS);
    monitor.progress(OptionalDouble.empty(), Messages.Migrate_Checking);
    requireNoError(monitor.id());
    Migration migration = Migration.of(monitor.id(), LogEntry.Status.RUNNING, clock.instant())
        .vm(subject.vm().id(), subject.vm().name()).source(subject.source().id(), subject.source().name())
        .target(subject.target().id(), subject.target().name()).ours(true).estimate(estimate).build();
    if (!register.begin(migration)) {
      throw new HypervisorException(HypervisorException.Kind.BUSY,
          NLS.bind(Messages.Check_State_Migrating, subject.vm().name()));
    }
    follower.pollBoth(migration);
    monitor.onCancel(() -> follower.abort(migration));
    try (ProgressWatch watch = follower.watch(migration, (fraction, text) -> progress(monitor, fraction, text))) {
      watch.arrived().thenRun(time::arrived);
      migrateAndLook(migration, watch);
      if (reportsDowntime) {
        watch.awaitStatistics();
      }
      end(monitor, LogEntry.Status.SUCCEEDED, "");
    } catch (HypervisorException e) {
      end(monitor, monitor.isCancelled() ? LogEntry.Status.CANCELLED : LogEntry.Status.FAILED, e.getMessage());
      throw e;
    } catch (RuntimeException e) {
      end(monitor, LogEntry.Status.FAILED, e.toString());
      throw e;
    } finally {
      follower.pollBoth(migration);
    }
  }

  /** Whatever the driver says: both hosts are asked where the VM is then, and who failed is told. */
  private void migrateAndLook(Migration migration, ProgressWatch watch) throws HypervisorException {
    if (!subject.request().options().live()) {
      watch.standsStill();
    }
    time.begin(Part.CALL);
    try {
      migrateOrWait(watch);
      time.begin(Part.LOOKING);
    } catch (HypervisorException e) {
      time.begin(Part.LOOKING);
      Aftermath after = Aftermath.lasting(migration, follower, Aftermath::runsTwice);
      if (isSilent && after.hasArrived()) {
        return; // it was judged by what was seen last, and now both hosts were asked
      }
      String now = switchedOver ? after.textAfterSwitchingOver() : after.text();
      throw new HypervisorException(e.kind(),
          NLS.bind(Messages.Migrate_FailedNow, sentence(e.getMessage()), now), e);
    }
    Aftermath now =
        Aftermath.lasting(migration, follower, after -> after.mayRunTwice() || !after.mayRunAtTarget());
    if (now.mayRunTwice()) {
      throw new HypervisorException(HypervisorException.Kind.FAILED, now.text());
    }
    if (!now.mayRunAtTarget()) {
      throw new HypervisorException(HypervisorException.Kind.FAILED,
          NLS.bind(Messages.Migrate_DoneNot, subject.target().name(), now.text()));
    }
  }

  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + '.';
  }

  private void progress(OperationMonitor monitor, OptionalDouble fraction, String text) {
    register.get(monitor.id()).map(MigrationEntries::ends).ifPresent(ends -> ends.forEach(monitor::attribute));
    monitor.progress(fraction, text);
    if (monitor.isCancelled() && fraction.isPresent() && !abortedLate) {
      abortedLate = true; // it may have been cancelled before the source had a job to abort
      register.get(monitor.id()).ifPresent(follower::abort);
    }
    if (subject.request().options().postCopy() && !switchAsked) {
      register.get(monitor.id()).filter(MigrateVmOperation::isSentOnce).ifPresent(migration -> {
        switchAsked = true;
        follower.startPostCopy(migration).thenAccept(done -> switchedOver = done);
      });
    }
  }

  /** All memory was sent once: what the guest has changed since is little, and soon fetched. */
  private static boolean isSentOnce(Migration migration) {
    return migration.progress().map(JobProgress::iteration).filter(pass -> pass.orElse(0) > 1).isPresent();
  }

  /** A peer-to-peer migration goes on when our connection is lost: then where the VM is tells how it ended. */
  private void migrateOrWait(ProgressWatch watch) throws HypervisorException {
    try {
      migrate();
    } catch (HypervisorException e) {
      if (e.kind() != HypervisorException.Kind.LOST
          || subject.request().mode() != MigrationRequest.Mode.PEER_TO_PEER) {
        throw e;
      }
      time.begin(Part.NOTICING);
      isSilent = true;
      watch.lost();
      Outcome outcome = watch.awaitOutcome();
      if (outcome.status() != LogEntry.Status.SUCCEEDED) {
        throw new HypervisorException(HypervisorException.Kind.FAILED, outcome.error(), e);
      }
    }
  }

  /** Runs the checks anew. */
  interface Checks {
    List<Verdict> run() throws HypervisorException;
  }

  private void requireNoError(UUID id) throws HypervisorException {
    Optional<Verdict> error =
        checks.run().stream().filter(verdict -> verdict.severity() == Verdict.Severity.ERROR).findFirst();
    if (error.isPresent()) {
      throw new HypervisorException(HypervisorException.Kind.CONFIGURATION, NLS.bind(Messages.Migrate_CheckFailed,
          new Object[] {error.get().check(), error.get().reason(), error.get().fix()}).trim()
          + queue.givenUp(id).map(text -> ' ' + text).orElse(""));
    }
  }

  private void migrate() throws HypervisorException {
    boolean peerToPeer = subject.request().mode() == MigrationRequest.Mode.PEER_TO_PEER;
    Endpoint peer = subject.targetConfiguration().peerEndpoint();
    Optional<String> transfer = subject.request().address()
        .or(() -> Optional.of(peer).filter(endpoint -> endpoint.transport().isRemote()).map(Endpoint::address));
    MigrationParameters parameters = (peerToPeer ? MigrationParameters.to(peer) : MigrationParameters.managed())
        .withTransferAddress(transfer).withOptions(subject.request().options());
    if (peerToPeer) {
      migrate(parameters, Optional.empty());
    } else {
      hosts.run(subject.target().id(), Role.OPERATIONS, target -> migrate(parameters, Optional.of(target)));
    }
  }

  private void migrate(MigrationParameters parameters, Optional<HypervisorSession> target) throws HypervisorException {
    hosts.run(subject.source().id(), Role.OPERATIONS, source -> {
      MigrationControl control = source.require(MigrationControl.class);
      try {
        control.migrate(subject.vm().id().uuid(), parameters, target);
      } catch (HypervisorException e) {
        throw e.kind() == HypervisorException.Kind.LOST ? lost(e) : e;
      }
    });
  }

  /** The reason leaves the host to whoever shows it, and a migration has two. */
  private HypervisorException lost(HypervisorException e) {
    return new HypervisorException(e.kind(),
        NLS.bind(Messages.Migrate_Lost, subject.source().name(), e.getMessage()), e);
  }

  private void end(OperationMonitor monitor, LogEntry.Status status, String error) {
    time.end();
    register.update(monitor.id(), Changes.ended(status, clock.instant(), error, time.parts()));
    register.get(monitor.id()).ifPresent(ended -> MigrationEntries.facts(ended).forEach(monitor::attribute));
  }
}
