/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.event;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of new states of entries, progress included.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface EventLogListener {

  /** An entry is new or changed. */
  void entryChanged(LogEntry entry);

  /** Entries cannot be written any more, or can again: {@link EventLog#fault()} tells. */
  default void faultChanged() {
    // most listeners care for entries only
  }
}
