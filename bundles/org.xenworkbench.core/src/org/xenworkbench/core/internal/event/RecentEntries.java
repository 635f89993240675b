/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.core.model.VmId;

/** The latest state of the newest entries, in memory. Not thread-safe. */
final class RecentEntries {

  /** Running entries on top, then the newest first. */
  static final Comparator<LogEntry> ORDER = Comparator.comparing((LogEntry entry) -> !entry.isRunning())
      .thenComparing(LogEntry::started, Comparator.reverseOrder());

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
      if (matches(entry, query)) {
        all.put(entry.correlation(), entry);
      } else {
        all.remove(entry.correlation());
      }
    });
    Stream<LogEntry> sorted = all.values().stream().sorted(ORDER);
    return sorted.skip(query.offset()).limit(query.limit()).toList();
  }

  static boolean matches(LogEntry entry, EventQuery query) {
    return (query.statuses().isEmpty() || query.statuses().contains(entry.status()))
        && (query.kinds().isEmpty() || query.kinds().contains(entry.kind()))
        && query.object().map(object -> concerns(entry, object)).orElse(true)
        && query.from().map(from -> !entry.started().isBefore(from)).orElse(true)
        && query.to().map(to -> entry.started().isBefore(to)).orElse(true)
        && query.matchesText(entry);
  }

  private static boolean concerns(LogEntry entry, ObjectId object) {
    if (object instanceof HostId host) {
      return entry.host().filter(host::equals).isPresent()
          || host.key().equals(entry.attributes().get(LogEntry.ATTRIBUTE_TARGET));
    }
    return object instanceof VmId vm && entry.vm().filter(vm::equals).isPresent();
  }
}
