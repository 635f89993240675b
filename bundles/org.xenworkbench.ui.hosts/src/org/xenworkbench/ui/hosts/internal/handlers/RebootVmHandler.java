/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Asks guests to reboot. */
public final class RebootVmHandler extends PowerHandler {

  /** Created by the workbench. */
  public RebootVmHandler() {
    super(PowerAction.REBOOT, Messages.RebootVmHandler_label);
  }
}
