/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.OperationJobs;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.dialog.SnapshotsDialog;

/** Shows the snapshots of the selected VM. */
public final class SnapshotsHandler extends ActionHandler<VirtualMachine> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    if (choice.fit().size() > 1) {
      refuse(window, Messages.SnapshotsHandler_one);
      return;
    }
    window.getService(OperationJobs.class);
    new SnapshotsDialog(window, choice.fit().get(0)).open();
  }
}
