/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.LogEntry.Status;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationState;
import org.xenworkbench.core.testkit.FakeEventLog;
import org.xenworkbench.core.testkit.FakeMigrations;
import org.xenworkbench.core.testkit.FakeOperations;

class OperationMirrorTest {

  private final FakeOperations operations = new FakeOperations();
  private final FakeMigrations migrations = new FakeMigrations();
  private final FakeEventLog log = new FakeEventLog();
  private final List<IStatus> results = new CopyOnWriteArrayList<>();
  private final List<Job> jobs = new CopyOnWriteArrayList<>();
  private final JobChangeAdapter watcher = new JobChangeAdapter() {
    @Override
    public void running(IJobChangeEvent event) {
      jobs.add(event.getJob());
    }

    @Override
    public void done(IJobChangeEvent event) {
      results.add(event.getResult());
    }
  };

  @BeforeEach
  void watch() {
    Job.getJobManager().addJobChangeListener(watcher);
  }

  @AfterEach
  void unwatch() {
    Job.getJobManager().removeJobChangeListener(watcher);
  }

  @Test
  void aJobLivesAsLongAsItsOperation() {
    OperationMirror mirror = new OperationMirror(operations, () -> migrations, log);
    UUID id = UUID.randomUUID();
    operations.tell(state(id, Status.RUNNING, Optional.empty()));
    await().until(() -> jobs.size() == 1);
    assertThat(jobs.get(0).getName()).isEqualTo("Migrating VM 'x' from 'a' to 'b'");
    assertThat(mirror.shown()).isEqualTo(1);
    operations.tell(state(id, Status.SUCCEEDED, Optional.empty()));
    await().until(() -> results.size() == 1);
    assertThat(results.get(0).isOK()).isTrue();
    assertThat(mirror.shown()).isZero();
    mirror.deactivate();
  }

  @Test
  void showsWhatRunsAlready() {
    operations.tell(state(UUID.randomUUID(), Status.RUNNING, Optional.empty()));
    OperationMirror mirror = new OperationMirror(operations, () -> migrations, log);
    assertThat(mirror.shown()).isEqualTo(1);
    operations.tell(state(operations.running().get(0).id(), Status.CANCELLED, Optional.empty()));
    await().until(() -> results.size() == 1);
    assertThat(results.get(0).getSeverity()).isEqualTo(IStatus.CANCEL);
    mirror.deactivate();
  }

  @Test
  void aCancelReachesTheOperation() {
    OperationMirror mirror = new OperationMirror(operations, () -> migrations, log);
    UUID id = UUID.randomUUID();
    operations.tell(state(id, Status.RUNNING, Optional.empty()));
    await().until(() -> jobs.size() == 1 && jobs.get(0).getState() == Job.RUNNING);
    jobs.get(0).cancel();
    await().until(() -> operations.cancelled().contains(id));
    operations.tell(state(id, Status.CANCELLED, Optional.empty()));
    await().until(() -> results.size() == 1);
    mirror.deactivate();
  }

  @Test
  void whatStillRunsAtTheEndGoesOnWithoutItsJob() {
    OperationMirror mirror = new OperationMirror(operations, () -> migrations, log);
    operations.tell(state(UUID.randomUUID(), Status.RUNNING, Optional.empty()));
    await().until(() -> jobs.size() == 1 && jobs.get(0).getState() == Job.RUNNING);
    mirror.deactivate();
    await().until(() -> results.size() == 1);
    assertThat(results.get(0).isOK()).isTrue();
    assertThat(jobs.get(0).getState()).as("the job manager finds nothing").isEqualTo(Job.NONE);
    jobs.get(0).cancel();
    assertThat(operations.cancelled()).isEmpty();
    assertThat(mirror.shown()).isZero();
    operations.tell(state(UUID.randomUUID(), Status.RUNNING, Optional.empty()));
    assertThat(mirror.shown()).as("nothing is mirrored any more").isZero();
  }

  /** As one that the job manager cancels before it has seen that it has ended. */
  @Test
  void aCancelOfAJobThatWasLetGoReachesNobody() {
    UUID id = UUID.randomUUID();
    OperationJob job = new OperationJob(state(id, Status.RUNNING, Optional.empty()), operations);
    operations.tell(state(id, Status.RUNNING, Optional.empty()));
    job.letGo();
    job.canceling();
    assertThat(operations.cancelled()).isEmpty();
    assertThat(job.run(new NullProgressMonitor()).isOK()).as("it does not begin any more").isTrue();
  }

  /** Else the status line says how far it was when somebody last knew. */
  @Test
  void howFarItIsGoesWhenNobodyKnowsAnyMore() {
    List<Integer> totals = new ArrayList<>();
    NullProgressMonitor monitor = new NullProgressMonitor() {
      @Override
      public void beginTask(String name, int total) {
        totals.add(total);
      }
    };
    OperationState known = state(UUID.randomUUID(), Status.RUNNING, Optional.empty());
    OperationState unknown = new OperationState(known.id(), known.description(), Status.RUNNING,
        OptionalDouble.empty(), "", "me", Instant.EPOCH, Optional.empty(), Optional.empty());
    OperationJob job = new OperationJob(known, operations);
    job.run(monitor);
    List.of(known, unknown, unknown, known).forEach(job::update);
    assertThat(totals).containsExactly(IProgressMonitor.UNKNOWN, 1000, IProgressMonitor.UNKNOWN, 1000);
  }

  @Test
  void aFailureSaysWhatOnWhichHostAndWhy() {
    IStatus status = OperationJob.result(state(UUID.randomUUID(), Status.FAILED,
        Optional.of(new HypervisorException(HypervisorException.Kind.FAILED, "Out of memory on b. Free some."))));
    assertThat(status.getMessage())
        .isEqualTo("Migrating VM 'x' from 'a' to 'b' failed. Out of memory on b. Free some.");
  }

  @Test
  void onlyMigrationsAreAskedFor() {
    CloseGuard guard = CloseGuard.ofMigrations(operations, migrations::isQueued);
    assertThat(guard.question()).isEmpty();
    operations.tell(state(UUID.randomUUID(), Status.RUNNING, Optional.empty()));
    assertThat(guard.question()).get().asString().contains("Migrating VM 'x' from 'a' to 'b'");
    operations.tell(new OperationState(UUID.randomUUID(),
        Operation.Description.of(LogEntry.MIGRATION, Optional.empty(), "", "Migrating 12 VMs", "Migrated 12 VMs"),
        Status.RUNNING, OptionalDouble.empty(), "", "me", Instant.EPOCH, Optional.empty(), Optional.empty()));
    assertThat(guard.question()).get().asString().as("each once").doesNotContain("12 VMs");
  }

  /** What waits is told apart: it does not go on without the workbench. */
  @Test
  void whatWaitsForItsTurnIsCancelledAndSaidSo() {
    CloseGuard guard = CloseGuard.ofMigrations(operations, migrations::isQueued);
    for (int i = 0; i < 12; i++) {
      UUID id = UUID.randomUUID();
      migrations.queue(id);
      operations.tell(state(id, Status.RUNNING, Optional.empty()));
    }
    assertThat(guard.question()).get().asString().startsWith("This waits for its turn, and is cancelled")
        .contains("and 4 more").doesNotContain("This is still running").endsWith("Close anyway?");
    operations.tell(state(UUID.randomUUID(), Status.RUNNING, Optional.empty()));
    assertThat(guard.question()).get().asString().startsWith("This is still running").contains("This waits");
  }

  @Test
  void whatWouldBeLostIsAskedForInWords() {
    CloseGuard guard = CloseGuard.ofUnsaved(log);
    assertThat(guard.question()).isEmpty();
    log.lose(Optional.of("8 entries cannot be written: the disk of R&D is full."));
    assertThat(guard.question()).get().asString().startsWith("This is lost when the workbench is closed:")
        .contains("the disk of R&&D is full.");
  }

  /** The status line shows a job's name as it stands, the Progress view without single ampersands. */
  @Test
  void aNameWithAnAmpersandIsInTheTaskAndNotInTheName() {
    OperationMirror mirror = new OperationMirror(operations, () -> migrations, log);
    UUID id = UUID.randomUUID();
    operations.tell(state("R&D", id, Status.RUNNING, Optional.empty()));
    await().until(() -> jobs.size() == 1);
    assertThat(jobs.get(0).getName()).isEqualTo("Migration");
    assertThat(OperationJob.task(state("R&D", id, Status.RUNNING, Optional.empty())))
        .isEqualTo("Migrating VM 'R&D' from 'a' to 'b': 24 of 96 MiB");
    assertThat(OperationJob.task(state(id, Status.RUNNING, Optional.empty()))).isEqualTo("24 of 96 MiB");
    operations.tell(state("R&D", id, Status.SUCCEEDED, Optional.empty()));
    await().until(() -> results.size() == 1);
    mirror.deactivate();
  }

  /** What is shown is that of which it is a part. */
  @Test
  void partsAreNoJobsAndWhatFailedOfThemIsTold() {
    OperationMirror mirror = new OperationMirror(operations, () -> migrations, log);
    OperationState one = state(UUID.randomUUID(), Status.RUNNING, Optional.empty());
    operations.tell(new OperationState(one.id(),
        one.description().withAttributes(Map.of(LogAttribute.PART_OF.name(), "x")), Status.RUNNING,
        OptionalDouble.empty(), "", "me", Instant.EPOCH, Optional.empty(), Optional.empty()));
    assertThat(mirror.shown()).isZero();
    mirror.deactivate();
    Operation.Description whole = Operation.Description.of("power", Optional.empty(), "",
        "Starting 12 virtual machines", "Started 11 of 12 virtual machines; 1 failed");
    IStatus status = OperationJob.result(new OperationState(one.id(), whole, Status.WARNING, OptionalDouble.of(1), "",
        "me", Instant.EPOCH, Optional.of(Instant.EPOCH), Optional.of(new HypervisorException(
            HypervisorException.Kind.FAILED, "Starting VM 'x' on 'a': No memory. Free some."))));
    assertThat(status.getSeverity()).as("it is shown").isEqualTo(IStatus.ERROR);
    assertThat(status.getMessage()).isEqualTo(
        "Started 11 of 12 virtual machines; 1 failed. Starting VM 'x' on 'a': No memory. Free some.");
  }

  private static OperationState state(UUID id, Status status, Optional<HypervisorException> error) {
    return state("x", id, status, error);
  }

  private static OperationState state(String vm, UUID id, Status status, Optional<HypervisorException> error) {
    Operation.Description description = Operation.Description.of("migration", HostId.random(), "a",
        "Migrating VM '" + vm + "' from 'a' to 'b'", "Migrated VM '" + vm + "' from 'a' to 'b'").withCancellable(true);
    Optional<Instant> finished = status == Status.RUNNING ? Optional.empty() : Optional.of(Instant.EPOCH);
    return new OperationState(id, description, status, OptionalDouble.of(0.5), "24 of 96 MiB", "me", Instant.EPOCH,
        finished, error);
  }
}
