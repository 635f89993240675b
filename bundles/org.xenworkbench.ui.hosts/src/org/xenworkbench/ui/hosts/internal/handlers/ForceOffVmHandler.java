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

/** Ends virtual machines at once, after asking. */
public final class ForceOffVmHandler extends PowerHandler {

  /** Created by the workbench. */
  public ForceOffVmHandler() {
    super(PowerAction.FORCE_OFF, Messages.ForceOffVmHandler_label);
  }

  @Override
  protected boolean confirms(IWorkbenchWindow window, List<VirtualMachine> vms) {
    return new PowerQuestion(Messages.ForceOffVmHandler_label, Messages.ForceOffVmHandler_one,
        Messages.ForceOffVmHandler_several, true).isConfirmed(window, vms);
  }
}
