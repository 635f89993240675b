/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.operation.Initiator;

/** Tells the event log, where there is one, which setting was changed by whom, and what is not saved. Any thread. */
public final class SettingsLog {

  /** What the fault of the event log about settings that are not saved is told under. */
  private static final String UNSAVED = EventLog.UNSAVED + "settings";

  private final Clock clock;
  private volatile @Nullable EventLog log;
  private Optional<String> unsaved = Optional.empty();
  /** What was found before there was a log. */
  private final List<LogEntry> found = new ArrayList<>();

  /** Tells nobody yet. */
  public SettingsLog(Clock clock) {
    this.clock = clock;
  }

  /** Writes into that log from now on. */
  public synchronized void use(EventLog bound) {
    log = bound;
    bound.setFault(UNSAVED, unsaved);
    found.forEach(bound::append);
    found.clear();
  }

  /** Does not write into that log any more. */
  public void leave(EventLog unbound) {
    if (unbound.equals(log)) {
      log = null;
    }
  }

  /** Tells why what was changed is not saved; empty when it is. */
  synchronized void setUnsaved(Optional<String> why) {
    EventLog present = log;
    if (present != null && !why.equals(unsaved)) {
      present.setFault(UNSAVED, why);
    }
    unsaved = why;
  }

  /** Whether something that was changed is not saved. */
  synchronized boolean hasUnsaved() {
    return unsaved.isPresent();
  }

  /** Warns of what was found, as soon as there is a log. */
  synchronized void warn(String message) {
    LogEntry entry = LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING, message, clock.instant()).build();
    EventLog present = log;
    if (present == null) {
      found.add(entry);
    } else {
      present.append(entry);
    }
  }

  /** Writes that something was changed, by whoever asks on this thread. */
  public void changed(String message) {
    EventLog present = log;
    if (present != null) {
      present.append(LogEntry.occurrence(LogEntry.CONFIGURATION, LogEntry.Status.INFO, message, clock.instant())
          .user(Initiator.current()).build());
    }
  }
}
