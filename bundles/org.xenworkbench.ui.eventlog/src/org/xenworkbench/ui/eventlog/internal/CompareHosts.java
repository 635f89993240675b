/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import org.eclipse.ui.IWorkbenchPartSite;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.ui.HostComparison;

/** Compares the hosts of a migration, whether it runs or has ended, well or not. */
final class CompareHosts implements EntryCommand {

  @Override
  public boolean fits(IWorkbenchPartSite site, List<LogEntry> selected) {
    return selected.size() == 1 && HostComparison.fits(selected.get(0));
  }

  @Override
  public void run(IWorkbenchPartSite site, List<LogEntry> selected) {
    HostComparison.open(site.getPage(), selected.get(0).correlation());
  }
}
