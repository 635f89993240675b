/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.experiment.Experiments;
import org.xenworkbench.core.experiment.UnreadableExperimentException;
import org.xenworkbench.core.operation.Initiator;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.operation.OperationState;

/** The experiment of the command line, with which the engine ends. */
final class GivenExperiment implements Deed {

  private static final int NO_REPORT = 1;
  /** Less than the end has in all. */
  private static final Duration CANCEL_TIME = Duration.ofSeconds(15);

  private final Experiments experiments;
  private final OperationService operations;
  private final EventLog log;
  private final Experiment experiment;
  private final Path report;

  /**
   * Reads it.
   *
   * @throws IOException with all that is wrong in the file
   */
  GivenExperiment(Experiments experiments, OperationService operations, EventLog log, Path file, Optional<Path> report,
      Clock clock) throws IOException {
    this.experiments = experiments;
    this.operations = operations;
    this.log = log;
    this.report = report.orElseGet(() -> experiments.reportFor(file, clock.instant()));
    try {
      this.experiment = experiments.read(file);
    } catch (UnreadableExperimentException e) {
      throw new IOException(NLS.bind(Messages.GivenExperiment_NotRead, file, String.join(" ", e.problems())), e);
    }
  }

  /** Runs it, until it has ended or the engine is to end, which cancels it; the report is written then, too. */
  @Override
  public int run(CompletableFuture<Void> ended, Consumer<String> out, Consumer<String> err) {
    OperationHandle run = experiments.run(experiment, report, Initiator.commandLine());
    CompletableFuture.anyOf(run.done(), ended).join();
    if (!run.done().isDone()) {
      operations.cancel(run.id());
    }
    Optional<OperationState> end = endWithin(run, CANCEL_TIME);
    Optional<LogEntry> entry = entry(run);
    Optional<String> written = entry.map(told -> told.attributes().get(Experiments.REPORT));
    written.ifPresent(file -> out.accept(NLS.bind(Messages.GivenExperiment_Report, file)));
    if (end.filter(state -> state.status() == LogEntry.Status.SUCCEEDED).isPresent()) {
      return entry.filter(told -> told.attributes().containsKey(Experiments.FAILED)).isPresent() ? NOT_ALL : 0;
    }
    if (end.filter(state -> state.status() == LogEntry.Status.FAILED).isPresent()) {
      err.accept(NLS.bind(Messages.GivenExperiment_Failed,
          end.flatMap(OperationState::error).map(HypervisorException::getMessage).orElse("")));
      return NO_REPORT;
    }
    if (written.isEmpty()) {
      err.accept(Messages.GivenExperiment_Nothing);
    }
    return written.isPresent() ? NOT_ALL : NO_REPORT;
  }

  /** Empty if it has not ended by then: the future is the operation's, and others wait for its true end. */
  static Optional<OperationState> endWithin(OperationHandle run, Duration limit) {
    return Optional.ofNullable(
        run.done().copy().completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS).join());
  }

  private Optional<LogEntry> entry(OperationHandle run) {
    try {
      return log.get(run.id());
    } catch (UnreadableLogException e) {
      return Optional.empty();
    }
  }
}
