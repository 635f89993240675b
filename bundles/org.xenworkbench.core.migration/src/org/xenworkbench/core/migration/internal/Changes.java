/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.time.Instant;
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
    return m -> copy(m, m.status(), m.finished(), Optional.of(progress), m.downtime(), m.serviceGap(), m.error());
  }

  static UnaryOperator<Migration> completed(JobProgress statistics) {
    Optional<Duration> downtime = statistics.downtime();
    return m -> copy(m, m.status(), m.finished(), Optional.of(statistics), downtime.or(m::downtime), m.serviceGap(),
        m.error());
  }

  static UnaryOperator<Migration> ended(LogEntry.Status status, Instant at, String error) {
    return m -> copy(m, status, Optional.of(at), m.progress(), m.downtime(), m.serviceGap(), error);
  }

  static UnaryOperator<Migration> serviceGap(Migration.ServiceGap gap) {
    return m -> copy(m, m.status(), m.finished(), m.progress(), m.downtime(), Optional.of(gap), m.error());
  }

  private static Migration copy(Migration m, LogEntry.Status status, Optional<Instant> finished,
      Optional<JobProgress> progress, Optional<Duration> downtime, Optional<Migration.ServiceGap> gap, String error) {
    return new Migration(m.id(), m.vm(), m.vmName(), m.source(), m.sourceName(), m.target(), m.targetName(), m.ours(),
        status, m.started(), finished, progress, downtime, gap, error, m.timed());
  }
}
