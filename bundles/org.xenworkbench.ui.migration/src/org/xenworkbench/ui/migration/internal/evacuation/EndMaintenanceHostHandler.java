/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.migration.internal.evacuation;

import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.migration.EvacuationService;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.XenUi;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.OperationJobs;

/** Asks which virtual machines come back to the selected host, and ends its maintenance. */
public final class EndMaintenanceHostHandler extends ActionHandler<Host> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<Host> choice) {
    if (choice.fit().size() > 1) {
      refuse(window, Words.Evacuation_one);
      return;
    }
    Host host = choice.fit().get(0);
    EvacuationService evacuations = window.getService(EvacuationService.class);
    EvacuationDialog dialog = new EvacuationDialog(window.getShell(), EvacuationDialog.Kind.END, host,
        () -> evacuations.planReturn(host.id()));
    if (dialog.isAccepted()) {
      window.getService(OperationJobs.class);
      EvacuateHostHandler.inBackground(host, dialog.plan(), plan -> evacuations.leave(plan, XenUi.user()));
    }
  }
}
