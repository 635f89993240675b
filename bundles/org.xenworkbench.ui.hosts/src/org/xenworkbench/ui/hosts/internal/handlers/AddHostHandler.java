/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.ui.RefreshTimes;
import org.xenworkbench.ui.hosts.internal.dialog.HostDialog;

/** Asks for a host and adds it. */
public final class AddHostHandler extends AbstractHandler {

  @Override
  public Object execute(ExecutionEvent event) throws ExecutionException {
    IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
    HostDialog dialog = HostDialog.add(window.getShell(), window.getService(HostRegistry.class),
        window.getService(CredentialStore.class));
    window.getService(RefreshTimes.class).opening("hosts.addHost", dialog::create);
    dialog.open();
    return null;
  }
}
