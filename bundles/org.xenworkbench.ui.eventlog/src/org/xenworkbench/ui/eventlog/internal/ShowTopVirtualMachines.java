/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import org.eclipse.ui.IWorkbenchPartSite;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.ui.HostComparison;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.XenUi;

/** Shows which VMs took most of both hosts of a migration while it ran. */
final class ShowTopVirtualMachines implements EntryCommand {

  @Override
  public boolean fits(IWorkbenchPartSite site, List<LogEntry> selected) {
    return selected.size() == 1 && HostComparison.fits(selected.get(0));
  }

  @Override
  public void run(IWorkbenchPartSite site, List<LogEntry> selected) {
    ShowIn.show(site.getPage(), XenUi.TOP_VIEW, selected.get(0));
  }
}
