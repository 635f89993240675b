/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.host.CredentialStore;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.hosts.internal.dialog.HostDialog;

/** Shows and changes the settings of the first selected host. */
public final class EditHostHandler extends HostHandler {

  @Override
  protected void execute(IWorkbenchWindow window, HostRegistry registry, List<Host> hosts) {
    registry.configuration(hosts.get(0).id()).ifPresent(configuration -> HostDialog
        .edit(window.getShell(), registry, window.getService(CredentialStore.class), configuration).open());
  }
}
