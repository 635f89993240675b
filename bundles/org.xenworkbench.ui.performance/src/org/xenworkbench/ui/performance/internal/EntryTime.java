/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ObjectId;

/**
 * The time that shows what an entry of the event log tells of, with something before and after.
 *
 * @param from where it begins
 * @param to where it ends
 */
record EntryTime(Instant from, Instant to) {

  /** What is usual before and after is seen. */
  private static final Duration LEAST = Duration.ofMinutes(1);

  /** Of an entry; what goes on is shown up to now. */
  static EntryTime of(LogEntry entry, Instant now) {
    Instant start = entry.started();
    Instant last = entry.finished().orElse(now);
    Instant end = last.isBefore(start) ? start : last;
    Duration half = Duration.between(start, end).dividedBy(2);
    Duration margin = half.compareTo(LEAST) > 0 ? half : LEAST;
    return new EntryTime(start.minus(margin), end.plus(margin));
  }

  /** Whether an entry is about something that has charts. */
  static boolean isShown(LogEntry entry) {
    return !objects(entry).isEmpty();
  }

  /** What an entry is about: of a migration both hosts and the VM, else the VM or, where it is about none, the host. */
  static List<ObjectId> objects(LogEntry entry) {
    Stream<ObjectId> hosts = Stream.of(LogAttribute.SOURCE, LogAttribute.TARGET)
        .flatMap(attribute -> attribute.value(entry).flatMap(EntryTime::host).stream());
    List<ObjectId> moved = Stream.concat(hosts, entry.vm().stream()).distinct().toList();
    return moved.isEmpty() ? entry.host().<List<ObjectId>>map(List::of).orElse(List.of()) : moved;
  }

  private static Optional<ObjectId> host(String key) {
    try {
      return Optional.of(ObjectId.parse(key)).filter(HostId.class::isInstance);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of a kind of objects that this version does not know
    }
  }
}
