/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.store.internal;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Initiator;

/**
 * Tells the user too: what the history reports is a warning of the event log and stays in its banner, besides a line of
 * the platform's log. What was for now only leaves the banner when it is over. Any thread.
 */
final class FaultLog implements FaultReporter {

  private static final String SOURCE = "history";

  private final Clock clock;
  private final FaultReporter log;
  private final EventLog events;
  /** What is for now only and not over, in the order in which it came. */
  private final Set<String> current = new LinkedHashSet<>();
  /** How many faults stay, and the last of them. */
  private int lasting;
  private String lastLasting = "";

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
    write(message, cause);
    stays(message);
  }

  @Override
  public void reportForNow(String message, @Nullable Throwable cause) {
    write(message, cause);
    begins(message);
  }

  @Override
  public void reportUnsaved(String message, @Nullable Throwable cause) {
    write(message, cause);
    events.setFault(EventLog.UNSAVED + SOURCE, Optional.of(message));
  }

  private void write(String message, @Nullable Throwable cause) {
    log.report(message, cause);
    events.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, clock.instant())
        .user(Initiator.workbench()).details(cause == null ? "" : reason(cause)).build());
  }

  /** Not every failure has words of its own. */
  private static String reason(Throwable cause) {
    String words = cause.getMessage();
    return words == null || words.isBlank() ? cause.getClass().getSimpleName() : words;
  }

  private synchronized void stays(String message) {
    lasting++;
    lastLasting = message;
    show();
  }

  private synchronized void begins(String message) {
    current.add(message);
    show();
  }

  @Override
  public synchronized void recovered(String message) {
    if (current.remove(message)) {
      show();
    }
  }

  /** A banner has room for one of many: one that somebody can still do something about. */
  private void show() {
    int count = lasting + current.size();
    String last = lastLasting;
    for (String message : current) {
      last = message;
    }
    events.setFault(SOURCE, count == 0 ? Optional.empty()
        : Optional.of(count == 1 ? last : NLS.bind(Messages.HistoryStore_faults, count, last)));
  }
}
