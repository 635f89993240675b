/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.experiment.Experiments;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;
import org.xenworkbench.core.text.Quantities;
import org.xenworkbench.core.text.SafeLog;

/** Runs an experiment and writes its report, whatever becomes of it once its first migration was asked for. */
final class RunExperimentOperation implements Operation {

  /** For so long all loads are waited for at the end; less than a command line's experiment has. */
  private static final Duration FAREWELL = Duration.ofSeconds(8);
  /** And each for so long, whatever the others took. */
  private static final Duration LEAST_FAREWELL = Duration.ofSeconds(2);

  private final Experiment experiment;
  private final Path report;
  private final String user;
  private final Services services;
  private final AtomicBoolean running;

  /** Something to be done at the end. */
  private interface Step extends AutoCloseable {
    @Override
    void close() throws HypervisorException;
  }

  /**
   * Makes it.
   *
   * @param running whether one runs: two would sample at the intervals of both, and keep each other's hosts busy
   */
  RunExperimentOperation(Experiment experiment, Path report, String user, Services services, AtomicBoolean running) {
    this.experiment = experiment;
    this.report = report;
    this.user = user;
    this.services = services;
    this.running = running;
  }

  @Override
  public Description describe() {
    return Description.of(LogEntry.EXPERIMENT, Optional.empty(), "",
        NLS.bind(Messages.Run_Running, experiment.title()), NLS.bind(Messages.Run_Done, experiment.title()))
        .withAttributes(Map.of(LogAttribute.PARTS.name(), Integer.toString(experiment.migrations())))
        .withCancellable(true);
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    if (!running.compareAndSet(false, true)) {
      throw new HypervisorException(Kind.INVALID_STATE, Messages.Run_Another);
    }
    try (Step over = () -> running.set(false)) {
      Waiting waiting = new Waiting(services.timing(), services.timer(), monitor);
      ReportFiles files = new ReportFiles(report);
      files.check();
      Subjects subjects = Subjects.await(experiment, services.inventory(), waiting);
      List<Trial> trials = new ArrayList<>();
      run(monitor, waiting, files, subjects, trials);
      if (waiting.isCancelled()) {
        throw new HypervisorException(Kind.CANCELLED,
            trials.isEmpty() ? "" : NLS.bind(Messages.Run_Cancelled, report));
      }
    }
  }

  /** Each step of the end is made, the last one first, whatever becomes of the others and of the migrations. */
  private void run(OperationMonitor monitor, Waiting waiting, ReportFiles files, Subjects subjects,
      List<Trial> trials) throws HypervisorException {
    List<BusyGuest> guests = new ArrayList<>();
    Surroundings surroundings = new Surroundings(experiment, subjects, services.timing().clock());
    Duration usual = services.polling().interval();
    monitor.ifCut(NLS.bind(Messages.Run_Cut, Quantities.duration(experiment.interval())));
    try (Step written = () -> write(monitor, files, surroundings, subjects, trials, waiting.isCancelled());
        Step uncut = () -> monitor.ifCut("");
        Step sampled = () -> restore(usual);
        Step left = () -> leave(monitor, guests, surroundings)) {
      services.polling().setInterval(experiment.interval());
      begin(guests, subjects, waiting);
      migrate(monitor, waiting, subjects, guests, trials, () -> keep(files, surroundings, subjects, trials));
    }
  }

  private void leave(OperationMonitor monitor, List<BusyGuest> guests, Surroundings surroundings) {
    long end = services.timing().nanos() + FAREWELL.toNanos();
    List<String> left = new ArrayList<>();
    for (BusyGuest guest : guests) {
      try {
        if (guest.leave(Math.max(end, services.timing().nanos() + LEAST_FAREWELL.toNanos()))) {
          continue;
        }
      } catch (RuntimeException e) {
        SafeLog.of(RunExperimentOperation.class).error("A console could not be left", e);
      }
      surroundings.note(guest.load().vm(), Messages.Load_NotLeft);
      left.add(guest.load().vm());
    }
    if (!left.isEmpty()) {
      monitor.attribute(Experiments.LEFT, String.join(", ", left));
    }
  }

  private void restore(Duration usual) {
    if (services.polling().interval().equals(experiment.interval())) { // else somebody has set it meanwhile
      services.polling().setInterval(usual);
    }
  }

  private void begin(List<BusyGuest> guests, Subjects subjects, Waiting waiting) throws HypervisorException {
    for (Experiment.Load load : experiment.loads()) {
      BusyGuest guest = new BusyGuest(load, subjects.vm(load.vm()), waiting);
      guests.add(guest);
      guest.begin(services.consoles());
    }
  }

  private void migrate(OperationMonitor monitor, Waiting waiting, Subjects subjects, List<BusyGuest> guests,
      List<Trial> trials, Runnable keep) {
    for (Experiment.Series series : experiment.series()) {
      Optional<BusyGuest> guest =
          guests.stream().filter(busy -> busy.vm().equals(subjects.vm(series.vm()))).findFirst();
      OneMigration next = new OneMigration(experiment, series, subjects, guest, services, waiting);
      say(monitor, trials);
      waiting.pause(series.pause());
      for (int i = 0; i < series.count() && !waiting.isCancelled(); i++) {
        trials.add(next.run(trials.size() + 1, monitor.id(), user));
        keep.run();
        say(monitor, trials);
      }
    }
  }

  private void say(OperationMonitor monitor, List<Trial> trials) {
    monitor.progress(OptionalDouble.of((double) trials.size() / experiment.migrations()),
        NLS.bind(Messages.Run_Progress, trials.size(), experiment.migrations()));
  }

  private void tell(OperationMonitor monitor, List<Trial> trials) {
    monitor.attribute(LogAttribute.PARTS.name(),
        Long.toString(trials.stream().filter(trial -> trial.entry().isPresent()).count()));
    monitor.attribute(Experiments.REPORT, report.toString());
    long failed = trials.stream().filter(trial -> !trial.succeeded()).count();
    if (failed > 0) {
      monitor.attribute(Experiments.FAILED, Long.toString(failed));
    }
  }

  /** What is known by now outlives this process, and a disk that is full at the end. */
  private void keep(ReportFiles files, Surroundings surroundings, Subjects subjects, List<Trial> trials) {
    try {
      files.writeValues(CsvReport.of(
          result(surroundings, subjects, trials, false, services.timing().clock().instant(), List.of())));
    } catch (IOException e) {
      SafeLog.of(RunExperimentOperation.class).warn("What an experiment has measured cannot be written yet", e);
    }
  }

  private Result result(Surroundings surroundings, Subjects subjects, List<Trial> trials, boolean cancelled,
      Instant end, List<Recorded> recorded) {
    return new Result(experiment, surroundings.lines(end), subjects.areSimulated(), surroundings.began(), end,
        cancelled, trials, recorded);
  }

  private void write(OperationMonitor monitor, ReportFiles files, Surroundings surroundings, Subjects subjects,
      List<Trial> trials, boolean cancelled) throws HypervisorException {
    if (trials.isEmpty()) {
      return;
    }
    tell(monitor, trials);
    Instant end = services.timing().clock().instant();
    Result result = result(surroundings, subjects, trials, cancelled, end,
        Recorded.of(experiment, subjects, services.history(), surroundings.began(), end));
    try {
      files.write(new HtmlReport(result).text(), CsvReport.of(result));
    } catch (IOException e) {
      throw new HypervisorException(Kind.FAILED, NLS.bind(Messages.Run_NotWritten, report, e.getMessage()), e);
    }
  }
}
