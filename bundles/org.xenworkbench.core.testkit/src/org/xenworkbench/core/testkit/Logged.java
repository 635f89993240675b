/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.testkit;

import java.io.UncheckedIOException;
import java.util.List;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.EventQuery;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.event.UnreadableLogException;

/**
 * What an event log has, for a test that fails where it cannot be read.
 *
 * @since 0.1
 */
public final class Logged {

  private Logged() {
  }

  /** The newest entries, running ones first. */
  public static List<LogEntry> newest(EventLog log, int limit) {
    return query(log, EventQuery.newest(limit));
  }

  /** The entries that match. */
  public static List<LogEntry> query(EventLog log, EventQuery query) {
    try {
      return log.query(query);
    } catch (UnreadableLogException e) {
      throw new UncheckedIOException(e);
    }
  }
}
