/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.HostComparison;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;

/** Opens the comparison of the hosts of the last migration of each selected VM. */
public final class CompareHostsHandler extends ActionHandler<VirtualMachine> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<VirtualMachine> choice) {
    choice.fit().forEach(vm -> CompareActions.latest(window, vm)
        .ifPresent(migration -> HostComparison.open(window.getActivePage(), migration.id())));
  }
}
