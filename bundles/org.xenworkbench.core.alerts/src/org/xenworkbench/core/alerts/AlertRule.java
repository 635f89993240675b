/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;

/**
 * When an alert is raised, and what is done then; made by {@link #of} or {@link #toBuilder}. It may say anything:
 * {@link Alerts#obstacle} tells what is wrong with it. Immutable; equal if all of it is.
 *
 * <p>An alert of an object is raised by the first sample that is beyond the level when all samples for the time of
 * {@code holds} before it were, too, without a gap. It is over at the first sample that is not beyond the clearing
 * level. So between both levels nothing changes.
 *
 * @param id its identity
 * @param name what the user calls it
 * @param metric which metric, such as {@link org.xenworkbench.core.metric.Metrics#CPU_AVG}: one, no placeholder
 * @param scope of which hosts or VMs
 * @param sense whether greater or less values are beyond
 * @param level what is beyond is too much, in the metric's base unit
 * @param clearing what ends the alert when it is reached again, in the metric's base unit: the level itself, or on its
 *     good side
 * @param holds how long values must be beyond without a gap, by the time of the samples; zero: one is enough
 * @param repeat how often actions run again while the alert lasts; empty: never
 * @param severity how bad it is
 * @param enabled whether it is looked at
 * @param actions what is done then, in order
 * @since 0.1
 */
public record AlertRule(UUID id, String name, String metric, AlertScope scope, AlertSense sense, double level,
    double clearing, Duration holds, Optional<Duration> repeat, AlertSeverity severity, boolean enabled,
    List<AlertActionUse> actions) {

  /** Copies the list. @throws NullPointerException if anything is null */
  public AlertRule {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(metric);
    Objects.requireNonNull(scope);
    Objects.requireNonNull(sense);
    Objects.requireNonNull(holds);
    Objects.requireNonNull(repeat);
    Objects.requireNonNull(severity);
    actions = List.copyOf(actions);
  }

  /** A new rule: a warning at values above the level, at once, never repeated, enabled, without actions. */
  public static Builder of(String name, AlertScope scope, String metric, double level) {
    return new Builder(new AlertRule(UUID.randomUUID(), name, metric, scope, AlertSense.ABOVE, level, level,
        Duration.ZERO, Optional.empty(), AlertSeverity.WARNING, true, List.of()));
  }

  /** The same rule, to be changed. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Whether a value is beyond the level. */
  public boolean isBeyond(double value) {
    return sense.isBeyond(value, level);
  }

  /** Whether an alert lasts at a value: it is beyond the clearing level. */
  public boolean lasts(double value) {
    return sense.isBeyond(value, clearing);
  }

  /** Makes a rule. Not thread-safe. */
  public static final class Builder {

    private UUID id;
    private String name;
    private String metric;
    private AlertScope scope;
    private AlertSense sense;
    private double level;
    private @Nullable Double clearing;
    private Duration holds;
    private Optional<Duration> repeat;
    private AlertSeverity severity;
    private boolean enabled;
    private List<AlertActionUse> actions;

    private Builder(AlertRule from) {
      id = from.id;
      name = from.name;
      metric = from.metric;
      scope = from.scope;
      sense = from.sense;
      level = from.level;
      clearing = Double.compare(from.clearing, from.level) == 0 ? null : (Double) from.clearing;
      holds = from.holds;
      repeat = from.repeat;
      severity = from.severity;
      enabled = from.enabled;
      actions = from.actions;
    }

    /** Its identity; a random one unless set. */
    public Builder id(UUID value) {
      id = value;
      return this;
    }

    /** What the user calls it. */
    public Builder name(String value) {
      name = value;
      return this;
    }

    /** Which metric. */
    public Builder metric(String value) {
      metric = value;
      return this;
    }

    /** Of which hosts or VMs. */
    public Builder scope(AlertScope value) {
      scope = value;
      return this;
    }

    /** Beyond which level; the clearing level is the same unless it is set. */
    public Builder level(AlertSense side, double value) {
      sense = side;
      level = value;
      return this;
    }

    /** What ends the alert when it is reached again. */
    public Builder clearing(double value) {
      clearing = value;
      return this;
    }

    /** How long values must be beyond. */
    public Builder holds(Duration value) {
      holds = value;
      return this;
    }

    /** How often actions run again while the alert lasts. */
    public Builder repeat(Duration value) {
      return repeat(Optional.of(value));
    }

    /** How often actions run again while the alert lasts; empty: never. */
    public Builder repeat(Optional<Duration> value) {
      repeat = value;
      return this;
    }

    /** How bad it is. */
    public Builder severity(AlertSeverity value) {
      severity = value;
      return this;
    }

    /** Whether it is looked at. */
    public Builder enabled(boolean value) {
      enabled = value;
      return this;
    }

    /** What is done then. */
    public Builder actions(List<AlertActionUse> values) {
      actions = values;
      return this;
    }

    /** The rule. */
    public AlertRule build() {
      Double ends = clearing;
      return new AlertRule(id, name, metric, scope, sense, level, ends == null ? level : ends, holds, repeat, severity,
          enabled, actions);
    }
  }
}
