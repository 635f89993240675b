/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks guests to reboot, after asking the user. */
public final class RebootVmHandler extends PowerHandler {

  /** Created by the workbench. */
  public RebootVmHandler() {
    super(PowerAction.REBOOT, Messages.RebootVmHandler_label);
  }

  @Override
  protected boolean confirms(IWorkbenchWindow window, List<VirtualMachine> vms) {
    return new PowerQuestion(Messages.RebootVmHandler_label, Messages.RebootVmHandler_one,
        Messages.RebootVmHandler_several, false).isConfirmed(window, vms);
  }
}
