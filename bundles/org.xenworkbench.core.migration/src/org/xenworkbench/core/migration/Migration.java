/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * A running or past migration, made by {@link #of} or {@link #toBuilder}: the constructor changes with what is known of
 * one. Anything unknown is empty: on Xen there is neither a percentage nor a downtime.
 *
 * @param id its identity, also the correlation id of its entry in the event log
 * @param vm the VM
 * @param vmName its name
 * @param source where it ran
 * @param sourceName that host's name
 * @param target where it goes
 * @param targetName that host's name
 * @param ours whether this workbench began it; else somebody else did
 * @param status how it stands
 * @param started when it began, or was first seen
 * @param finished when it ended
 * @param step what it is at, as far as the driver tells
 * @param progress the driver's word on its job, while it runs or at its end
 * @param downtime how long the guest stood still, only where the driver measures it
 * @param serviceGap the longest silence of a watched console by this machine's clock, if one was watched
 * @param estimate how long it was expected to take when it was asked for, if anything was known of earlier ones
 * @param timeSpent what it has spent its time on, as far as this workbench knows; of one that runs, what is over
 * @param error why it failed, empty if it did not
 * @param timed whether start and end are times at which they were seen to happen; else they are those at which they
 *     were found, and there is no duration
 * @since 0.1
 */
public record Migration(UUID id, VmId vm, String vmName, HostId source, String sourceName, HostId target,
    String targetName, boolean ours, LogEntry.Status status, Step step, Instant started,
    Optional<Instant> finished, Optional<JobProgress> progress, Optional<Duration> downtime,
    Optional<ServiceGap> serviceGap, Optional<MigrationEstimate> estimate, Map<Part, Duration> timeSpent, String error,
    boolean timed) {

  /** Copies what it spent its time on. */
  public Migration {
    timeSpent = Map.copyOf(timeSpent);
  }

  /** What a running migration is at; more in time. */
  public enum Step {
    /** Memory is sent. The one of a migration of which no driver tells more. */
    MIGRATING,
    /** The guest stands still at the source, and does not run at the target yet. */
    SWITCHING_OVER,
    /** The guest runs at the target, and the source cleans up, or sends what memory is missing. */
    FINISHING
  }

  /** What the time of a migration is spent on, in the order in which it comes; more in time. */
  public enum Part {
    /** Waiting for its turn, before it begins. */
    WAITING(LogAttribute.WAITING),
    /** The checks, which are run again just before the start. */
    CHECKS(LogAttribute.CHECKS),
    /** The driver's call, until the guest goes on at the target, or the call returns where that is not told. */
    CALL(LogAttribute.CALL),
    /** From then on until the end is noticed: the call returns, or where the VM is tells so. */
    NOTICING(LogAttribute.NOTICING),
    /** Asking both hosts where the VM is, and for the driver's statistics. */
    LOOKING(LogAttribute.LOOKING);

    private final LogAttribute attribute;

    Part(LogAttribute attribute) {
      this.attribute = attribute;
    }

    /** That of an entry which has it. */
    public LogAttribute attribute() {
      return attribute;
    }
  }

  /**
   * The longest silence of a console that printed steadily before the migration.
   *
   * @param length how long nothing came
   * @param resolution the longest period between two outputs just before: no gap shorter than this can be seen
   */
  public record ServiceGap(Duration length, Duration resolution) {
  }

  /**
   * A migration of somebody else, whose start is seen; its builder is told of which VM it is, from where and to where.
   */
  public static Builder of(UUID id, LogEntry.Status status, Instant started) {
    return new Builder(id, status, started);
  }

  /** The same migration, to be changed: its next state. */
  public Builder toBuilder() {
    return new Builder(id, status, started).vm(vm, vmName).source(source, sourceName).target(target, targetName)
        .ours(ours).step(step).finished(finished).progress(progress).downtime(downtime).serviceGap(serviceGap)
        .estimate(estimate).timeSpent(timeSpent).error(error).timed(timed);
  }

  /** The same, of which start or end was only found afterwards. */
  public Migration withoutDuration() {
    return toBuilder().timed(false).build();
  }

  /** Whether it has not ended. */
  public boolean isRunning() {
    return status == LogEntry.Status.RUNNING;
  }

  /**
   * Share of bytes transferred, 0..1: 1 once it has succeeded, whatever was read last; the last that was known if it
   * ended otherwise; empty if the driver does not tell.
   */
  public OptionalDouble fraction() {
    return status == LogEntry.Status.SUCCEEDED ? OptionalDouble.of(1)
        : progress.map(JobProgress::fraction).orElse(OptionalDouble.empty());
  }

  /** From start to end, empty while it runs and where one of the two was not seen. */
  public Optional<Duration> duration() {
    return finished.filter(end -> timed).map(end -> Duration.between(started, end));
  }

  /** Makes a migration. Not thread-safe. */
  public static final class Builder {

    private final UUID id;
    private final Instant started;
    private LogEntry.Status status;
    private @Nullable VmId vm;
    private String vmName = "";
    private @Nullable HostId source;
    private String sourceName = "";
    private @Nullable HostId target;
    private String targetName = "";
    private boolean ours;
    private Step step = Step.MIGRATING;
    private Optional<Instant> finished = Optional.empty();
    private Optional<JobProgress> progress = Optional.empty();
    private Optional<Duration> downtime = Optional.empty();
    private Optional<ServiceGap> serviceGap = Optional.empty();
    private Optional<MigrationEstimate> estimate = Optional.empty();
    private Map<Part, Duration> timeSpent = Map.of();
    private String error = "";
    private boolean timed = true;

    private Builder(UUID id, LogEntry.Status status, Instant started) {
      this.id = id;
      this.status = status;
      this.started = started;
    }

    /** The VM; always needed. */
    public Builder vm(VmId value, String name) {
      vm = value;
      vmName = name;
      return this;
    }

    /** Where it ran; always needed. */
    public Builder source(HostId value, String name) {
      source = value;
      sourceName = name;
      return this;
    }

    /** Where it goes; always needed. */
    public Builder target(HostId value, String name) {
      target = value;
      targetName = name;
      return this;
    }

    /** Whether this workbench began it. */
    public Builder ours(boolean value) {
      ours = value;
      return this;
    }

    /** How it stands. */
    public Builder status(LogEntry.Status value) {
      status = value;
      return this;
    }

    /** What it is at. */
    public Builder step(Step value) {
      step = value;
      return this;
    }

    /** When it ended. */
    public Builder finished(Optional<Instant> value) {
      finished = value;
      return this;
    }

    /** The driver's word on its job. */
    public Builder progress(Optional<JobProgress> value) {
      progress = value;
      return this;
    }

    /** How long the guest stood still, where the driver measures it. */
    public Builder downtime(Optional<Duration> value) {
      downtime = value;
      return this;
    }

    /** The longest silence of a watched console, if one was watched. */
    public Builder serviceGap(Optional<ServiceGap> value) {
      serviceGap = value;
      return this;
    }

    /** How long it was expected to take. */
    public Builder estimate(Optional<MigrationEstimate> value) {
      estimate = value;
      return this;
    }

    /** What it has spent its time on. */
    public Builder timeSpent(Map<Part, Duration> value) {
      timeSpent = value;
      return this;
    }

    /** Why it failed, empty if it did not. */
    public Builder error(String value) {
      error = value;
      return this;
    }

    /** Whether start and end are times at which they were seen to happen. */
    public Builder timed(boolean value) {
      timed = value;
      return this;
    }

    /**
     * The migration.
     *
     * @throws NullPointerException if the VM, source or target is missing
     */
    public Migration build() {
      return new Migration(id, Objects.requireNonNull(vm, "vm"), vmName, Objects.requireNonNull(source, "source"),
          sourceName, Objects.requireNonNull(target, "target"), targetName, ours, status, step, started, finished,
          progress, downtime, serviceGap, estimate, timeSpent, error, timed);
    }
  }
}
