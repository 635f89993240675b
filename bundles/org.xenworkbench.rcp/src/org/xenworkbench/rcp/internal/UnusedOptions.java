/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.rcp.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;

/** Tells of options that only the engine without a window takes: nobody would see that they do nothing here. */
final class UnusedOptions {

  private static final List<String> HEADLESS = List.of("-set", "-passwords", "-askPasswords");

  /** What starts the engine without a window elsewhere; here an application does. */
  private static final List<String> NO_WINDOW = List.of("-headless", "--headless");

  private UnusedOptions() {
  }

  /** Whether no window is wanted, which is told: without a display one would hear only that there is none. */
  static boolean refuse(List<String> given, Consumer<String> terminal) {
    Optional<String> meant = NO_WINDOW.stream().filter(given::contains).findFirst();
    meant.ifPresent(option -> terminal.accept(NLS.bind(Messages.UnusedOptions_noWindow, option)));
    return meant.isPresent();
  }

  static void tell(EventLog log, List<String> given, Clock clock) {
    List<String> unused = HEADLESS.stream().filter(given::contains).toList();
    if (!unused.isEmpty()) {
      log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING,
          NLS.bind(Messages.UnusedOptions_headless, String.join(", ", unused)), clock.instant()).build());
    }
  }
}
