/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.ui.Problems;
import org.xenworkbench.ui.XenUi;

/** Selects what an entry is about in the Xen Hosts view: the VM if it is known, else the host. */
final class GoTo implements EntryCommand {

  @Override
  public boolean fits(IWorkbenchPartSite site, List<LogEntry> selected) {
    return selected.size() == 1 && target(site, selected.get(0)).findFirst().isPresent();
  }

  @Override
  public void run(IWorkbenchPartSite site, List<LogEntry> selected) {
    Object target = target(site, selected.get(0)).findFirst().orElseThrow();
    try {
      IViewPart hosts = site.getPage().showView(XenUi.HOSTS_VIEW);
      if (hosts instanceof IShowInTarget view) {
        view.show(new ShowInContext(null, new StructuredSelection(target)));
      }
    } catch (PartInitException e) {
      Problems.show(Messages.LogCommands_noHostsView, e);
    }
  }

  private static Stream<Object> target(IServiceLocator services, LogEntry entry) {
    Inventory inventory = services.getService(Inventory.class);
    return Stream.concat(entry.vm().flatMap(inventory::virtualMachine).stream(),
        entry.host().flatMap(inventory::host).stream());
  }
}
