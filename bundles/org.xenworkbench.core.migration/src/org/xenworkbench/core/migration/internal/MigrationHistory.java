/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventLogListener;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.migration.MigrationEstimate;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VirtualMachine;

/**
 * The newest migrations that the event log says succeeded, kept in memory: what estimates are learned from. Those that
 * were told to take another time than others are left out. Thread-safe.
 */
final class MigrationHistory implements EventLogListener, Registration {

  private static final int CAPACITY = 1_000;

  private final EventLog log;
  private final PlacementReader placements;
  private final Executor reader;
  private final Registration listening;
  /** By their ids, the oldest first: an entry that is amended is no further migration. */
  private final Map<UUID, MigrationEstimator.Past> past = new LinkedHashMap<>();
  private volatile boolean unread = true;

  /**
   * Begins to read the log.
   *
   * @param reader runs what reads it, which may take a while
   */
  MigrationHistory(EventLog log, PlacementReader placements, Executor reader) {
    this.log = log;
    this.placements = placements;
    this.reader = reader;
    this.listening = log.addListener(this);
    reader.execute(this::read);
  }

  private void read() {
    EventQuery wanted = EventQuery.newest(CAPACITY).withKinds(Set.of(LogEntry.MIGRATION))
        .withStatuses(EnumSet.of(LogEntry.Status.SUCCEEDED));
    try {
      List<LogEntry> entries = new ArrayList<>(log.query(wanted));
      Collections.reverse(entries);
      synchronized (past) {
        Map<UUID, MigrationEstimator.Past> since = new LinkedHashMap<>(past);
        past.clear();
        entries.forEach(this::add);
        past.putAll(since);
        unread = false;
      }
    } catch (UnreadableLogException e) {
      return; // the log's fault tells why, and that it is over
    }
  }

  @Override
  public void entryChanged(LogEntry entry) {
    if (!entry.isRunning() && entry.isMigration()) {
      synchronized (past) {
        add(entry);
      }
    }
  }

  @Override
  public void faultChanged() {
    if (unread) {
      reader.execute(this::read);
    }
  }

  private void add(LogEntry entry) {
    if (entry.status() != LogEntry.Status.SUCCEEDED || LogAttribute.NO_MEASURE.isIn(entry)) {
      return;
    }
    LoggedMigrations.migration(entry, placements).flatMap(migration -> past(migration, entry))
        .filter(MigrationEstimator.Past::isPlausible).ifPresent(known -> past.put(entry.correlation(), known));
    if (past.size() > CAPACITY) {
      past.remove(past.keySet().iterator().next());
    }
  }

  private static Optional<MigrationEstimator.Past> past(Migration migration, LogEntry entry) {
    return migration.duration().map(took -> new MigrationEstimator.Past(migration.vm(), migration.source(),
        migration.target(), LogAttribute.MEMORY.bytes(entry), took));
  }

  /** How long a VM will take to that host; empty if nothing like it succeeded yet. Any thread, at once. */
  Optional<MigrationEstimate> estimate(VirtualMachine vm, HostId source, HostId target) {
    List<MigrationEstimator.Past> known;
    synchronized (past) {
      known = new ArrayList<>(past.values());
    }
    Collections.reverse(known);
    return MigrationEstimator.estimate(known.stream().map(this::now).toList(), vm.id(), placements.shown(source),
        placements.shown(target), memory(vm));
  }

  static OptionalLong memory(VirtualMachine vm) {
    return vm.memory() > 0 ? OptionalLong.of(vm.memory()) : OptionalLong.empty();
  }

  /** A host that was removed and added again is the one that it was. */
  private MigrationEstimator.Past now(MigrationEstimator.Past one) {
    return new MigrationEstimator.Past(one.vm(), placements.shown(one.source()), placements.shown(one.target()),
        one.memory(), one.duration());
  }

  @Override
  public void close() {
    listening.close();
  }
}
