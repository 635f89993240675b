/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.time.Clock;
import java.util.HashMap;
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
    return follow(migration, user, startSeen ? Map.of() : DURATION_UNKNOWN, startSeen);
  }

  /** The same of one that an earlier process began, and told these facts of. */
  boolean follow(Migration migration, String user, Map<String, String> facts) {
    return follow(migration, user, facts, true);
  }

  private boolean follow(Migration migration, String user, Map<String, String> facts, boolean startSeen) {
    if (!register.begin(startSeen ? migration : migration.withoutDuration())) {
      return false;
    }
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

  /** Writes the end of a migration that ended while nobody looked, of which an earlier process told these facts. */
  void endUnseen(Migration migration, String user, Outcome outcome, String details, Map<String, String> told) {
    Map<String, String> facts = new HashMap<>(told);
    facts.putAll(DURATION_UNKNOWN);
    if (register.begin(migration.withoutDuration())) {
      end(migration, user, outcome, details, facts);
    } else { // its VM migrates again: then only the log is told
      log.append(MigrationEntries.followed(
          Changes.ended(outcome.status(), clock.instant(), outcome.error()).apply(migration), user, details,
          facts));
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
