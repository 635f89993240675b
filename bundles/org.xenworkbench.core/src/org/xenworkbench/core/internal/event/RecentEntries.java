/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.ArrayList;
import java.util.Collections;
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

  /**
   * What matches here, together with what a store found, each in its latest state. Of entries that began at the same
   * instant, the one that was written last comes first, as in a store.
   */
  List<LogEntry> merge(List<LogEntry> stored, EventQuery query) {
    List<LogEntry> all = new ArrayList<>(entries.values());
    Collections.reverse(all);
    all.removeIf(entry -> !query.matches(entry));
    stored.stream().filter(entry -> !entries.containsKey(entry.correlation())).forEach(all::add);
    return all.stream().sorted(EventQuery.ORDER).skip(query.offset()).limit(query.limit()).toList();
  }
}
