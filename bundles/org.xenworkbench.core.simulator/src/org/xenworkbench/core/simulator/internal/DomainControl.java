/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.simulator.internal;

import java.util.UUID;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException.Kind;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.MemoryControl;
import org.xenworkbench.core.driver.PowerAction;
import org.xenworkbench.core.driver.PowerControl;
import org.xenworkbench.core.driver.VcpuControl;

/** Power, memory and virtual CPUs of the domains of a session's host. */
record DomainControl(SimulatorSession session) implements PowerControl, MemoryControl, VcpuControl {

  @Override
  public void power(UUID domain, PowerAction action) throws HypervisorException {
    session.change(() -> {
      session.require(action.feature());
      session.world().powerSwitch().apply(session.host(), domain, action);
      return domain;
    });
  }

  @Override
  public void setVcpus(UUID domain, int count) throws HypervisorException {
    session.change(() -> {
      Domain found = session.requireGuest(domain);
      if (!found.isActive()) {
        throw World.wrongState(session.host(), found, Messages.State_running);
      }
      if (count < 1 || count > found.maxVcpus()) {
        throw new HypervisorException(Kind.FAILED,
            NLS.bind(Messages.DomainControl_Vcpus, new Object[] {found.name(), found.maxVcpus(), count}));
      }
      found.setVcpus(count);
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
