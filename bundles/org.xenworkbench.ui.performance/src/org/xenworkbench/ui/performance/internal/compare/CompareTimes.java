/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.xenworkbench.core.metric.Resolution;
import org.xenworkbench.ui.performance.internal.TimeWindow;

/**
 * The time of a comparison and its parts: a minute before and after, or some of the steps in which history of that time
 * is kept where these are longer, so that there is something to be compared with. Immutable.
 *
 * @param started when the migration began
 * @param ended when it ended, or how far it has come
 * @param isRunning whether it goes on
 * @param kept how fine history is kept of that time
 */
record CompareTimes(Instant started, Instant ended, boolean isRunning, Resolution kept) {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  /** Two steps are cut by the ends of what they are to tell of. */
  private static final int STEPS = 5;

  /**
   * A stretch of time.
   *
   * @param from its begin
   * @param to its end
   */
  record Span(Instant from, Instant to) {

    Duration length() {
      return Duration.between(from, to);
    }
  }

  /**
   * The times of a migration.
   *
   * @param hasSamples whether history has the samples from a minute before to a minute after, however long ago that is
   */
  static CompareTimes of(ComparedMigration migration, Instant now, Predicate<Span> hasSamples) {
    Span around = new Span(migration.started().minus(MINUTE), migration.ended(now).plus(MINUTE));
    Resolution usual = Resolution.kept(around.from(), now);
    return new CompareTimes(migration.started(), migration.ended(now), migration.isRunning(),
        usual != Resolution.SAMPLES && hasSamples.test(around) ? Resolution.SAMPLES : usual);
  }

  /** How long before and after are. */
  Duration margin() {
    Duration steps = kept == Resolution.SAMPLES ? MINUTE : kept.step().multipliedBy(STEPS);
    return steps.compareTo(MINUTE) > 0 ? steps : MINUTE;
  }

  /** The left edge. */
  Instant from() {
    return started.minus(margin());
  }

  /** The right edge, which goes on with what runs. */
  Instant to() {
    return isRunning ? ended : ended.plus(margin());
  }

  /** A part of it; empty if that has not begun. */
  Optional<Span> span(Phase phase) {
    return switch (phase) {
      case BEFORE -> Optional.of(new Span(from(), started));
      case DURING -> Optional.of(new Span(started, ended));
      case AFTER -> isRunning ? Optional.empty() : Optional.of(new Span(ended, to()));
    };
  }
}
