/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.internal;

import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.xenworkbench.core.host.HostRegistry;

/**
 * Wakes the engine when the workbench starts, if the user wants the hosts connected then: nothing else does where no
 * view of ours is open, as in an IDE. The preference is off there and on in the product. Not on the UI thread.
 */
public final class ConnectAtStart implements IStartup {

  private static final String CORE = "org.xenworkbench.core";
  private static final String PREFERENCE = "connectAtStart";

  @Override
  public void earlyStartup() {
    if (isWanted()) {
      // Whoever gets the registry starts the engine, which connects what the hosts' properties say.
      PlatformUI.getWorkbench().getService(HostRegistry.class);
    }
  }

  private static boolean isWanted() {
    return Platform.getPreferencesService().getBoolean(CORE, PREFERENCE, false, null);
  }
}
