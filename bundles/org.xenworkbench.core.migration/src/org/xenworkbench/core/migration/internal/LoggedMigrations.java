/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;

/** Migrations as the event log has them, which outlives the process; the counterpart of {@link MigrationEntries}. */
final class LoggedMigrations {

  private static final int LIMIT = 1_000;

  private LoggedMigrations() {
  }

  /** The newest that have ended. May read a file. */
  static List<Migration> ended(EventLog log, PlacementReader placements) throws UnreadableLogException {
    Set<LogEntry.Status> ends = EnumSet.complementOf(EnumSet.of(LogEntry.Status.RUNNING));
    return log.query(EventQuery.newest(LIMIT).withStatuses(ends).withKinds(Set.of(LogEntry.MIGRATION))).stream()
        .filter(entry -> entry.finished().isPresent())
        .flatMap(entry -> migration(entry, placements).stream()).toList();
  }

  /** The migration that an entry tells of; empty if it tells of something else, not enough, or of one not begun. */
  static Optional<Migration> migration(LogEntry entry, PlacementReader placements) {
    Optional<HostId> source = host(entry, LogAttribute.SOURCE.name());
    Optional<HostId> target = host(entry, LogAttribute.TARGET.name());
    Optional<VmId> vm = entry.vm();
    if (!entry.isMigration() || source.isEmpty() || target.isEmpty() || vm.isEmpty()) {
      return Optional.empty();
    }
    String targetName = placements.nameOf(target.get()).or(() -> LogAttribute.TARGET_NAME.value(entry))
        .orElseGet(() -> target.get().toString());
    String sourceName = placements.nameOf(source.get()).orElseGet(entry::hostName);
    boolean ours = !entry.user().equals(Initiator.somebodyElse());
    String error = entry.status() == LogEntry.Status.FAILED ? entry.details() : "";
    Migration migration = Migration.of(entry.correlation(), entry.status(), entry.started())
        .vm(vm.get(), entry.vmName()).source(source.get(), sourceName)
        .target(target.get(), targetName).ours(ours).finished(entry.finished())
        .downtime(LogAttribute.DOWNTIME.duration(entry)).serviceGap(serviceGap(entry))
        .estimate(estimate(entry)).timeSpent(timeSpent(entry)).error(error).build();
    return Optional.of(LogAttribute.DURATION_UNKNOWN.isIn(entry)
        ? migration.withoutDuration() : migration);
  }

  /** That which was made when it was asked for; one that cannot be is none. */
  private static Optional<MigrationEstimate> estimate(LogEntry entry) {
    try {
      int basis = LogAttribute.ESTIMATE_BASIS.value(entry).map(Integer::valueOf).orElse(0);
      return LogAttribute.ESTIMATE.duration(entry)
          .flatMap(likely -> LogAttribute.ESTIMATE_LEAST.duration(entry)
              .flatMap(least -> LogAttribute.ESTIMATE_MOST.duration(entry)
                  .map(most -> new MigrationEstimate(least, likely, most, basis))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<Migration.Part, Duration> timeSpent(LogEntry entry) {
    Map<Migration.Part, Duration> spent = new EnumMap<>(Migration.Part.class);
    for (Migration.Part part : Migration.Part.values()) {
      part.attribute().duration(entry).filter(time -> !time.isNegative()).ifPresent(time -> spent.put(part, time));
    }
    return spent;
  }

  private static Optional<Migration.ServiceGap> serviceGap(LogEntry entry) {
    return LogAttribute.SERVICE_GAP.duration(entry)
        .flatMap(gap -> LogAttribute.SERVICE_GAP_RESOLUTION.duration(entry)
            .map(resolution -> new Migration.ServiceGap(gap, resolution)));
  }

  private static Optional<HostId> host(LogEntry entry, String attribute) {
    try {
      return Optional.ofNullable(entry.attributes().get(attribute)).map(ObjectId::parse)
          .filter(HostId.class::isInstance).map(HostId.class::cast);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a key of another kind of object: then it is ended as whatever else was running
    }
  }
}
