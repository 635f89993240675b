/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.xenworkbench.core.event.EntryAction;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.operation.OperationService;

/** Cancels the running operation of an entry, where its host can; migrations that others began as well. */
@Component
public final class CancelOperation implements EntryAction {

  private final MigrationService migrations;
  private final OperationService operations;

  /** Used by Declarative Services. */
  @Activate
  public CancelOperation(@Reference MigrationService migrations, @Reference OperationService operations) {
    this.migrations = migrations;
    this.operations = operations;
  }

  @Override
  public String name() {
    return "CANCEL_OPERATION";
  }

  @Override
  public Optional<String> obstacle(LogEntry entry) {
    return !entry.isRunning() ? Optional.of(words().of(name(), "ended"))
        : canCancel(entry.correlation()) ? Optional.empty() : Optional.of(words().of(name(), "refused"));
  }

  private boolean canCancel(UUID id) {
    return migrations.canCancel(id) || operations.running().stream()
        .anyMatch(state -> state.id().equals(id) && state.description().cancellable());
  }

  /** A driver may ask its host to end the work. */
  @Override
  public void perform(LogEntry entry, String user) {
    if (!migrations.cancel(entry.correlation())) {
      operations.cancel(entry.correlation());
    }
  }
}
