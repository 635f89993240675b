/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ConsumerType;
import org.xenworkbench.core.model.StoreUsage;

/**
 * Keeps the event log durably (SPI), as an OSGi service; of several the one with the highest ranking is used. The core
 * calls {@link #append} on one thread of its own, everything else on any. What an {@link IOException} says is shown to
 * the user: a sentence with what failed and what to do.
 *
 * @since 0.1
 */
@ConsumerType
public interface EventStore {

  /** Appends states of entries, in order; they are on disk when it returns. None at all asks whether it could. */
  void append(List<LogEntry> entries) throws IOException;

  /** The latest state of entries for which {@link EventQuery#matches}, in {@link EventQuery#ORDER}, of one page. */
  List<LogEntry> query(EventQuery query) throws IOException;

  /** The latest state of one entry, empty if there is none. */
  Optional<LogEntry> get(UUID correlation) throws IOException;

  /**
   * The states that an entry has had, as far as they are kept, the oldest first and the latest last; empty if there is
   * no such entry.
   */
  default List<LogEntry> states(UUID correlation) throws IOException {
    return get(correlation).stream().toList();
  }

  /**
   * Forgets entries that have ended and were started before a time. One that was written after another that is kept is
   * kept with it: a clock that was behind gave it its time.
   *
   * @param now the time that is counted from; what a clock that was ahead dated later keeps nothing else
   */
  default void forgetBefore(Instant time, Instant now) throws IOException {
    // a store that keeps all is one too
  }

  /** What the store takes on disk, empty if that is not known. Reads files. */
  default Optional<StoreUsage> usage() throws IOException {
    return Optional.empty();
  }

  /**
   * What of that which was acknowledged the next start will not find, as a sentence for the user; empty as long as that
   * is nothing. Reads no files.
   */
  default Optional<String> lost() {
    return Optional.empty();
  }

  /** What was found damaged since the store was created, in the order of finding. Reads no files. */
  default List<StoreDamage> damage() {
    return List.of();
  }
}
