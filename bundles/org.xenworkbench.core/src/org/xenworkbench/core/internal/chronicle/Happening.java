/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.operation.Initiator;

/**
 * Something that happened to a VM.
 *
 * @param kind the kind of its entry
 * @param status whether it is a warning
 * @param pattern what happened, with room for the names of VM and host and the reason
 * @param user by whom
 * @param state the state that the VM has since, where that changed
 * @param reason why
 */
record Happening(String kind, LogEntry.Status status, String pattern, String user, Optional<DomainState> state,
    StateReason reason) {

  /** Something of a VM's definition, by somebody else. */
  static Happening ofDefinition(String pattern) {
    return new Happening(LogEntry.CONFIGURATION, LogEntry.Status.INFO, pattern, Initiator.somebodyElse(),
        Optional.empty(), StateReason.UNKNOWN);
  }

  /** Something that leaves the VM's state as it was. */
  static Happening within(LogEntry.Status status, String pattern, String user) {
    return new Happening(LogEntry.POWER, status, pattern, user, Optional.empty(), StateReason.UNKNOWN);
  }

  /** Whether a user would want to be warned. */
  boolean isWarning() {
    return status == LogEntry.Status.WARNING;
  }

  String text(String vmName, String hostName) {
    return NLS.bind(pattern, new Object[] {vmName, hostName, reason.text()});
  }

  /** What to do about it; empty if nothing is to be done. */
  String advice(Optional<String> file) {
    return reason.advice(file.orElse(""));
  }
}
