/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks guests to shut down. */
public final class ShutDownVmHandler extends PowerHandler {

  /** Created by the workbench. */
  public ShutDownVmHandler() {
    super(PowerAction.SHUT_DOWN, Messages.ShutDownVmHandler_label);
  }
}
