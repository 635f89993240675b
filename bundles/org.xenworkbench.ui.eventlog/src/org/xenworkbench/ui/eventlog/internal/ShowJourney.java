/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import org.eclipse.ui.IWorkbenchPartSite;
import org.xenworkbench.core.event.LogEntry;

/** Shows the journey of the VM that an entry is about, across hosts. */
final class ShowJourney implements EntryCommand {

  @Override
  public boolean fits(IWorkbenchPartSite site, List<LogEntry> selected) {
    return selected.size() == 1 && selected.get(0).vm().filter(vm -> !vm.isControlDomain()).isPresent();
  }

  @Override
  public void run(IWorkbenchPartSite site, List<LogEntry> selected) {
    selected.get(0).vm().ifPresent(vm -> JourneyView.open(site.getPage(), vm));
  }
}
