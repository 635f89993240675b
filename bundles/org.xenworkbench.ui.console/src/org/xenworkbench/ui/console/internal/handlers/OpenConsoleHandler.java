/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal.handlers;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.services.IServiceLocator;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.vm.ConsoleService;
import org.xenworkbench.ui.VmHandler;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.console.internal.ConsoleIds;
import org.xenworkbench.ui.console.internal.Messages;

/** Shows one Console view for each selected VM; the view connects by itself. */
public final class OpenConsoleHandler extends VmHandler {

  /** Created by the workbench. */
  public OpenConsoleHandler() {
    super(Messages.OpenConsoleHandler_label);
  }

  @Override
  protected Optional<String> obstacle(IServiceLocator services, VirtualMachine vm) {
    return services.getService(ConsoleService.class).obstacle(vm.id());
  }

  @Override
  protected void execute(IWorkbenchWindow window, List<VirtualMachine> vms) throws ExecutionException {
    IWorkbenchPage page = window.getActivePage();
    if (page == null) {
      return;
    }
    for (VirtualMachine vm : vms) {
      try {
        page.showView(XenUi.CONSOLE_VIEW, ConsoleIds.secondaryId(vm.id()), IWorkbenchPage.VIEW_ACTIVATE);
      } catch (PartInitException e) {
        throw new ExecutionException(e.getMessage(), e);
      }
    }
  }
}
