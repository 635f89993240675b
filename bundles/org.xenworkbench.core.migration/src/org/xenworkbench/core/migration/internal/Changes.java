/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;

/** The changes that a migration goes through. */
final class Changes {

  private Changes() {
  }

  static UnaryOperator<Migration> progress(JobProgress progress) {
    return m -> m.toBuilder().progress(Optional.of(progress)).build();
  }

  /** Nobody knows any more how far it is. */
  static UnaryOperator<Migration> unseen() {
    return m -> m.toBuilder().progress(Optional.empty()).build();
  }

  static UnaryOperator<Migration> step(Migration.Step step) {
    return m -> m.isRunning() ? m.toBuilder().step(step).build() : m;
  }

  static UnaryOperator<Migration> completed(JobProgress statistics) {
    Optional<Duration> downtime = statistics.downtime();
    return m -> m.toBuilder().progress(Optional.of(statistics)).downtime(downtime.or(m::downtime)).build();
  }

  static UnaryOperator<Migration> ended(LogEntry.Status status, Instant at, String error) {
    return m -> m.toBuilder().status(status).finished(Optional.of(at)).error(error).build();
  }

  /** The same of one of which it is known what its time was spent on. */
  static UnaryOperator<Migration> ended(LogEntry.Status status, Instant at, String error,
      Map<Migration.Part, Duration> timeSpent) {
    return m -> ended(status, at, error).apply(m).toBuilder().timeSpent(timeSpent).build();
  }

  static UnaryOperator<Migration> serviceGap(Migration.ServiceGap gap) {
    return m -> m.toBuilder().serviceGap(Optional.of(gap)).build();
  }
}
