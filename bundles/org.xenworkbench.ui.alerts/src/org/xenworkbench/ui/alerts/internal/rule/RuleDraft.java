/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.alerts.internal.rule;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.alerts.AlertScope;
import org.xenworkbench.core.alerts.AlertSense;
import org.xenworkbench.core.alerts.AlertSeverity;
import org.xenworkbench.core.metric.MetricDescriptor.Scope;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.metric.Unit;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.alerts.internal.Messages;

/**
 * A rule as it was typed. Immutable.
 *
 * @param id the identity of the rule
 * @param name what it is called; empty as long as the user has typed none
 * @param kind what it is about
 * @param within the object that has to be chosen for that
 * @param metric which metric; empty if there is none
 * @param unit its unit
 * @param sense on which side of the level
 * @param level from where on
 * @param clearing where it is over; blank for the level
 * @param holds how long values must be beyond; blank for one value
 * @param repeat how often it is told again; blank for never
 * @param severity how bad it is
 * @param enabled whether it is looked at
 * @param actions what is done then
 */
record RuleDraft(UUID id, String name, ScopeKind kind, Optional<ObjectId> within, String metric, Unit unit,
    AlertSense sense, Quantity level, Quantity clearing, Quantity holds, Quantity repeat, AlertSeverity severity,
    boolean enabled, List<AlertActionUse> actions) {

  /** The fields that can be wrong, in the order in which they stand. */
  enum Field {
    NAME, WITHIN, METRIC, LEVEL, CLEARING, HOLDS, REPEAT
  }

  private static final double USUAL_LEVEL = 0.9;
  private static final double USUAL_CLEARING = 0.8;
  private static final double USUAL_HOLDS = 60;
  private static final double LONGEST = Duration.ofDays(365).toSeconds();

  /** Copies the list. */
  RuleDraft {
    actions = List.copyOf(actions);
  }

  /** What a rule says. */
  static RuleDraft of(AlertRule rule, Unit unit) {
    List<Scale> scales = Scale.of(unit);
    boolean clearsAtLevel = Double.compare(rule.clearing(), rule.level()) == 0;
    return new RuleDraft(rule.id(), rule.name(), ScopeKind.of(rule.scope()), rule.scope().within(), rule.metric(), unit,
        rule.sense(), Quantity.of(rule.level(), scales),
        clearsAtLevel ? blank(scales) : Quantity.of(rule.clearing(), scales), time(rule.holds()),
        rule.repeat().map(RuleDraft::time).orElse(blank(Scale.TIMES)), rule.severity(), rule.enabled(),
        rule.actions());
  }

  private static Quantity time(Duration time) {
    return time.isZero() ? blank(Scale.TIMES) : Quantity.of(time.toMillis() / 1e3, Scale.TIMES);
  }

  private static Quantity blank(List<Scale> scales) {
    return new Quantity("", Scale.usual(scales));
  }

  /** A new one: of the CPU, with levels that say something to most people; of another metric without. */
  static RuleDraft fresh(ScopeKind kind, Optional<ObjectId> within, String metric, Unit unit) {
    List<Scale> scales = Scale.of(unit);
    boolean isShare = unit.equals(Unit.RATIO);
    return new RuleDraft(UUID.randomUUID(), "", kind, within, metric, unit, AlertSense.ABOVE,
        isShare ? Quantity.of(USUAL_LEVEL, scales) : blank(scales),
        isShare ? Quantity.of(USUAL_CLEARING, scales) : blank(scales), Quantity.of(USUAL_HOLDS, Scale.TIMES),
        blank(Scale.TIMES), AlertSeverity.WARNING, true, List.of());
  }

  /** The metric that most rules of a scope are about. */
  static String usualMetric(ScopeKind kind) {
    return kind.measured() == Scope.HOST ? Metrics.CPU_AVG
        : Metrics.CPU_USAGE;
  }

  /** The same under another name. */
  RuleDraft withName(String text) {
    return new RuleDraft(id, text, kind, within, metric, unit, sense, level, clearing, holds, repeat, severity, enabled,
        actions);
  }

  /** What is wrong, as a sentence for each field; empty if all is well as far as this can be told. */
  Map<Field, String> errors() {
    Map<Field, String> errors = new EnumMap<>(Field.class);
    if (name.isBlank()) {
      errors.put(Field.NAME, Messages.RuleDraft_name);
    }
    if (!kind.fits(within)) {
      errors.put(Field.WITHIN, NLS.bind(Messages.RuleDraft_within, kind.label()));
    }
    if (metric.isEmpty()) {
      errors.put(Field.METRIC, Messages.RuleDraft_metric);
    }
    level.problem().or(this::neverBeyond).ifPresent(problem -> errors.put(Field.LEVEL, problem));
    if (!clearing.isBlank()) {
      clearing.problem().or(this::wrongSide).ifPresent(problem -> errors.put(Field.CLEARING, problem));
    }
    time(errors, Field.HOLDS, holds);
    time(errors, Field.REPEAT, repeat);
    return errors;
  }

  private static void time(Map<Field, String> errors, Field field, Quantity time) {
    if (!time.isBlank()) {
      time.problem().or(() -> time.value().orElseThrow() > LONGEST ? Optional.of(Messages.RuleDraft_tooLong)
          : field == Field.REPEAT && time.value().orElseThrow() < 1 ? Optional.of(Messages.RuleDraft_tooOften)
          : Optional.empty()).ifPresent(problem -> errors.put(field, problem));
    }
  }

  /** A share is never more than all of it, and nothing that is counted is less than nothing. */
  private Optional<String> neverBeyond() {
    double value = level.value().orElseThrow();
    OptionalDouble most = unit.maximum();
    if (sense == AlertSense.ABOVE && most.isPresent() && value >= most.getAsDouble()) {
      return Optional.of(NLS.bind(Messages.RuleDraft_neverAbove, unit.text(value)));
    }
    return sense == AlertSense.BELOW && value <= 0 ? Optional.of(NLS.bind(Messages.RuleDraft_neverBelow,
        unit.text(value))) : Optional.empty();
  }

  private Optional<String> wrongSide() {
    return level.value().isPresent() && sense.isBeyond(clearing.value().orElseThrow(), level.value().orElseThrow())
        ? Optional.of(sense == AlertSense.ABOVE ? Messages.RuleDraft_clearingAbove : Messages.RuleDraft_clearingBelow)
        : Optional.empty();
  }

  /**
   * The rule that was typed.
   *
   * @throws IllegalArgumentException if there are {@link #errors}
   */
  AlertRule toRule() {
    if (!errors().isEmpty()) {
      throw new IllegalArgumentException(errors().toString());
    }
    double wanted = level.value().orElseThrow();
    return AlertRule.of(name.strip(), new AlertScope(kind.measured(), within), metric, wanted).id(id)
        .level(sense, wanted).clearing(clearing.isBlank() ? wanted : clearing.value().orElseThrow())
        .holds(duration(holds).orElse(Duration.ZERO)).repeat(duration(repeat)).severity(severity).enabled(enabled)
        .actions(actions).build();
  }

  /** What was typed of a rule so far, only to try what it is to do: its name, scope, metric and level. */
  AlertRule toTry() {
    return errors().isEmpty() ? toRule()
        : AlertRule.of(name.isBlank() ? Messages.RuleDraft_unnamed : name.strip(),
            new AlertScope(kind.measured(), Optional.empty()), metric, 0)
            .level(sense, level.problem().isPresent() ? 0 : level.value().orElse(0.0)).build();
  }

  private static Optional<Duration> duration(Quantity time) {
    return time.isBlank() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(time.value().orElseThrow()
        * 1e3)));
  }
}
