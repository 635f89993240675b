/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.migration.Migration;

/** Migrations that no operation of this process waits for: written into the log and followed until they have ended. */
final class UnattendedMigrations {

  private static final Map<String, String> DURATION_UNKNOWN = Map.of(LogAttribute.DURATION_UNKNOWN.name(), "true");

  private final EventLog log;
  private final MigrationRegister register;
  private final MigrationFollower follower;
  private final Clock clock;
  private final Map<UUID, ProgressWatch> watches = new ConcurrentHashMap<>();

  UnattendedMigrations(EventLog log, MigrationRegister register, MigrationFollower follower, Clock clock) {
    this.log = log;
    this.register = register;
    this.follower = follower;
    this.clock = clock;
  }

  /**
   * Follows a running migration, unless its VM is known to migrate already.
   *
   * @param user who began it
   * @return whether it is followed
   */
  boolean follow(Migration migration, String user, boolean startSeen) {
    if (!register.begin(startSeen ? migration : migration.withoutDuration())) {
      return false;
    }
    Map<String, String> facts = startSeen ? Map.of() : DURATION_UNKNOWN;
    log.append(MigrationEntries.followed(migration, user, "", facts));
    ProgressWatch watch = follower.watch(migration, (fraction, text) -> register.get(migration.id())
        .filter(Migration::isRunning)
        .ifPresent(now -> log.progress(MigrationEntries.followed(now, user, text, facts))));
    watches.put(migration.id(), watch);
    watch.outcome().thenAccept(outcome -> {
      watches.remove(migration.id());
      watch.close();
      end(migration, user, outcome, outcome.error(), facts);
    });
    return true;
  }

  /** Writes the end of a migration that ended while nobody looked. */
  void endUnseen(Migration migration, String user, Outcome outcome, String details) {
    if (register.begin(migration.withoutDuration())) {
      end(migration, user, outcome, details, DURATION_UNKNOWN);
    } else { // its VM migrates again: then only the log is told
      log.append(MigrationEntries.followed(
          Changes.ended(outcome.status(), clock.instant(), outcome.error()).apply(migration), user, details,
          DURATION_UNKNOWN));
    }
  }

  private void end(Migration migration, String user, Outcome outcome, String details, Map<String, String> facts) {
    register.update(migration.id(), Changes.ended(outcome.status(), clock.instant(), outcome.error()));
    Optional<Migration> ended = register.get(migration.id());
    ended.ifPresent(known -> log.append(MigrationEntries.followed(known, user, details, facts)));
    follower.pollBoth(migration);
  }

  void close() {
    watches.values().forEach(ProgressWatch::close);
  }
}
