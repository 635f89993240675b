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
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.hosts.internal.Messages;
import org.xenworkbench.ui.hosts.internal.dialog.HostSettingsJob;

/** Removes hosts from the workbench, after asking. */
public final class RemoveHostHandler extends HostHandler {

  @Override
  protected void execute(IWorkbenchWindow window, HostRegistry registry, List<Host> hosts) {
    String names = hosts.stream().map(host -> "    " + SafeText.cell(host.name())).collect(Collectors.joining("\n"));
    int answer = MessageDialog.open(MessageDialog.QUESTION, window.getShell(), Messages.RemoveHostHandler_title,
        NLS.bind(Messages.RemoveHostHandler_question, SafeText.label(names)), SWT.NONE,
        Messages.RemoveHostHandler_remove, Messages.RemoveHostHandler_cancel);
    if (answer == Window.OK) {
      HostSettingsJob.remove(registry, hosts);
    }
  }
}
