/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.migration.MigrationService;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.core.text.SafeText;

/** Cancels the running operations of entries, where their hosts can. */
final class CancelOperation implements EntryCommand {

  @Override
  public boolean fits(IWorkbenchPartSite site, List<LogEntry> selected) {
    return selected.stream().anyMatch(entry -> canCancel(site, entry));
  }

  /** In the background: a driver may ask its host to end the work. */
  @Override
  public void run(IWorkbenchPartSite site, List<LogEntry> selected) {
    MigrationService migrations = site.getService(MigrationService.class);
    OperationService operations = site.getService(OperationService.class);
    selected.stream().filter(entry -> canCancel(site, entry))
        .forEach(entry -> Job.create(SafeText.jobName(NLS.bind(Messages.LogCommands_cancelling, entry.message()),
            Messages.LogCommands_cancellingOther), (ICoreRunnable) monitor -> {
              if (!migrations.cancel(entry.correlation())) {
                operations.cancel(entry.correlation());
              }
            }).schedule());
  }

  private static boolean canCancel(IServiceLocator services, LogEntry entry) {
    return entry.isRunning() && (services.getService(MigrationService.class).canCancel(entry.correlation())
        || services.getService(OperationService.class).running().stream()
            .anyMatch(state -> state.id().equals(entry.correlation()) && state.description().cancellable()));
  }
}
