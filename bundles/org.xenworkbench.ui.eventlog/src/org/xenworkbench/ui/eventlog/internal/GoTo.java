/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.ui.ShowIn;
import org.xenworkbench.ui.XenUi;

/** Selects what an entry is about in the Xen Hosts view: the VM if it is known, else the host. */
final class GoTo implements EntryCommand {

  @Override
  public boolean fits(IWorkbenchPartSite site, List<LogEntry> selected) {
    return selected.size() == 1 && target(site, selected.get(0)).findFirst().isPresent();
  }

  @Override
  public void run(IWorkbenchPartSite site, List<LogEntry> selected) {
    target(site, selected.get(0)).findFirst()
        .ifPresent(target -> ShowIn.show(site.getPage(), XenUi.HOSTS_VIEW, target));
  }

  private static Stream<Object> target(IServiceLocator services, LogEntry entry) {
    Inventory inventory = services.getService(Inventory.class);
    return Stream.concat(entry.vm().flatMap(inventory::virtualMachine).stream(),
        entry.host().flatMap(inventory::host).stream());
  }
}
