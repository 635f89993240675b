/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.event.LogEntry;

/**
 * What the view shows and what has happened since. A new state of a shown entry that keeps its place is put in its
 * place; everything else asks for a new query. Any thread.
 */
final class LogRows {

  private List<LogEntry> rows = List.of();
  /** As the query found them. */
  private final Map<UUID, LogEntry> shown = new HashMap<>();
  private final Map<UUID, LogEntry> news = new HashMap<>();

  /** The entries to show, in order. */
  synchronized List<LogEntry> rows() {
    if (!news.isEmpty()) {
      List<LogEntry> changed = new ArrayList<>(rows);
      changed.replaceAll(row -> current(row));
      news.clear();
      rows = List.copyOf(changed);
    }
    return rows;
  }

  private LogEntry current(LogEntry row) {
    LogEntry newer = news.get(row.correlation());
    return newer != null && newer.status() == row.status() ? newer : row;
  }

  /** A query was answered. */
  synchronized void answered(List<LogEntry> found) {
    rows = List.copyOf(found);
    shown.clear();
    found.forEach(entry -> shown.put(entry.correlation(), entry));
  }

  /** A shown entry, in the state that the query found. */
  synchronized Optional<LogEntry> get(UUID correlation) {
    return Optional.ofNullable(shown.get(correlation));
  }

  /**
   * An entry changed.
   *
   * @return whether it is in its place; if not, the log has to be queried
   */
  synchronized boolean accept(LogEntry entry) {
    if (get(entry.correlation()).filter(known -> known.status() == entry.status()).isPresent()) {
      news.put(entry.correlation(), entry);
      return true;
    }
    news.remove(entry.correlation());
    return false;
  }
}
