/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.time.Clock;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;

/** Tells of options that only the engine without a window takes: nobody would see that they do nothing here. */
final class UnusedOptions {

  private static final List<String> HEADLESS = List.of("-set", "-passwords", "-askPasswords");

  private UnusedOptions() {
  }

  static void tell(EventLog log, List<String> given, Clock clock) {
    List<String> unused = HEADLESS.stream().filter(given::contains).toList();
    if (!unused.isEmpty()) {
      log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING,
          NLS.bind(Messages.UnusedOptions_headless, String.join(", ", unused)), clock.instant()).build());
    }
  }
}
