/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;

/** Opens the journeys of the selected VMs. UI thread. */
public final class JourneyHandler extends ActionHandler<VirtualMachine> {

  private static final int MOST = 5;

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    IWorkbenchPage page = window.getActivePage();
    choice.fit().stream().limit(MOST).forEach(vm -> JourneyView.open(page, vm.id()));
  }
}
