/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.ui.action.ActionHandler;
import org.xenworkbench.ui.action.Choice;
import org.xenworkbench.ui.hosts.internal.dialog.HostSettingsJob;

/** Removes hosts from the workbench, off the UI thread. */
public final class RemoveHostHandler extends ActionHandler<Host> {

  @Override
  protected void perform(IWorkbenchWindow window, Choice<Host> choice) {
    HostSettingsJob.remove(window.getService(HostRegistry.class), choice.fit());
  }
}
