/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.experiment.Experiment;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.TimeSeries;
import org.xenworkbench.core.metric.WindowMean;
import org.xenworkbench.core.migration.MigrationRequest;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.OperationHandle;
import org.xenworkbench.core.operation.OperationState;

/** Migrates a VM to the next of its hosts, and measures what that took. */
final class OneMigration {

  /** For so long the console waits for the guest to be heard again, and a moment more. */
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(32);
  private static final Duration CANCEL_LIMIT = Duration.ofSeconds(5);

  private final Experiment experiment;
  private final Experiment.Series series;
  private final Subjects subjects;
  private final Optional<BusyGuest> guest;
  private final Services services;
  private final Waiting waiting;

  OneMigration(Experiment experiment, Experiment.Series series, Subjects subjects, Optional<BusyGuest> guest,
      Services services, Waiting waiting) {
    this.experiment = experiment;
    this.series = series;
    this.subjects = subjects;
    this.guest = guest;
    this.services = services;
    this.waiting = waiting;
  }

  /** Returns once the pause after it is over. */
  Trial run(int number, UUID whole, String user) {
    VmId vm = subjects.vm(series.vm());
    Optional<String> source = subjects.place(vm);
    String target = next(source);
    Optional<OperationHandle> begun = Optional.empty();
    String refused = "";
    try (Registration part = services.operations().within(whole)) {
      begun = Optional.of(
          services.migrations().migrate(MigrationRequest.peerToPeer(vm, subjects.host(target)), user));
    } catch (IllegalArgumentException e) {
      refused = String.valueOf(e.getMessage());
    }
    Optional<OperationState> end = begun.flatMap(this::awaitEnd);
    waiting.pause(series.pause());
    Optional<LogEntry> entry = begun.flatMap(handle -> entry(handle.id()));
    String problem = begun.isEmpty() ? refused
        : end.isEmpty() ? Messages.Trial_UnderWay : end.get().error().map(HypervisorException::getMessage).orElse("");
    return new Trial(number, series.vm(), source.orElse(""), target, entry, problem,
        entry.map(told -> means(source, target, told)).orElse(List.of()), lines(end, entry));
  }

  /** Where its silence was told it was heard since; else it was waited for, and for longer than the pause. */
  private Optional<NumberedLines.Part> lines(Optional<OperationState> end, Optional<LogEntry> entry) {
    boolean wasWaitedFor = end.filter(OneMigration::isSuccess).isPresent() && !waiting.isCancelled()
        && entry.filter(LogAttribute.SERVICE_GAP::isIn).isEmpty();
    return guest.flatMap(busy -> busy.part(wasWaitedFor));
  }

  private static boolean isSuccess(OperationState end) {
    return end.status() == LogEntry.Status.SUCCEEDED;
  }

  /** To and fro: the one after that on which it is. */
  private String next(Optional<String> source) {
    int at = source.map(series.hosts()::indexOf).orElse(-1);
    return series.hosts().get((at + 1) % series.hosts().size());
  }

  private Optional<OperationState> awaitEnd(OperationHandle handle) {
    if (!waiting.until(handle.done())) {
      services.migrations().cancel(handle.id());
      waiting.afterCancel(handle.done(), CANCEL_LIMIT);
    }
    Optional<OperationState> end = Optional.ofNullable(handle.done().getNow(null));
    if (guest.isPresent() && end.filter(OneMigration::isSuccess).isPresent()) {
      guest.get().arrived();
      awaitSilence(handle.id());
    }
    return end;
  }

  /** How long the guest was silent is told once it is heard again. */
  private void awaitSilence(UUID migration) {
    CompletableFuture<Void> told = new CompletableFuture<>();
    try (Registration listening = services.log().addListener(entry -> {
      if (entry.correlation().equals(migration) && LogAttribute.SERVICE_GAP.isIn(entry)) {
        told.complete(null);
      }
    })) {
      if (entry(migration).filter(LogAttribute.SERVICE_GAP::isIn).isEmpty()) {
        waiting.until(told, SILENCE_LIMIT);
      }
    }
  }

  /** A log that cannot be read costs the figures of a migration, and says so by itself. */
  private Optional<LogEntry> entry(UUID migration) {
    try {
      return services.log().get(migration);
    } catch (UnreadableLogException e) {
      return Optional.empty();
    }
  }

  private List<Trial.Mean> means(Optional<String> source, String target, LogEntry entry) {
    List<Trial.Mean> means = new ArrayList<>();
    Instant start = entry.started();
    Optional<Instant> end = entry.finished();
    if (end.isEmpty()) {
      return means;
    }
    Duration around = series.pause();
    Instant from = start.minus(around);
    Instant to = end.get().plus(around);
    for (String host : Stream.concat(source.stream(), Stream.of(target)).distinct().toList()) {
      Map<String, TimeSeries> found = services.history().query(HistoryQuery.of(subjects.host(host),
          experiment.metrics()).between(from.minus(experiment.interval().multipliedBy(2)), to));
      for (String metric : experiment.metrics()) {
        TimeSeries values = found.getOrDefault(metric, TimeSeries.EMPTY);
        means.add(new Trial.Mean(host, metric, WindowMean.of(values, from, start),
            WindowMean.of(values, start, end.get()), WindowMean.of(values, end.get(), to)));
      }
    }
    return means;
  }
}
