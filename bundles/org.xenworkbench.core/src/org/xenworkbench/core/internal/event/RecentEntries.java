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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /** What entries here are parts of, as they say, and what is not here. */
  Set<UUID> unknownWholes() {
    return entries.values().stream().flatMap(entry -> EventQuery.wholeOf(entry).stream())
        .filter(id -> !entries.containsKey(id)).collect(Collectors.toSet());
  }

  /**
   * What matches here, together with what a store found, each in its latest state. Of entries that began at the same
   * instant, the one that was written last comes first, as in a store.
   *
   * @param wholes those of {@link #unknownWholes} that a store has
   */
  List<LogEntry> merge(List<LogEntry> stored, EventQuery query, Map<UUID, LogEntry> wholes) {
    Function<UUID, Optional<LogEntry>> log = id -> get(id).or(() -> Optional.ofNullable(wholes.get(id)));
    List<LogEntry> all = new ArrayList<>(entries.values());
    Collections.reverse(all);
    all.removeIf(entry -> !query.matches(entry, log));
    stored.stream().filter(entry -> !entries.containsKey(entry.correlation()))
        .filter(entry -> !(query.whole() && EventQuery.isPart(entry, log))).forEach(all::add);
    return all.stream().sorted(EventQuery.ORDER).skip(query.offset()).limit(query.limit()).toList();
  }
}
