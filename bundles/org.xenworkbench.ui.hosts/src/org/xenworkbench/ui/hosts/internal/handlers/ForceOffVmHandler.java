/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
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
    String names = vms.stream().map(vm -> "    " + vm.name()).collect(Collectors.joining("\n"));
    return MessageDialog.open(MessageDialog.WARNING, window.getShell(), Messages.ForceOffVmHandler_title,
        NLS.bind(Messages.ForceOffVmHandler_question, names), SWT.NONE, Messages.ForceOffVmHandler_label,
        Messages.ForceOffVmHandler_cancel) == Window.OK;
  }
}
