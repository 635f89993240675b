/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
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

  /**
   * The latest state of entries that match: running ones first, then the newest first. Blocks while a file is read; not
   * on a UI thread.
   *
   * @throws UnreadableLogException if what was written earlier cannot be read, which an empty list would hide
   */
  List<LogEntry> query(EventQuery query) throws UnreadableLogException;

  /**
   * The latest state of one entry, empty if there is none. Blocks while a file is read, unless the entry is in memory;
   * not on a UI thread.
   *
   * @throws UnreadableLogException if it is not in memory and what was written earlier cannot be read
   */
  Optional<LogEntry> get(UUID correlation) throws UnreadableLogException;

  /**
   * The states that an entry has had, as far as they were kept, the oldest first and the latest last: when it began,
   * how it ended, that it was acknowledged. Progress is in none but the latest. Empty if there is no such entry. Blocks
   * while a file is read; not on a UI thread.
   *
   * @throws UnreadableLogException if what was written earlier cannot be read
   */
  default List<LogEntry> states(UUID correlation) throws UnreadableLogException {
    return get(correlation).stream().toList();
  }

  /**
   * Changes the latest state of an entry, also of one that an earlier process wrote: no other state of it comes in
   * between. Does not block: what is in memory is changed at once, what is only on disk on the thread that writes.
   *
   * @param change gives the next state from the latest, with the same correlation; must return at once and may not use
   *     the log
   * @return completed with the next state when it is on disk, as with {@link #append}; completed empty if there is no
   *     such entry, exceptionally with an {@link UnreadableLogException} if that cannot be read and with whatever the
   *     change throws
   */
  CompletableFuture<Optional<LogEntry>> amend(UUID correlation, UnaryOperator<LogEntry> change);

  /**
   * Why entries cannot be written or read at present, that some were lost, and what {@link #setFault} was told, in
   * sentences; empty if all is well.
   */
  Optional<String> fault();

  /**
   * Whether the log is known to have all that was written: an entry that runs in it did not end then. False once
   * damage was found, or if an earlier process could not write all.
   */
  default boolean isWhole() {
    return fault().isEmpty();
  }

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
