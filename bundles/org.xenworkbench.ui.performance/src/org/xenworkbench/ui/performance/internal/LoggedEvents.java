/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogAttribute;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.ObjectId;

/**
 * What happened to the objects that are shown, from the event log, which outlives the process; read once until
 * something else happens. Any thread.
 */
final class LoggedEvents {

  private static final Set<String> KINDS = Set.of(LogEntry.MIGRATION, LogEntry.POWER);
  private static final int MOST = 5_000;
  /** What began before the range and ended in it is looked for so far back. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** What is read holds on until something else happens, however long that takes. */
  private static final Duration FOREVER = Duration.ofDays(10 * 365);

  private final EventLog log;
  private final Function<ObjectId, List<ObjectId>> identities;
  private final Map<ObjectId, Reading> readings = new HashMap<>();
  private final Set<UUID> running = new HashSet<>();
  private long changes;
  /** The same of each object, by its key. */
  private final Map<String, Long> changesOf = new HashMap<>();

  /** What was read about an object, whatever it was before, since when; if that is not all, until when it is. */
  private record Reading(List<ObjectId> about, Instant from, Optional<Instant> to, boolean isAll,
      List<LogEntry> entries) {

    boolean has(List<ObjectId> wanted, Instant begin, Optional<Instant> end) {
      return about.equals(wanted) && !begin.isBefore(from) && (isAll || end.equals(to));
    }
  }

  /**
   * Nothing is read yet.
   *
   * @param identities under which identities the log knows an object, as {@code Inventory.identities} tells
   */
  LoggedEvents(EventLog log, Function<ObjectId, List<ObjectId>> identities) {
    this.log = log;
    this.identities = identities;
  }

  /** Takes a new state of an entry; whether charts may look different for it, which they do not for progress. */
  synchronized boolean changed(LogEntry entry) {
    boolean isNews = KINDS.contains(entry.kind()) && (LogAttribute.WAITS.isIn(entry)
        ? running.remove(entry.correlation()) // it begins when it has its turn
        : !entry.isRunning() || running.add(entry.correlation()));
    if (isNews && !entry.isRunning()) {
      running.remove(entry.correlation());
    }
    if (isNews) {
      readings.clear();
      changes++;
      about(entry).distinct().forEach(key -> changesOf.merge(key, 1L, Long::sum));
    }
    return isNews;
  }

  private static Stream<String> about(LogEntry entry) {
    return Stream.of(entry.vm().map(ObjectId::key), entry.host().map(ObjectId::key),
        LogAttribute.SOURCE.value(entry), LogAttribute.TARGET.value(entry)).flatMap(Optional::stream);
  }

  /** How often something has happened to any of these objects. */
  synchronized long changes(Collection<ObjectId> objects) {
    return objects.stream().distinct().flatMap(object -> identities.apply(object).stream())
        .mapToLong(object -> changesOf.getOrDefault(object.key(), 0L)).sum();
  }

  /**
   * Entries about an object since a time, and perhaps others. May read a file.
   *
   * @param to of what is newer none is needed; empty if that is now
   */
  List<LogEntry> of(ObjectId object, Instant from, Optional<Instant> to) {
    List<ObjectId> about = identities.apply(object);
    long before;
    synchronized (this) {
      before = changes;
      Reading known = readings.get(object);
      if (known != null && known.has(about, from, to)) {
        return known.entries;
      }
    }
    List<LogEntry> read = read(about, from, from.plus(FOREVER));
    boolean isAll = read.size() < MOST;
    if (!isAll && to.isPresent()) { // behind the newest ones, of which the first has the name of now
      read = Stream.concat(read.stream(), read(about, from, to.get().plusMillis(1)).stream()).distinct().toList();
    }
    synchronized (this) {
      if (before == changes) {
        readings.put(object, new Reading(about, from, to, isAll, read));
      }
    }
    return read;
  }

  private List<LogEntry> read(List<ObjectId> about, Instant from, Instant to) {
    EventQuery query = EventQuery.newest(MOST).withKinds(KINDS).about(about)
        .between(from.minus(LONGEST), to);
    List<LogEntry> found;
    try {
      found = log.query(query);
    } catch (UnreadableLogException e) {
      found = e.found(); // the Event Log view's banner tells why there are no more
    }
    return found.stream().filter(query::matches).toList();
  }

  /** Forgets what is not shown any more. */
  synchronized void retain(Set<ObjectId> objects) {
    readings.keySet().retainAll(objects);
  }

  /** Those of some identities, in their order, as far as they were read of what is shown. */
  synchronized List<LogEntry> entries(List<UUID> wanted) {
    Map<UUID, LogEntry> known = new HashMap<>();
    readings.values().stream().flatMap(reading -> reading.entries.stream())
        .forEach(entry -> known.put(entry.correlation(), entry));
    return wanted.stream().filter(known::containsKey).map(known::get).toList();
  }

  /** What an object was last called; empty if nothing is known of it. */
  synchronized Optional<String> name(ObjectId object) {
    return Optional.ofNullable(readings.get(object)).stream().flatMap(reading -> reading.entries.stream())
        .flatMap(entry -> Stream.concat(entry.vm().filter(object::equals).map(vm -> entry.vmName()).stream(),
            entry.host().filter(object::equals).map(host -> entry.hostName()).stream()))
        .filter(name -> !name.isEmpty()).findFirst();
  }
}
