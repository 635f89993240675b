/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/**
 * An alert at one moment: a rule and an object that is beyond its level. Made by the engine, by {@link #of} and
 * {@link #toBuilder}. Immutable; equal to every other snapshot of the same alert.
 *
 * @param id its identity, and the correlation of its entry in the event log
 * @param rule the rule as it was when it was looked at last
 * @param object the host or VM
 * @param objectName its name then
 * @param host the host, or the one that owns the VM now
 * @param hostName its name then
 * @param since the time of the first sample beyond the level
 * @param raised when it was raised: {@code since} and the rule's duration, or somewhat later
 * @param state how it stands
 * @param latest the latest value, in the metric's base unit; NaN if there is none since a restart
 * @param latestTime the time of the last sample, of which there may have been no value
 * @param peak the value farthest beyond the level since then, in the metric's base unit
 * @param ended when it was over; empty while it lasts
 * @param end why it is over; empty while it lasts
 * @param acknowledged by whom; empty as long as nobody has
 * @param silencedUntil until when nothing tells of it; may have passed, empty if it was never silenced
 * @param times how often it went beyond the level: more than once where it came and went so often that it is one alert
 * @since 0.1
 */
public record Alert(UUID id, AlertRule rule, ObjectId object, String objectName, HostId host, String hostName,
    Instant since, Instant raised, State state, double latest, Instant latestTime, double peak, Optional<Instant> ended,
    Optional<End> end, Optional<String> acknowledged, Optional<Instant> silencedUntil, int times) {

  /** The kind of its entries in the event log. */
  public static final String LOG_KIND = "alert";

  /** How an alert stands; more in time, so a switch needs a default branch. */
  public enum State {
    /** The object is beyond the clearing level. */
    RAISED,
    /** It was, and has had no value since: its host is not connected, or does not tell that metric now. */
    NO_DATA,
    /** It is over. */
    RESOLVED
  }

  /** Why an alert is over; more in time, so a switch needs a default branch. */
  public enum End {
    /** A value reached the clearing level. */
    CLEARED,
    /** The VM does not run any more. */
    SHUT_OFF,
    /** The object is gone: its host was removed, or nobody lists the VM. */
    GONE,
    /** The rule does not watch it any more: it migrated, or its host left the group. */
    LEFT_SCOPE,
    /** The rule was changed, so that other values raise an alert. */
    RULE_CHANGED,
    /** The rule was switched off or removed. */
    RULE_OFF
  }

  /** Checks that nothing is null. */
  public Alert {
    Objects.requireNonNull(id);
    Objects.requireNonNull(rule);
    Objects.requireNonNull(object);
    Objects.requireNonNull(objectName);
    Objects.requireNonNull(host);
    Objects.requireNonNull(hostName);
    Objects.requireNonNull(since);
    Objects.requireNonNull(raised);
    Objects.requireNonNull(state);
    Objects.requireNonNull(latestTime);
    Objects.requireNonNull(ended);
    Objects.requireNonNull(end);
    Objects.requireNonNull(acknowledged);
    Objects.requireNonNull(silencedUntil);
  }

  /**
   * One that was just raised.
   *
   * @param host the host, or the one that owns the VM
   * @param time the time of the sample that raised it
   * @param value what was sampled, in the metric's base unit
   */
  public static Builder of(AlertRule rule, ObjectId object, HostId host, Instant time, double value) {
    return new Builder(new Alert(UUID.randomUUID(), rule, object, "", host, "", time, time, State.RAISED, value, time,
        value, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1));
  }

  /** The same alert, to be changed: what it is at another moment. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Whether it is not over. */
  public boolean isActive() {
    return state != State.RESOLVED;
  }

  /** Whether somebody wants to hear of it: it is neither over nor acknowledged, nor silenced at that time. */
  public boolean isLoud(Instant now) {
    return isActive() && acknowledged.isEmpty() && silencedUntil.filter(now::isBefore).isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Alert alert && id.equals(alert.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** Makes an alert. Not thread-safe. */
  public static final class Builder {

    private UUID id;
    private AlertRule rule;
    private final ObjectId object;
    private String objectName;
    private HostId host;
    private String hostName;
    private Instant since;
    private Instant raised;
    private State state;
    private double latest;
    private Instant latestTime;
    private double peak;
    private Optional<Instant> ended;
    private Optional<End> end;
    private Optional<String> acknowledged;
    private Optional<Instant> silencedUntil;
    private int times;

    private Builder(Alert from) {
      id = from.id;
      rule = from.rule;
      object = from.object;
      objectName = from.objectName;
      host = from.host;
      hostName = from.hostName;
      since = from.since;
      raised = from.raised;
      state = from.state;
      latest = from.latest;
      latestTime = from.latestTime;
      peak = from.peak;
      ended = from.ended;
      end = from.end;
      acknowledged = from.acknowledged;
      silencedUntil = from.silencedUntil;
      times = from.times;
    }

    /** Its identity; a random one unless set. */
    public Builder id(UUID value) {
      id = value;
      return this;
    }

    /** The rule, where what it is called or does changed. */
    public Builder rule(AlertRule value) {
      rule = value;
      return this;
    }

    /** What the object is called. */
    public Builder objectName(String value) {
      objectName = value;
      return this;
    }

    /** The host, or the one that owns the VM. */
    public Builder host(HostId value, String name) {
      host = value;
      hostName = name;
      return this;
    }

    /** The time of the first sample beyond the level, and when it was raised. */
    public Builder began(Instant first, Instant raising) {
      since = first;
      raised = raising;
      return this;
    }

    /** How it stands, while it lasts. */
    public Builder state(State value) {
      state = value;
      return this;
    }

    /** The latest sample, in the metric's base unit. */
    public Builder latest(double value, Instant time) {
      latest = value;
      latestTime = time;
      return this;
    }

    /** The value farthest beyond the level, in the metric's base unit. */
    public Builder peak(double value) {
      peak = value;
      return this;
    }

    /** That it is over. */
    public Builder resolved(End why, Instant time) {
      state = State.RESOLVED;
      end = Optional.of(why);
      ended = Optional.of(time);
      return this;
    }

    /** Who has acknowledged it. */
    public Builder acknowledged(Optional<String> user) {
      acknowledged = user;
      return this;
    }

    /** Until when nothing is repeated. */
    public Builder silencedUntil(Optional<Instant> time) {
      silencedUntil = time;
      return this;
    }

    /** How often it went beyond the level. */
    public Builder times(int value) {
      times = value;
      return this;
    }

    /** The alert. */
    public Alert build() {
      return new Alert(id, rule, object, objectName, host, hostName, since, raised, state, latest, latestTime, peak,
          ended, end, acknowledged, silencedUntil, times);
    }
  }
}
