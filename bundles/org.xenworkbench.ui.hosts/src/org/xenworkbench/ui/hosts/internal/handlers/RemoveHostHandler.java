/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.dialog.HostSettingsJob;

/** Removes hosts from the workbench, off the UI thread, after asking what that cuts off. */
public final class RemoveHostHandler extends ActionHandler<Host> {

  /** The question would name the hosts only, which is half of what is selected. */
  @Override
  protected boolean isConfirmed(IWorkbenchWindow window, Choice<Host> choice) {
    if (hasGroups(ModelSelection.current(window))) {
      refuse(window, Messages.RemoveHostHandler_groups);
      return false;
    }
    String running = RunningOperations.list(window.getService(OperationService.class),
        window.getService(Inventory.class), choice.fit());
    return running.isEmpty() ? super.isConfirmed(window, choice)
        : RunningOperations.confirms(window, choice.fit().size() == 1 ? Messages.RemoveHostHandler_remove
            : Messages.RemoveHostHandler_removeSeveral, question(choice, running));
  }

  static String question(Choice<Host> choice, String running) {
    return RunningOperations.question(choice, Messages.RemoveHostHandler_one, Messages.RemoveHostHandler_several,
        running);
  }

  static boolean hasGroups(@Nullable ISelection selection) {
    return !ModelSelection.of(selection, HostGroup.class).isEmpty();
  }

  @Override
  protected void perform(IWorkbenchWindow window, Choice<Host> choice) {
    HostSettingsJob.remove(window.getService(HostRegistry.class), choice.fit());
  }
}
