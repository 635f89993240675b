/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.JobProgress;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationEstimate;

/** The event log's view of a migration. */
final class MigrationEntries {

  private MigrationEntries() {
  }

  /** Its hosts, which are others when they were removed, and are in the list more than once. */
  static Map<String, String> ends(Migration migration) {
    return Map.of(LogAttribute.SOURCE.name(), migration.source().key(), LogAttribute.TARGET.name(),
        migration.target().key());
  }

  /** What is known about it, for the attributes of its entry. */
  static Map<String, String> facts(Migration migration) {
    Map<String, String> facts = new HashMap<>(ends(migration));
    if (!migration.targetName().equals(migration.target().toString())) { // as one that nobody knows is called
      facts.put(LogAttribute.TARGET_NAME.name(), migration.targetName());
    }
    migration.downtime().ifPresent(time -> facts.put(LogAttribute.DOWNTIME.name(), Long.toString(time.toNanos())));
    migration.progress().filter(progress -> migration.status() == LogEntry.Status.SUCCEEDED)
        .map(JobProgress::total).filter(OptionalLong::isPresent)
        .ifPresent(total -> facts.put(LogAttribute.DATA.name(), Long.toString(total.getAsLong())));
    migration.serviceGap().ifPresent(gap -> {
      facts.put(LogAttribute.SERVICE_GAP.name(), Long.toString(gap.length().toNanos()));
      facts.put(LogAttribute.SERVICE_GAP_RESOLUTION.name(), Long.toString(gap.resolution().toNanos()));
    });
    facts.putAll(facts(migration.estimate()));
    facts.putAll(facts(migration.timeSpent()));
    return facts;
  }

  /** How long it is expected to take. */
  static Map<String, String> facts(Optional<MigrationEstimate> estimate) {
    return estimate.map(known -> Map.of(LogAttribute.ESTIMATE.name(), nanos(known.likely()),
        LogAttribute.ESTIMATE_LEAST.name(), nanos(known.least()), LogAttribute.ESTIMATE_MOST.name(),
        nanos(known.most()), LogAttribute.ESTIMATE_BASIS.name(), Integer.toString(known.basis()))).orElse(Map.of());
  }

  /** What its time was spent on. */
  static Map<String, String> facts(Map<Migration.Part, Duration> spent) {
    Map<String, String> facts = new HashMap<>();
    spent.forEach((part, time) -> facts.put(part.attribute().name(), nanos(time)));
    return facts;
  }

  private static String nanos(Duration time) {
    return Long.toString(time.toNanos());
  }

  /** The entry of a migration that no operation of this process waits for. */
  static LogEntry followed(Migration migration, String user, String details, Map<String, String> more) {
    Object[] names = {migration.vmName(), migration.sourceName(), migration.targetName()};
    String running = NLS.bind(Messages.Migrate_Running, names);
    String message = switch (migration.status()) {
      case SUCCEEDED -> NLS.bind(Messages.Migrate_Done, names);
      case FAILED -> NLS.bind(Messages.Operation_Failed, running, migration.error());
      default -> running;
    };
    Map<String, String> facts = facts(migration);
    facts.putAll(more);
    return LogEntry.of(LogEntry.MIGRATION, migration.status(), message, migration.started())
        .correlation(migration.id()).host(migration.source(), migration.sourceName())
        .vm(migration.vm(), migration.vmName()).finished(migration.finished()).user(user).progress(migration.fraction())
        .details(details).attributes(facts).build();
  }
}
