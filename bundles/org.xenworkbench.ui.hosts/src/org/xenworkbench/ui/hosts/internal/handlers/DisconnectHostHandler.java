/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.operation.OperationService;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Disconnects hosts, after asking where that cuts off a running operation. */
public final class DisconnectHostHandler extends ActionHandler<Host> {

  @Override
  protected boolean isConfirmed(IWorkbenchWindow window, Choice<Host> choice) {
    String running = RunningOperations.list(window.getService(OperationService.class),
        window.getService(Inventory.class), choice.fit());
    return running.isEmpty() ? super.isConfirmed(window, choice)
        : RunningOperations.confirms(window, Messages.DisconnectHostHandler_disconnect, question(choice, running));
  }

  static String question(Choice<Host> choice, String running) {
    return RunningOperations.question(choice, Messages.DisconnectHostHandler_one,
        Messages.DisconnectHostHandler_several, running);
  }
}
