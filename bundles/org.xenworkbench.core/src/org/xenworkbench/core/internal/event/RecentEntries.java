/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;

/** The latest state of the newest entries, in memory. Not thread-safe. */
final class RecentEntries {

  private final int capacity;
  private final Map<UUID, LogEntry> entries = new LinkedHashMap<>();

  RecentEntries(int capacity) {
    this.capacity = capacity;
  }

  void put(LogEntry entry) {
    entries.remove(entry.correlation());
    entries.put(entry.correlation(), entry);
    if (entries.size() > capacity) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  Optional<LogEntry> get(UUID correlation) {
    return Optional.ofNullable(entries.get(correlation));
  }

  /** What matches here, together with what a store found, each in its latest state. */
  List<LogEntry> merge(List<LogEntry> stored, EventQuery query) {
    Map<UUID, LogEntry> all = new LinkedHashMap<>();
    stored.forEach(entry -> all.put(entry.correlation(), entry));
    entries.values().forEach(entry -> {
      if (query.matches(entry)) {
        all.put(entry.correlation(), entry);
      } else {
        all.remove(entry.correlation());
      }
    });
    return all.values().stream().sorted(EventQuery.ORDER).skip(query.offset()).limit(query.limit()).toList();
  }
}
