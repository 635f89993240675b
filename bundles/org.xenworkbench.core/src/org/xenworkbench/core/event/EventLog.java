/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;
import org.xenworkbench.core.model.Registration;

/**
 * The event log. An OSGi service; any thread.
 *
 * @since 0.1
 */
@ProviderType
public interface EventLog {

  /** What the source of a fault begins with that is of something not saved, so that {@link #unsaved} tells it, too. */
  String UNSAVED = "unsaved-";

  /**
   * Writes an entry, or the next state of one that is there. {@link #query} finds it at once, listeners hear of it
   * soon.
   *
   * @return completed when the entry is on disk. While the store refuses, or where there is none, it stays open: the
   *     entry waits in memory and is written when that is possible again. It completes exceptionally when the entry is
   *     lost: with an {@link java.io.IOException} when more than 10,000 wait, the oldest then being given up and
   *     {@link #fault} saying so, and with a {@link java.util.concurrent.CancellationException} when the log ends
   */
  CompletableFuture<LogEntry> append(LogEntry entry);

  /** Publishes the progress of a running entry; not kept on disk. Ignored if the entry is known to have ended. */
  void progress(LogEntry entry);

  /** The latest state of entries that match: running ones first, then the newest first. May read a file. */
  List<LogEntry> query(EventQuery query);

  /**
   * Why entries cannot be written at present, that some were lost, and what {@link #setFault} was told, in sentences;
   * empty if all is well.
   */
  Optional<String> fault();

  /**
   * What is gone when the process ends, in sentences: entries that cannot be written at present, settings, and what
   * else {@link #setFault} was told under {@link #UNSAVED}. Once the log has ended, what is gone indeed. Empty if all
   * is saved.
   */
  Optional<String> unsaved();

  /**
   * Adds to {@link #fault} what a part of the engine suffers from, such as damage of what it keeps.
   *
   * @param source what tells it, for each of which the latest text is kept
   * @param text one or more sentences for the user; empty when it is over
   */
  void setFault(String source, Optional<String> text);

  /** Listens to new states of entries. Called on the core's dispatcher thread, in order; must return at once. */
  Registration addListener(EventLogListener listener);
}
