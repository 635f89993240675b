/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.xenworkbench.core.event.LogEntry;

/** An entry that waits for the disk; two are the same only if they are one. */
final class PendingEntry {

  private final LogEntry entry;
  private final CompletableFuture<LogEntry> done;
  private final long weight;

  /**
   * Waits from now on.
   *
   * @param weight how many entries are lost without a word if this one is
   */
  PendingEntry(LogEntry entry, CompletableFuture<LogEntry> done, long weight) {
    this.entry = entry;
    this.done = done;
    this.weight = weight;
  }

  LogEntry entry() {
    return entry;
  }

  /** One that tells of others stands for them: itself it is told again by the next start. */
  long weight() {
    return weight;
  }

  /** The same of several. */
  static long weight(Collection<PendingEntry> entries) {
    return entries.stream().mapToLong(PendingEntry::weight).sum();
  }

  /** Completed when the entry is on disk. */
  CompletableFuture<LogEntry> done() {
    return done;
  }
}
