/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.handlers;

import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Lets paused virtual machines execute again. */
public final class ResumeVmHandler extends PowerHandler {

  /** Created by the workbench. */
  public ResumeVmHandler() {
    super(PowerAction.RESUME, Messages.ResumeVmHandler_label);
  }
}
