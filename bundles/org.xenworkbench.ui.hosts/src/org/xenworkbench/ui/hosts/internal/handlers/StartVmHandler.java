/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Starts virtual machines. */
public final class StartVmHandler extends PowerHandler {

  /** Created by the workbench. */
  public StartVmHandler() {
    super(PowerAction.START, Messages.StartVmHandler_label);
  }
}
