/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;

/** The event log on a disk that outlives the engine, may be full, and notes when an entry ends in two ways. */
final class KeptLog implements EventStore {

  private final Map<UUID, LogEntry> latest = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final List<LogEntry> ends = new ArrayList<>();
  private final Predicate<LogEntry> forgets;
  private boolean full;

  /**
   * An empty one.
   *
   * @param forgets what it says to have written and has not, to see that a test notices it
   */
  KeptLog(Predicate<LogEntry> forgets) {
    this.forgets = forgets;
  }

  void setFull(boolean isFull) {
    full = isFull;
  }

  /** What was written that must not be. */
  List<String> faults() {
    return faults;
  }

  /** The ends of migrations of single VMs since that was asked for last, as they were written. */
  List<LogEntry> takeEnds() {
    List<LogEntry> taken = List.copyOf(ends);
    ends.clear();
    return taken;
  }

  /** Entries that have not ended. */
  List<LogEntry> running() {
    return latest.values().stream().filter(LogEntry::isRunning).toList();
  }

  boolean has(UUID entry) {
    return latest.containsKey(entry);
  }

  @Override
  public void append(List<LogEntry> entries) throws IOException {
    if (full) {
      throw new IOException("No space left on device");
    }
    for (LogEntry entry : entries) {
      if (!forgets.test(entry)) {
        LogEntry before = latest.put(entry.correlation(), entry);
        if (entry.isMigration() && entry.vm().isPresent() && !entry.isRunning()
            && (before == null || before.isRunning())) {
          ends.add(entry);
        }
        if (entry.kind().equals(LogEntry.MIGRATION) && before != null && !before.isRunning()
            && before.status() != entry.status()) {
          faults.add("two ends, " + before.status() + " and " + entry.status() + ": " + entry.message());
        }
      }
    }
  }

  @Override
  public List<LogEntry> query(EventQuery query) {
    return latest.values().stream().filter(query::matches).sorted(EventQuery.ORDER).skip(query.offset())
        .limit(query.limit()).toList();
  }

  @Override
  public Optional<LogEntry> get(UUID correlation) {
    return Optional.ofNullable(latest.get(correlation));
  }
}
