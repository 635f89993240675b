/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.metric.Unit;

/**
 * What is told of each migration and has a median. What no migration tells is no column.
 *
 * @param title what it is called
 * @param heading what it is called in a file for machines
 * @param unit what it is measured in
 * @param value of a migration, in base units; empty where it has none
 * @param text of a migration, with its unit and resolution; empty where it has none
 */
record Column(String title, String heading, Unit unit, Function<Trial, Optional<Double>> value,
    Function<Trial, String> text) {

  private static final LogAttribute ESTIMATE = LogAttribute.named("estimate.ns");

  /** How much longer a migration took than was estimated; less than 0 if it was over before. */
  private static Optional<Double> error(Trial trial) {
    return trial.seconds().flatMap(took -> trial.value(ESTIMATE).map(estimate -> took - estimate));
  }

  /** The duration, then each attribute of the migrations' entries that is a time or a size. */
  static List<Column> of(Collection<Trial> trials) {
    List<Column> columns = new ArrayList<>();
    columns.add(measured(Messages.Column_duration, "duration_s", Unit.SECONDS, Trial::seconds));
    Set<LogAttribute> told = new LinkedHashSet<>();
    trials.forEach(trial -> trial.entry().ifPresent(entry -> told.addAll(LogAttribute.of(entry))));
    told.stream().filter(attribute -> isMeasured(attribute, trials)).forEach(attribute -> {
      columns.add(of(attribute));
      if (attribute.equals(ESTIMATE)) {
        columns.add(measured(Messages.Column_error, "estimate_error_s", Unit.SECONDS, Column::error));
      }
    });
    return columns;
  }

  private static boolean isMeasured(LogAttribute attribute, Collection<Trial> trials) {
    return attribute.isListed() && unit(attribute).isPresent()
        && trials.stream().anyMatch(trial -> trial.value(attribute).isPresent());
  }

  private static Optional<Unit> unit(LogAttribute attribute) {
    return attribute.name().endsWith(".ns") ? Optional.of(Unit.SECONDS)
        : attribute.name().endsWith(".bytes") ? Optional.of(Unit.BYTES) : Optional.empty();
  }

  private static Column of(LogAttribute attribute) {
    String heading = attribute.heading().isEmpty() ? attribute.name() : attribute.heading();
    return new Column(attribute.label(), heading, unit(attribute).orElseThrow(), trial -> trial.value(attribute),
        trial -> trial.entry().map(attribute::text).orElse(""));
  }

  private static Column measured(String title, String heading, Unit unit, Function<Trial, Optional<Double>> value) {
    return new Column(title, heading, unit, value, trial -> value.apply(trial).map(unit::text).orElse(""));
  }

  /** How the values of those that succeeded lie. */
  Optional<Spread> spread(Collection<Trial> trials) {
    return Spread.of(trials.stream().filter(Trial::succeeded).flatMap(trial -> value.apply(trial).stream()).toList());
  }
}
