/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.xenworkbench.core.model.Registration;

/** The event log. An OSGi service; any thread. */
public interface EventLog {

  /**
   * Writes an entry, or the next state of one that is there.
   *
   * @return completed when the entry is on disk (where a store is present), or exceptionally if it could not be
   *     written; the entry is then kept in memory and written later
   */
  CompletableFuture<LogEntry> append(LogEntry entry);

  /** Publishes the progress of a running entry; not kept on disk. */
  void progress(LogEntry entry);

  /** The latest state of entries that match: running ones first, then the newest first. May read a file. */
  List<LogEntry> query(EventQuery query);

  /** Why entries cannot be written at present, as a sentence; empty if all is well. */
  java.util.Optional<String> fault();

  /** Listens to new states of entries. Called on the core's dispatcher thread, in order; must return at once. */
  Registration addListener(EventLogListener listener);
}
