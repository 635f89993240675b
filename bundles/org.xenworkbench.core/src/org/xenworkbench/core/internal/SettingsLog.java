/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.time.Clock;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Initiator;

/** Writes into the event log that a setting was changed and by whom, where there is a log. Any thread. */
public final class SettingsLog {

  private final Clock clock = Clock.systemUTC();
  private volatile @Nullable EventLog log;

  /** Writes into that log from now on. */
  public void use(EventLog bound) {
    log = bound;
  }

  /** Does not write into that log any more. */
  public void leave(EventLog unbound) {
    if (unbound.equals(log)) {
      log = null;
    }
  }

  /** Writes that something was changed, by whoever asks on this thread. */
  public void changed(String message) {
    EventLog present = log;
    if (present != null) {
      present.append(LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO, message, Optional.empty(), "",
          clock.instant(), Initiator.current(), ""));
    }
  }
}
