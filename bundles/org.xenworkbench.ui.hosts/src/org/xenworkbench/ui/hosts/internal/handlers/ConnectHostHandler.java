/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import java.util.List;
import org.eclipse.ui.IWorkbenchWindow;
import org.xenworkbench.core.host.HostRegistry;
import org.xenworkbench.core.model.Host;

/** Connects hosts, at once even if a later try is scheduled. */
public final class ConnectHostHandler extends HostHandler {

  @Override
  protected void execute(IWorkbenchWindow window, HostRegistry registry, List<Host> hosts) {
    hosts.forEach(host -> registry.connect(host.id()));
  }
}
