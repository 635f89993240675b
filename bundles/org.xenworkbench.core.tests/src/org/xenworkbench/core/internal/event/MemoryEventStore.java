/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.EventStore;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.StoreDamage;

/** A store in memory that fails as it is told to. */
final class MemoryEventStore implements EventStore {
  final List<LogEntry> entries = new CopyOnWriteArrayList<>();
  volatile Optional<String> failure = Optional.empty();
  volatile boolean broken;
  volatile Runnable meanwhile = () -> {};
  volatile int calls;
  volatile Optional<String> unreadable = Optional.empty();
  volatile Optional<Error> error = Optional.empty();
  volatile List<StoreDamage> damage = List.of();
  volatile Optional<String> lost = Optional.empty();

  @Override
  public void append(List<LogEntry> added) throws IOException {
    calls++;
    Runnable once = meanwhile;
    meanwhile = () -> {};
    once.run();
    if (error.isPresent()) {
      throw error.get();
    }
    if (broken) {
      throw new IllegalStateException();
    }
    if (failure.isPresent()) {
      throw new IOException(failure.get());
    }
    entries.addAll(added);
  }

  @Override
  public List<LogEntry> query(EventQuery query) throws IOException {
    if (error.isPresent()) {
      throw error.get();
    }
    if (unreadable.isPresent()) {
      throw new IOException(unreadable.get());
    }
    return query.select(latest().values());
  }

  @Override
  public Optional<LogEntry> get(UUID correlation) throws IOException {
    if (unreadable.isPresent()) {
      throw new IOException(unreadable.get());
    }
    return Optional.ofNullable(latest().get(correlation));
  }

  private Map<UUID, LogEntry> latest() {
    Map<UUID, LogEntry> latest = new LinkedHashMap<>();
    entries.forEach(entry -> latest.put(entry.correlation(), entry));
    return latest;
  }

  @Override
  public Optional<String> lost() {
    return lost;
  }

  @Override
  public List<StoreDamage> damage() {
    return damage;
  }
}
