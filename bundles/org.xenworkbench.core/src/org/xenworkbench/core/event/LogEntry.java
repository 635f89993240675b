/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xenworkbench.core.model.Bounds;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * One entry of the event log in its latest state. Immutable.
 *
 * @param correlation identity of the entry: all states of one operation share it
 * @param kind what it is about, such as {@link #MIGRATION}; an open set, in which third parties have kinds of their own
 * @param status how it stands
 * @param message one sentence for the user
 * @param host the host it is about, where it is about one
 * @param hostName that host's name then
 * @param vm the virtual machine it is about
 * @param vmName that VM's name then
 * @param started when it began
 * @param finished when it ended, empty while it runs
 * @param user who did it
 * @param progress share done, 0..1, where it is known and the entry is running
 * @param details the error in full and what to do, or further words; may be empty
 * @param attributes further facts by name, in base units, see the {@code ATTRIBUTE_} constants
 * @since 0.1
 */
public record LogEntry(UUID correlation, String kind, Status status, String message, Optional<HostId> host,
    String hostName, Optional<VmId> vm, String vmName, Instant started, Optional<Instant> finished, String user,
    OptionalDouble progress, String details, Map<String, String> attributes) {

  /** Kind of a migration. */
  public static final String MIGRATION = "migration";
  /** Kind of a change of a VM's power state. */
  public static final String POWER = "power";
  /** Kind of a connection's change. */
  public static final String CONNECTION = "connection";
  /** Kind of a change of the configured hosts. */
  public static final String CONFIGURATION = "configuration";
  /** Kind of a fault or an alarm of the core itself. */
  public static final String SYSTEM = "system";

  /** Downtime as the driver reported it, in nanoseconds. */
  public static final String ATTRIBUTE_DOWNTIME = "downtime.ns";
  /** Service gap of a watched console, in nanoseconds. */
  public static final String ATTRIBUTE_SERVICE_GAP = "serviceGap.ns";
  /** Resolution of the service gap: the longest period of what the console printed just before, in nanoseconds. */
  public static final String ATTRIBUTE_SERVICE_GAP_RESOLUTION = "serviceGapResolution.ns";
  /** Key of the source host of a migration. */
  public static final String ATTRIBUTE_SOURCE = "source";
  /** Key of the target host of a migration. */
  public static final String ATTRIBUTE_TARGET = "target";
  /** Set where the start or the end was not seen when it happened, so that there is no duration. */
  public static final String ATTRIBUTE_DURATION_UNKNOWN = "duration.unknown";
  /** Which {@link org.xenworkbench.core.driver.PowerAction} a change of a VM's power state is. */
  public static final String ATTRIBUTE_ACTION = "action";
  /** Bytes transferred. */
  public static final String ATTRIBUTE_DATA = "data.bytes";

  /** What nanoseconds since the epoch can tell: from 1677 to 2262. */
  private static final Duration FARTHEST = Duration.ofNanos(Long.MAX_VALUE);

  /** How an entry stands. */
  public enum Status {
    /** It goes on. */
    RUNNING,
    /** It has been done. */
    SUCCEEDED,
    /** It could not be done. */
    FAILED,
    /** Somebody ended it. */
    CANCELLED,
    /** It tells something. */
    INFO,
    /** Somebody should see to it. */
    WARNING
  }

  /**
   * Checked here, where the caller can be told: an entry that no store can write would hold up all that follow.
   *
   * @throws NullPointerException if anything is null
   * @throws IllegalArgumentException if a time is not between 1677 and 2262
   */
  public LogEntry(UUID correlation, String kind, Status status, String message, Optional<HostId> host, String hostName,
      Optional<VmId> vm, String vmName, Instant started, Optional<Instant> finished, String user,
      OptionalDouble progress, String details, Map<String, String> attributes) {
    this.correlation = Objects.requireNonNull(correlation, "correlation");
    this.kind = Objects.requireNonNull(kind, "kind");
    this.status = Objects.requireNonNull(status, "status");
    this.message = Objects.requireNonNull(message, "message");
    this.host = Objects.requireNonNull(host, "host");
    this.hostName = Objects.requireNonNull(hostName, "hostName");
    this.vm = Objects.requireNonNull(vm, "vm");
    this.vmName = Objects.requireNonNull(vmName, "vmName");
    this.started = checkedTime(started);
    this.finished = finished.map(LogEntry::checkedTime);
    this.user = Objects.requireNonNull(user, "user");
    this.progress = Objects.requireNonNull(progress, "progress");
    this.details = Objects.requireNonNull(details, "details");
    this.attributes = Map.copyOf(attributes);
  }

  private static Instant checkedTime(Instant time) {
    if (time.isBefore(Instant.EPOCH.minus(FARTHEST)) || time.isAfter(Instant.EPOCH.plus(FARTHEST))) {
      throw new IllegalArgumentException("The time of a log entry must be between 1677 and 2262, not " + time);
    }
    return time;
  }

  /** An occurrence without duration. */
  public static LogEntry occurrence(String kind, Status status, String message, Optional<HostId> host,
      String hostName, Instant time, String user, String details) {
    return new LogEntry(UUID.randomUUID(), kind, status, message, host, hostName, Optional.empty(), "", time,
        Optional.of(time), user, OptionalDouble.empty(), details, Map.of());
  }

  /** A copy with other attributes. */
  public LogEntry withAttributes(Map<String, String> changed) {
    return new LogEntry(correlation, kind, status, message, host, hostName, vm, vmName, started, finished, user,
        progress, details, changed);
  }

  /** A copy whose texts are cut where they are longer than any that means something: windows and disks have bounds. */
  public LogEntry withinBounds() {
    Map<String, String> facts = attributes.entrySet().stream().limit(Bounds.METRICS).collect(Collectors.toMap(
        fact -> Bounds.text(fact.getKey(), Bounds.NAME), fact -> Bounds.text(fact.getValue(), Bounds.TEXT),
        (one, other) -> one));
    return new LogEntry(correlation, Bounds.text(kind, Bounds.NAME), status, Bounds.text(message, Bounds.TEXT), host,
        Bounds.text(hostName, Bounds.NAME), vm, Bounds.text(vmName, Bounds.NAME), started, finished,
        Bounds.text(user, Bounds.NAME), progress, Bounds.text(details, Bounds.DETAILS), facts);
  }

  /** Whether it still runs. */
  public boolean isRunning() {
    return status == Status.RUNNING;
  }

  /** From start to end, empty while it runs and where one of the two was not seen. */
  public Optional<Duration> duration() {
    return attributes.containsKey(ATTRIBUTE_DURATION_UNKNOWN) ? Optional.empty()
        : finished.map(end -> Duration.between(started, end));
  }

  /** A duration attribute, empty if it is not known. */
  public Optional<Duration> durationAttribute(String name) {
    return Optional.ofNullable(attributes.get(name)).map(nanos -> Duration.ofNanos(Long.parseLong(nanos)));
  }
}
