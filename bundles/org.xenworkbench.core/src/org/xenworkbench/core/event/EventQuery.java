/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.model.ObjectId;

/**
 * Which entries are wanted.
 *
 * @param text words that message, details, host or VM name contain; empty for any
 * @param statuses wanted statuses, empty for any
 * @param kinds wanted kinds, empty for any
 * @param object only entries about this host or VM
 * @param from only entries that were started then or later
 * @param to only entries that were started before
 * @param offset how many of the first entries that match are left out, for the next page
 * @param limit the most entries wanted, the newest
 */
public record EventQuery(String text, Set<LogEntry.Status> statuses, Set<String> kinds, Optional<ObjectId> object,
    Optional<Instant> from, Optional<Instant> to, int offset, int limit) {

  /** Checks the numbers. */
  public EventQuery {
    if (offset < 0 || limit < 0) {
      throw new IllegalArgumentException("An offset of " + offset + " and a limit of " + limit + " make no page.");
    }
  }

  /** Entries of any time. */
  public EventQuery(String text, Set<LogEntry.Status> statuses, Set<String> kinds, Optional<ObjectId> object,
      int limit) {
    this(text, statuses, kinds, object, Optional.empty(), Optional.empty(), 0, limit);
  }

  /** The newest entries, whatever they are. */
  public static EventQuery newest(int limit) {
    return new EventQuery("", Set.of(), Set.of(), Optional.empty(), limit);
  }

  /** The same of a time only: from the first on, before the second. */
  public EventQuery between(Instant first, Instant end) {
    return new EventQuery(text, statuses, kinds, object, Optional.of(first), Optional.of(end), offset, limit);
  }

  /** Another page of the same. */
  public EventQuery page(int newOffset, int newLimit) {
    return new EventQuery(text, statuses, kinds, object, from, to, newOffset, newLimit);
  }
}
