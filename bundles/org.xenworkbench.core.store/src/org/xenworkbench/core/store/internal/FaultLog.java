/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.event.LogEntry;

/**
 * Tells the user too: what is reported is a warning of the event log, besides a line of the platform's log. Any
 * thread.
 */
final class FaultLog implements FaultReporter {

  private final Clock clock;
  private final FaultReporter log;
  private final Consumer<LogEntry> events;

  /**
   * Creates it.
   *
   * @param log takes the exception
   * @param events takes what the user should know
   */
  FaultLog(Clock clock, FaultReporter log, Consumer<LogEntry> events) {
    this.clock = clock;
    this.log = log;
    this.events = events;
  }

  @Override
  public void report(String message, @Nullable Throwable cause) {
    log.report(message, cause);
    events.accept(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, Optional.empty(), "",
        clock.instant(), "", cause == null ? "" : String.valueOf(cause.getMessage())));
  }
}
