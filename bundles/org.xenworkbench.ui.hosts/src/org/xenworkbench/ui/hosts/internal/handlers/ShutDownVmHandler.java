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

/** Asks guests to shut down, after asking the user. */
public final class ShutDownVmHandler extends PowerHandler {

  /** Created by the workbench. */
  public ShutDownVmHandler() {
    super(PowerAction.SHUT_DOWN, Messages.ShutDownVmHandler_label);
  }

  @Override
  protected boolean confirms(IWorkbenchWindow window, List<VirtualMachine> vms) {
    return new PowerQuestion(Messages.ShutDownVmHandler_label, Messages.ShutDownVmHandler_one,
        Messages.ShutDownVmHandler_several, false).isConfirmed(window, vms);
  }
}
