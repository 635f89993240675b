/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Stops virtual machines from executing. */
public final class PauseVmHandler extends PowerHandler {

  /** Created by the workbench. */
  public PauseVmHandler() {
    super(PowerAction.PAUSE, Messages.PauseVmHandler_label);
  }
}
