/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.UUID;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.MemoryControl;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;

/** Power and memory of the domains of a session's host. */
record DomainControl(SimulatorSession session) implements PowerControl, MemoryControl {

  @Override
  public void power(UUID domain, PowerAction action) throws HypervisorException {
    session.change(() -> {
      session.require(action.feature());
      session.world().powerSwitch().apply(session.host(), domain, action);
      return domain;
    });
  }

  @Override
  public void setMemory(UUID domain, long bytes) throws HypervisorException {
    session.change(() -> {
      Domain found = session.requireGuest(domain);
      if (!found.isActive()) {
        throw World.wrongState(session.host(), found, Messages.State_running);
      }
      found.setMemory(bytes);
      return domain;
    });
  }
}
