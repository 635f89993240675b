/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.time.Clock;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;

/**
 * Tells the user too: what the history reports is a warning of the event log and stays in its banner, besides a line of
 * the platform's log. Any thread.
 */
final class FaultLog implements FaultReporter {

  private static final String SOURCE = "history";

  private final Clock clock;
  private final FaultReporter log;
  private final EventLog events;
  private int count;

  /**
   * Creates it.
   *
   * @param log takes the exception
   * @param events takes what the user should know
   */
  FaultLog(Clock clock, FaultReporter log, EventLog events) {
    this.clock = clock;
    this.log = log;
    this.events = events;
  }

  @Override
  public void report(String message, @Nullable Throwable cause) {
    log.report(message, cause);
    events.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, Optional.empty(), "",
        clock.instant(), "", cause == null ? "" : String.valueOf(cause.getMessage())));
    show(message);
  }

  /** A banner has room for one of many. */
  private synchronized void show(String message) {
    count++;
    events.setFault(SOURCE,
        Optional.of(count == 1 ? message : NLS.bind(Messages.HistoryStore_faults, count, message)));
  }
}
