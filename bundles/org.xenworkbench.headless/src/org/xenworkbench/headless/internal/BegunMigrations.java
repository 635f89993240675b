/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.headless.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;
import org.xenworkbench.core.model.Registration;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.operation.Initiator;

/**
 * The migrations that a deed begins, as the event log tells of them: an operation may end when a connection is lost,
 * but its migration goes on.
 */
final class BegunMigrations {

  /** So many of one VM begin at most while the log is read. */
  private static final int EACH = 20;

  private final EventLog log;
  private final Set<VmId> vms;
  private final Set<UUID> before;

  /** Knows what there is of those VMs; what comes from now on is begun. */
  BegunMigrations(EventLog log, Collection<VmId> vms) {
    this.log = log;
    this.vms = Set.copyOf(vms);
    this.before = ids(entries());
  }

  private List<LogEntry> entries() {
    if (vms.isEmpty()) {
      return List.of();
    }
    EventQuery query = EventQuery.newest(vms.size() * EACH).withKinds(Set.of(LogEntry.MIGRATION)).about(vms)
        .byUsers(Set.of(Initiator.commandLine()));
    try {
      return log.query(query).stream().filter(entry -> entry.vm().isPresent()).toList();
    } catch (UnreadableLogException e) {
      return e.found().stream().filter(entry -> entry.vm().isPresent()).toList(); // what is new is in memory
    }
  }

  private static Set<UUID> ids(List<LogEntry> entries) {
    return entries.stream().map(LogEntry::correlation).collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * Waits until all have ended, or the engine is to end.
   *
   * @return how many arrived
   */
  int arrived(CompletableFuture<Void> ended) {
    List<LogEntry> begun = entries().stream().filter(entry -> !before.contains(entry.correlation())).toList();
    Set<UUID> open = ids(begun);
    begun.stream().flatMap(entry -> EventQuery.wholeOf(entry).stream()).forEach(open::add); // it tells how many arrived
    Set<UUID> all = Set.copyOf(open);
    CompletableFuture<Void> over = new CompletableFuture<>();
    try (Registration hears = log.addListener(entry -> end(entry, open, over))) {
      all.forEach(id -> latest(id).ifPresent(entry -> end(entry, open, over)));
      if (!begun.isEmpty()) {
        CompletableFuture.anyOf(over, ended).join();
      }
    }
    return (int) begun.stream().flatMap(entry -> latest(entry.correlation()).stream())
        .filter(entry -> entry.status() == LogEntry.Status.SUCCEEDED).count();
  }

  private static void end(LogEntry entry, Set<UUID> open, CompletableFuture<Void> over) {
    synchronized (open) {
      if (!entry.isRunning() && open.remove(entry.correlation()) && open.isEmpty()) {
        over.complete(null);
      }
    }
  }

  private Optional<LogEntry> latest(UUID id) {
    try {
      return log.get(id);
    } catch (UnreadableLogException e) {
      return Optional.empty();
    }
  }
}
