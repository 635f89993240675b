/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.migration;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.internal.Messages;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/**
 * Migrations that an earlier process began and whose end it did not live to write. Once both hosts were polled, what they
 * list tells how they ended.
 */
final class LostMigrations {

  private static final int LIMIT = 1_000;

  private final EventLog log;
  private final MigrationRegister register;
  private final PlacementReader placements;
  private final FollowedMigrations followed;
  private final Instant began;
  private final Set<HostId> polled = ConcurrentHashMap.newKeySet();
  private final Map<UUID, LogEntry> lost = new ConcurrentHashMap<>();

  LostMigrations(EventLog log, MigrationRegister register, PlacementReader placements, FollowedMigrations followed,
      Clock clock) {
    this.log = log;
    this.register = register;
    this.placements = placements;
    this.followed = followed;
    this.began = clock.instant();
  }

  /**
   * A host was polled.
   *
   * @param hasJob asks a host whether a VM still has a job there, and answers later
   */
  void polled(HostId host, BiConsumer<Migration, java.util.function.Consumer<Boolean>> hasJob) {
    if (polled.add(host)) {
      EventQuery running = new EventQuery("", Set.of(LogEntry.Status.RUNNING), Set.of(LogEntry.MIGRATION),
          Optional.empty(), LIMIT);
      log.query(running).stream().filter(entry -> entry.started().isBefore(began))
          .filter(entry -> register.get(entry.correlation()).isEmpty())
          .forEach(entry -> lost.putIfAbsent(entry.correlation(), entry));
    }
    for (LogEntry entry : lost.values()) {
      Optional<Migration> migration = migration(entry);
      if (migration.isEmpty()) {
        lost.remove(entry.correlation());
      } else if (polled.contains(migration.get().source()) && polled.contains(migration.get().target())
          && lost.remove(entry.correlation()) != null) {
        hasJob.accept(migration.get(), goesOn -> reconcile(migration.get(), goesOn));
      }
    }
  }

  private void reconcile(Migration migration, boolean goesOn) {
    if (goesOn) {
      followed.follow(migration, true);
      return;
    }
    Optional<HostId> runner = placements.runner(migration.vm());
    if (runner.filter(migration.target()::equals).isPresent()) {
      followed.endUnseen(migration, LogEntry.Status.SUCCEEDED, "", Messages.Migrate_EndSeenLater);
    } else {
      String error = runner.map(host -> NLS.bind(Messages.Migrate_Interrupted, placements.hostName(host)))
          .orElseGet(() -> NLS.bind(Messages.Migrate_Vanished, migration.sourceName(), migration.targetName()));
      followed.endUnseen(migration, LogEntry.Status.FAILED, error, error);
    }
  }

  private Optional<Migration> migration(LogEntry entry) {
    Optional<HostId> source = host(entry, LogEntry.ATTRIBUTE_SOURCE);
    Optional<HostId> target = host(entry, LogEntry.ATTRIBUTE_TARGET);
    Optional<VmId> vm = entry.vm();
    if (source.isEmpty() || target.isEmpty() || vm.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Migration(entry.correlation(), vm.get(), entry.vmName(), source.get(),
        placements.hostName(source.get()), target.get(), placements.hostName(target.get()), true,
        LogEntry.Status.RUNNING, entry.started(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), ""));
  }

  private static Optional<HostId> host(LogEntry entry, String attribute) {
    return Optional.ofNullable(entry.attributes().get(attribute)).map(ObjectId::parse)
        .filter(HostId.class::isInstance).map(HostId.class::cast);
  }
}
