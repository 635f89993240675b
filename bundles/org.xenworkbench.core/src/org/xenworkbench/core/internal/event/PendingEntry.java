/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.event;

import java.util.concurrent.CompletableFuture;
import org.xenworkbench.core.event.LogEntry;

/** An entry that waits for the disk; two are the same only if they are one. */
final class PendingEntry {

  private final LogEntry entry;
  private final CompletableFuture<LogEntry> done;

  PendingEntry(LogEntry entry, CompletableFuture<LogEntry> done) {
    this.entry = entry;
    this.done = done;
  }

  LogEntry entry() {
    return entry;
  }

  /** Completed when the entry is on disk. */
  CompletableFuture<LogEntry> done() {
    return done;
  }
}
