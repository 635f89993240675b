/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import org.eclipse.ui.IWorkbenchPartSite;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.XenUi;

/** Shows what an entry is about in the Performance view, at its time. */
final class ShowInPerformance implements EntryCommand {

  @Override
  public boolean fits(IWorkbenchPartSite site, List<LogEntry> selected) {
    return selected.size() == 1 && (selected.get(0).vm().isPresent() || selected.get(0).host().isPresent());
  }

  @Override
  public void run(IWorkbenchPartSite site, List<LogEntry> selected) {
    ShowIn.show(site.getPage(), XenUi.PERFORMANCE_VIEW, selected.get(0));
  }
}
