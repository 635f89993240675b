/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.migration;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.internal.event.EventLogImpl;
import org.xenworkbench.core.internal.host.Sessions;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;

/** Migrations that no operation of this process waits for: written into the log and followed until they have ended. */
final class FollowedMigrations {

  /** So many answers in a row without a job, half a second apart, mean that the job has ended. */
  private static final int SILENT_ROUNDS = 4;
  private static final Map<String, String> UNKNOWN = Map.of(LogEntry.ATTRIBUTE_DURATION_UNKNOWN, "true");

  private final PlacementReader placements;
  private final Sessions sessions;
  private final EventLogImpl log;
  private final MigrationRegister register;
  private final MigrationFollower follower;
  private final Clock clock;
  private final Map<UUID, MigrationFollower.Follow> follows = new ConcurrentHashMap<>();
  private final Set<UUID> durationUnknown = ConcurrentHashMap.newKeySet();

  FollowedMigrations(PlacementReader placements, Sessions sessions, EventLogImpl log, MigrationRegister register,
      MigrationFollower follower, Clock clock) {
    this.placements = placements;
    this.sessions = sessions;
    this.log = log;
    this.register = register;
    this.follower = follower;
    this.clock = clock;
  }

  /** Follows a running migration, unless its VM is known to migrate already. */
  void follow(Migration migration, boolean startSeen) {
    if (register.begin(migration)) {
      if (!startSeen) {
        durationUnknown.add(migration.id());
      }
      log.append(MigrationEntries.external(migration, "", facts(migration)));
      follows.put(migration.id(), follower.follow(migration, (fraction, text) -> register.get(migration.id())
          .filter(Migration::isRunning)
          .ifPresent(now -> log.progress(MigrationEntries.external(now, text, facts(now))))));
      evaluateSoon(migration);
    }
  }

  /** Looks again whether a migration has ended, on the follower's thread. */
  void evaluateSoon(Migration migration) {
    follower.ticker().execute(() -> evaluate(migration));
  }

  private void evaluate(Migration migration) {
    MigrationFollower.Follow follow = follows.get(migration.id());
    if (follow == null || register.get(migration.id()).filter(Migration::isRunning).isEmpty()) {
      return;
    }
    Optional<HostId> runner = placements.runner(migration.vm());
    if (runner.filter(migration.target()::equals).isPresent()
        && !placements.isActive(migration.source(), migration.vm())) {
      end(migration, LogEntry.Status.SUCCEEDED, "", "");
    } else if (follow.silentRounds() >= SILENT_ROUNDS && runner.filter(migration.source()::equals).isPresent()
        && !placements.isActive(migration.target(), migration.vm())) {
      String error = NLS.bind(Messages.Migrate_NotMoved, migration.sourceName(), migration.targetName());
      end(migration, LogEntry.Status.FAILED, error, error);
    }
  }

  /** Writes the end of a migration whose end was not seen when it happened. */
  void endUnseen(Migration migration, LogEntry.Status status, String error, String details) {
    durationUnknown.add(migration.id());
    if (register.begin(migration)) {
      end(migration, status, error, details);
    }
  }

  private void end(Migration migration, LogEntry.Status status, String error, String details) {
    Optional.ofNullable(follows.remove(migration.id())).ifPresent(MigrationFollower.Follow::close);
    register.update(migration.id(), Changes.ended(status, clock.instant(), error));
    register.get(migration.id())
        .ifPresent(ended -> log.append(MigrationEntries.external(ended, details, facts(ended))));
    sessions.pollSoon(migration.source());
    sessions.pollSoon(migration.target());
  }

  private Map<String, String> facts(Migration migration) {
    return durationUnknown.contains(migration.id()) ? UNKNOWN : Map.of();
  }

  void close() {
    follows.values().forEach(MigrationFollower.Follow::close);
  }
}
