/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.alerts.AlertActionUse;
import org.xenworkbench.core.alerts.AlertRule;
import org.xenworkbench.core.event.EventLog;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.operation.Initiator;

/** Removes secrets of actions that no rule has any more. Reads and writes files. */
final class Secrets {

  private final Supplier<List<CredentialStore>> stores;
  private final EventLog log;
  private final Clock clock;

  Secrets(Supplier<List<CredentialStore>> stores, EventLog log, Clock clock) {
    this.stores = stores;
    this.log = log;
    this.clock = clock;
  }

  /** A rule has changed, or is gone. */
  void forget(AlertRule before, Optional<AlertRule> after) {
    Set<String> kept = after.stream().flatMap(rule -> rule.actions().stream()).map(use -> use.id().toString())
        .collect(Collectors.toSet());
    before.actions().stream().filter(use -> !kept.contains(use.id().toString())).forEach(use -> forget(before, use));
  }

  private void forget(AlertRule rule, AlertActionUse use) {
    for (CredentialStore store : stores.get()) {
      try {
        store.removeAll(use.secrets()); // without asking the action, which may be gone: that is why its rule goes
      } catch (IOException e) {
        log.append(LogEntry.occurrence(LogEntry.SYSTEM, LogEntry.Status.WARNING,
            NLS.bind(Messages.Secrets_Kept, rule.name()), clock.instant())
            .user(Initiator.current()).details(String.valueOf(e.getMessage())).build());
      }
    }
  }
}
