/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.console.internal.handlers;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.console.internal.ConsoleIds;

/** Shows one Console view for each selected VM; the view connects by itself. */
public final class OpenConsoleHandler extends ActionHandler<VirtualMachine> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) throws ExecutionException {
    IWorkbenchPage page = window.getActivePage();
    if (page == null) {
      return;
    }
    for (VirtualMachine vm : choice.fit()) {
      try {
        page.showView(XenUi.CONSOLE_VIEW, ConsoleIds.secondaryId(vm.id()), IWorkbenchPage.VIEW_ACTIVATE);
      } catch (PartInitException e) {
        throw new ExecutionException(e.getMessage(), e);
      }
    }
  }
}
