/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.Whereabouts;
import org.xenworkbench.core.operation.Operation;
import org.xenworkbench.core.operation.OperationMonitor;

/** Takes a claim for the VM of its UUID. Its entry is one of that VM, whose history goes on there. */
final class AdoptVmOperation implements Operation {

  private final Inventory inventory;
  private final Whereabouts whereabouts;
  private final VirtualMachine claim;

  AdoptVmOperation(Inventory inventory, Whereabouts whereabouts, VirtualMachine claim) {
    this.inventory = inventory;
    this.whereabouts = whereabouts;
    this.claim = claim;
  }

  @Override
  public Description describe() {
    String hostName = hostName(claim.host());
    Object[] words = {claim.name(), hostName, claim.alsoOn().stream().findFirst().map(this::hostName).orElse("")};
    return Description.of(LogEntry.CONFIGURATION, claim.host(), hostName, NLS.bind(Messages.Adopt_running, words),
        NLS.bind(Messages.Adopt_done, words)).withVm(claim.id().claimed(), claim.name());
  }

  @Override
  public void execute(OperationMonitor monitor) throws HypervisorException {
    if (!whereabouts.adopt(claim.id())) {
      throw new HypervisorException(HypervisorException.Kind.INVALID_STATE,
          NLS.bind(Messages.Adopt_changed, claim.name()));
    }
  }

  private String hostName(HostId host) {
    return inventory.host(host).map(Host::name).orElse("");
  }
}
