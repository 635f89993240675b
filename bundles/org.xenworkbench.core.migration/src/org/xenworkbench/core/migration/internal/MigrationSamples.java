/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.concurrent.Timing;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.host.EnginePart;
import org.xenworkbench.core.metric.HistoryQuery;
import org.xenworkbench.core.metric.MetricHistory;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.core.metric.Sampler;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeLog;

/**
 * Has the samples from a minute before to a minute after each migration kept, of its VM, of both hosts and of their
 * VMs: somebody will ask how busy a host was then, and who caused it. All is done on a thread of its own; what several
 * migrations at once have in common is kept once.
 */
@Component(service = EnginePart.class)
public final class MigrationSamples implements EnginePart, EventLogListener {

  static final Duration MARGIN = Duration.ofMinutes(1);
  /** A sample comes some time after it was taken. */
  static final Duration LATE = Duration.ofSeconds(15);
  /** What goes on for long is kept in pieces, while its samples are as fine as they were. */
  private static final Duration PIECE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofSeconds(10);
  /** Of a host with more, those that use its CPUs most. */
  static final int MOST_VMS = 100;
  /** Entries of an earlier run that may still be open. */
  private static final int EARLIER = 1_000;
  private static final Duration END = Duration.ofSeconds(2);

  private final EventLog log;
  private final MetricHistory history;
  private final Inventory inventory;
  private final Sampler sampler;
  private final Timing timing;
  private final ScheduledExecutorService thread;
  private final Registration listening;
  /** The rest is used on the thread only. */
  private final Map<UUID, Stretch> stretches = new HashMap<>();
  private final Map<ObjectId, Instant> kept = new HashMap<>();
  private Instant last = Instant.MIN;
  private boolean isLooking;
  private boolean isUnread = true;

  /**
   * The time of a migration with its margins.
   *
   * @param hosts source and target
   * @param to empty while it goes on
   */
  private record Stretch(Set<HostId> hosts, Optional<VmId> vm, Instant from, Optional<Instant> to) {

    static Stretch of(LogEntry entry) {
      Set<HostId> hosts = new LinkedHashSet<>();
      Stream.of(LogAttribute.SOURCE, LogAttribute.TARGET).flatMap(attribute -> attribute.value(entry).stream())
          .flatMap(key -> host(key).stream()).forEach(hosts::add);
      entry.host().ifPresent(hosts::add);
      return new Stretch(Set.copyOf(hosts), entry.vm(), entry.started().minus(MARGIN),
          entry.isRunning() ? Optional.empty() : Optional.of(entry.finished().orElse(entry.started()).plus(MARGIN)));
    }

    private static Optional<HostId> host(String key) {
      try {
        return ObjectId.parse(key) instanceof HostId host ? Optional.of(host) : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty(); // of a kind of objects that this version does not know
      }
    }

    boolean isOver(Instant now) {
      return to.filter(end -> !end.plus(LATE).isAfter(now)).isPresent();
    }
  }

  /** Listens from now on. */
  @Activate
  public MigrationSamples(@Reference EventLog log, @Reference MetricHistory history, @Reference Inventory inventory,
      @Reference Sampler sampler) {
    this(log, history, inventory, sampler, Timing.system());
  }

  MigrationSamples(EventLog log, MetricHistory history, Inventory inventory, Sampler sampler, Timing timing) {
    this.log = log;
    this.history = history;
    this.inventory = inventory;
    this.sampler = sampler;
    this.timing = timing;
    thread = timing.scheduler("xenworkbench-migration-samples");
    thread.execute(this::readEarlier);
    listening = log.addListener(this);
  }

  /** What is under way is kept as far as it has come. */
  @Deactivate
  void close() {
    listening.close();
    Future<?> rest = thread.submit(() -> keep(timing.clock().instant()));
    try {
      timing.await(rest, END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      SafeLog.of(MigrationSamples.class).warn("The samples of the last migrations were not kept: " + e);
    } finally {
      thread.shutdownNow();
    }
  }

  @Override
  public void entryChanged(LogEntry entry) {
    if (entry.kind().equals(LogEntry.MIGRATION)) {
      thread.execute(() -> add(entry));
    }
  }

  @Override
  public void faultChanged() {
    thread.execute(() -> {
      if (isUnread) {
        readEarlier();
      }
    });
  }

  /** The engine may have ended in the midst of one: its samples are on disk for ten minutes. */
  private void readEarlier() {
    try {
      log.query(EventQuery.newest(EARLIER).withKinds(Set.of(LogEntry.MIGRATION))).forEach(this::add);
      isUnread = false;
    } catch (UnreadableLogException e) {
      isUnread = true; // the log tells when that is over
    }
  }

  /** Not of one that was over long ago, whose entry is amended. */
  private void add(LogEntry entry) {
    if (!entry.isMigration()) {
      stretches.remove(entry.correlation()); // it waits for its turn, or has never had it
      return;
    }
    Stretch stretch = Stretch.of(entry);
    Instant finest = timing.clock().instant().minus(Resolution.SAMPLES.reach());
    if (stretch.to().filter(end -> end.isBefore(finest)).isEmpty() || stretches.containsKey(entry.correlation())) {
      stretches.put(entry.correlation(), stretch);
      look();
    }
  }

  private void look() {
    if (!isLooking) {
      isLooking = true;
      thread.schedule(this::lookNow, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void lookNow() {
    isLooking = false;
    Instant now = timing.clock().instant();
    boolean isPieceFull = stretches.values().stream().map(Stretch::from).min(Comparator.naturalOrder())
        .map(first -> first.isAfter(last) ? first : last).filter(first -> first.plus(PIECE).isBefore(now)).isPresent();
    if (isPieceFull || stretches.values().stream().anyMatch(stretch -> stretch.isOver(now))) {
      keep(now);
    }
    if (!stretches.isEmpty()) {
      look();
    }
  }

  private void keep(Instant now) {
    Instant finest = now.minus(Resolution.SAMPLES.reach());
    Map<ObjectId, HistoryQuery> wanted = new HashMap<>();
    stretches.values().forEach(stretch -> objects(stretch)
        .forEach(object -> query(object, stretch, finest, now).ifPresent(query -> wanted.merge(object, query,
            (one, other) -> one.between(min(one.from(), other.from()), max(one.to(), other.to()))))));
    if (!wanted.isEmpty()) {
      history.keep(List.copyOf(wanted.values()));
    }
    wanted.forEach((object, query) -> kept.put(object, query.to()));
    last = now;
    stretches.values().removeIf(stretch -> stretch.isOver(now));
    kept.values().removeIf(time -> time.isBefore(finest));
  }

  private Optional<HistoryQuery> query(ObjectId object, Stretch stretch, Instant finest, Instant now) {
    Instant from = max(max(stretch.from(), finest), kept.getOrDefault(object, Instant.MIN));
    Instant to = stretch.to().map(end -> min(end, now)).orElse(now);
    Set<String> metrics = history.recentMetrics(object);
    return metrics.isEmpty() || !from.isBefore(to) ? Optional.empty()
        : Optional.of(HistoryQuery.of(object, metrics).between(from, to));
  }

  private Set<ObjectId> objects(Stretch stretch) {
    Set<ObjectId> objects = new LinkedHashSet<>(stretch.hosts());
    stretch.vm().ifPresent(objects::add);
    for (HostId host : stretch.hosts()) {
      List<VirtualMachine> vms = new ArrayList<>(inventory.virtualMachines(host));
      vms.sort(Comparator.comparingDouble(this::cpu).reversed());
      vms.stream().limit(MOST_VMS).map(VirtualMachine::id).forEach(objects::add);
    }
    return objects;
  }

  private double cpu(VirtualMachine vm) {
    return sampler.latest(vm.id()).getOrDefault(Metrics.CPU_USAGE, -1.0);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
