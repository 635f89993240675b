/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

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
 * @param limit the most entries wanted, the newest
 */
public record EventQuery(String text, Set<LogEntry.Status> statuses, Set<String> kinds, Optional<ObjectId> object,
    int limit) {

  /** The newest entries, whatever they are. */
  public static EventQuery newest(int limit) {
    return new EventQuery("", Set.of(), Set.of(), Optional.empty(), limit);
  }
}
