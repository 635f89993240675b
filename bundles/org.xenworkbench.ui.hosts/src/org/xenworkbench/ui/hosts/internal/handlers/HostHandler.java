/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.ui.ModelSelection;

/** Acts on all selected hosts that qualify, as they are now. */
abstract class HostHandler extends AbstractHandler {

  @Override
  public final Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    Inventory inventory = window.getService(Inventory.class);
    List<Host> hosts = ModelSelection.hosts(ModelSelection.current(window)).stream()
        .flatMap(host -> inventory.host(host.id()).stream())
        .filter(host -> host.kind() == Host.Kind.HYPERVISOR).toList();
    if (!hosts.isEmpty()) {
      execute(window, window.getService(HostRegistry.class), hosts);
    }
    return null;
  }

  /** Acts on those hosts, of which there is at least one and none is built in. */
  protected abstract void execute(IWorkbenchWindow window, HostRegistry registry, List<Host> hosts);
}
