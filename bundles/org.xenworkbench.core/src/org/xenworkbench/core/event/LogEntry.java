/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
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
 * One entry of the event log in its latest state, made by {@link #of}, {@link #occurrence} or {@link #toBuilder}.
 * Immutable.
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
 * @param attributes further facts by name, in base units, see {@link LogAttribute}
 * @since 0.1
 */
public record LogEntry(UUID correlation, String kind, Status status, String message, Optional<HostId> host,
    String hostName, Optional<VmId> vm, String vmName, Instant started, Optional<Instant> finished, String user,
    OptionalDouble progress, String details, Map<String, String> attributes) {

  /** Kind of a migration. */
  public static final String MIGRATION = "migration";
  /** Kind of a change of a VM's power state. */
  public static final String POWER = "power";
  /** Kind of a change of something that a VM has, such as its memory. */
  public static final String SETTING = "setting";
  /** Kind of the saving of a recording. */
  public static final String RECORDING = "recording";
  /** Kind of an experiment. */
  public static final String EXPERIMENT = "experiment";
  /** Kind of a connection's change. */
  public static final String CONNECTION = "connection";
  /** Kind of a change of the configured hosts. */
  public static final String CONFIGURATION = "configuration";
  /** Kind of a fault or an alarm of the core itself. */
  public static final String SYSTEM = "system";

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
    OptionalDouble done = Objects.requireNonNull(progress, "progress");
    this.progress = isRunning() ? done : OptionalDouble.empty();
    this.details = Objects.requireNonNull(details, "details");
    this.attributes = Map.copyOf(attributes);
  }

  private static Instant checkedTime(Instant time) {
    if (!isInBounds(time)) {
      throw new IllegalArgumentException("The time of a log entry must be between 1677 and 2262, not " + time);
    }
    return time;
  }

  static boolean isInBounds(Instant time) {
    return !time.isBefore(Instant.EPOCH.minus(FARTHEST)) && !time.isAfter(Instant.EPOCH.plus(FARTHEST));
  }

  /** A new entry, which has not ended unless the builder is told when. */
  public static Builder of(String kind, Status status, String message, Instant started) {
    return new Builder(new LogEntry(UUID.randomUUID(), kind, status, message, Optional.empty(), "", Optional.empty(),
        "", started, Optional.empty(), "", OptionalDouble.empty(), "", Map.of()));
  }

  /** A new entry about an occurrence without duration. */
  public static Builder occurrence(String kind, Status status, String message, Instant time) {
    return of(kind, status, message, time).finished(time);
  }

  /** The same entry, to be changed: its next state. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** A copy with other attributes. */
  public LogEntry withAttributes(Map<String, String> changed) {
    return toBuilder().attributes(changed).build();
  }

  /** A copy with these attributes besides its own, in place of those of the same names. */
  public LogEntry withFurther(Map<String, String> facts) {
    Map<String, String> all = new HashMap<>(attributes);
    all.putAll(facts);
    return withAttributes(all);
  }

  /** A copy with one attribute more, or with another value of it. */
  public LogEntry withAttribute(LogAttribute attribute, String value) {
    return toBuilder().attribute(attribute, value).build();
  }

  /** A copy whose texts are cut where they are longer than any that means something: windows and disks have bounds. */
  public LogEntry withinBounds() {
    Map<String, String> facts = attributes.entrySet().stream().limit(Bounds.METRICS).collect(Collectors.toMap(
        fact -> Bounds.text(fact.getKey(), Bounds.NAME), LogEntry::boundedValue, (one, other) -> one));
    return toBuilder().kind(Bounds.text(kind, Bounds.NAME)).message(Bounds.text(message, Bounds.TEXT))
        .host(host, Bounds.text(hostName, Bounds.NAME)).vm(vm, Bounds.text(vmName, Bounds.NAME))
        .user(Bounds.text(user, Bounds.NAME)).details(Bounds.text(details, Bounds.DETAILS)).attributes(facts).build();
  }

  /** Half of a definition would be none. */
  private static String boundedValue(Map.Entry<String, String> fact) {
    return Bounds.text(fact.getValue(),
        fact.getKey().equals(LogAttribute.FORMER_DEFINITION.name()) ? Bounds.DETAILS : Bounds.TEXT);
  }

  /** Whether it still runs. */
  public boolean isRunning() {
    return status == Status.RUNNING;
  }

  /** Whether what it tells was begun: not so of what waits for its turn, and of what was cancelled while it did. */
  public boolean isBegun() {
    return !LogAttribute.WAITS.isIn(this) && !LogAttribute.NOT_BEGUN.isIn(this);
  }

  /** Whether it tells of a migration that is or was under way. */
  public boolean isMigration() {
    return kind.equals(MIGRATION) && isBegun();
  }

  /** From start to end, empty while it runs, where one of the two was not seen, and of what never began. */
  public Optional<Duration> duration() {
    return LogAttribute.DURATION_UNKNOWN.isIn(this) || !isBegun() ? Optional.empty()
        : finished.map(end -> Duration.between(started, end));
  }

  /** Makes an entry, or the next state of one. Not thread-safe. */
  public static final class Builder {

    private UUID correlation;
    private String kind;
    private Status status;
    private String message;
    private Optional<HostId> host;
    private String hostName;
    private Optional<VmId> vm;
    private String vmName;
    private final Instant started;
    private Optional<Instant> finished;
    private String user;
    private OptionalDouble progress;
    private String details;
    private Map<String, String> attributes;

    private Builder(LogEntry from) {
      correlation = from.correlation;
      kind = from.kind;
      status = from.status;
      message = from.message;
      host = from.host;
      hostName = from.hostName;
      vm = from.vm;
      vmName = from.vmName;
      started = from.started;
      finished = from.finished;
      user = from.user;
      progress = from.progress;
      details = from.details;
      attributes = from.attributes;
    }

    /** Its identity; a random one unless set. */
    public Builder correlation(UUID value) {
      correlation = value;
      return this;
    }

    /** What it is about. */
    public Builder kind(String value) {
      kind = value;
      return this;
    }

    /** How it stands. */
    public Builder status(Status value) {
      status = value;
      return this;
    }

    /** One sentence for the user. */
    public Builder message(String value) {
      message = value;
      return this;
    }

    /** The host it is about. */
    public Builder host(HostId id, String name) {
      return host(Optional.of(id), name);
    }

    /** The host it is about, if it is about one. */
    public Builder host(Optional<HostId> id, String name) {
      host = id;
      hostName = name;
      return this;
    }

    /** The virtual machine it is about. */
    public Builder vm(VmId id, String name) {
      return vm(Optional.of(id), name);
    }

    /** The virtual machine it is about, if it is about one. */
    public Builder vm(Optional<VmId> id, String name) {
      vm = id;
      vmName = name;
      return this;
    }

    /**
     * The hosts and VMs that it is about, if they are several: it is found by each of them unless it has a VM of its
     * own. Of more than fit, the first.
     *
     * @param keys their {@link org.xenworkbench.core.model.ObjectId#key}s
     */
    public Builder about(Collection<String> keys) {
      StringBuilder all = new StringBuilder(" ");
      for (String key : keys) {
        if (all.length() + key.length() < Bounds.TEXT) {
          all.append(key).append(' ');
        }
      }
      return attribute(LogAttribute.ABOUT, all.toString());
    }

    /** When it ended. */
    public Builder finished(Instant time) {
      return finished(Optional.of(time));
    }

    /** When it ended, empty while it runs. */
    public Builder finished(Optional<Instant> time) {
      finished = time;
      return this;
    }

    /** Who did it. */
    public Builder user(String value) {
      user = value;
      return this;
    }

    /** Share done, 0..1. */
    public Builder progress(double share) {
      return progress(OptionalDouble.of(share));
    }

    /** Share done, 0..1, where it is known. */
    public Builder progress(OptionalDouble share) {
      progress = share;
      return this;
    }

    /** The error in full and what to do, or further words. */
    public Builder details(String value) {
      details = value;
      return this;
    }

    /** One further fact more, in base units. */
    public Builder attribute(LogAttribute attribute, String value) {
      Map<String, String> all = new HashMap<>(attributes);
      all.put(attribute.name(), value);
      return attributes(all);
    }

    /** All further facts by name, in base units. */
    public Builder attributes(Map<String, String> values) {
      attributes = Map.copyOf(values);
      return this;
    }

    /**
     * The entry.
     *
     * @throws NullPointerException if anything is null
     * @throws IllegalArgumentException if a time is not between 1677 and 2262
     */
    public LogEntry build() {
      return new LogEntry(correlation, kind, status, message, host, hostName, vm, vmName, started, finished, user,
          progress, details, attributes);
    }
  }
}
