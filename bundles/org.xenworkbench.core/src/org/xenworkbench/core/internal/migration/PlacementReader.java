/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.migration;

import java.util.Optional;
import java.util.stream.Stream;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/** What the inventory says of where a VM is. */
final class PlacementReader {

  private final Inventory inventory;

  PlacementReader(Inventory inventory) {
    this.inventory = inventory;
  }

  /** The host that owns the VM, if it runs there. */
  Optional<HostId> runner(VmId vm) {
    return inventory.virtualMachine(vm).filter(machine -> machine.state().isRunning()).map(VirtualMachine::host);
  }

  /** Another host on which the VM runs. */
  Optional<HostId> runnerOtherThan(HostId host, VmId vm) {
    return inventory.placements(vm).stream()
        .filter(placement -> placement.state().isRunning() && !placement.host().equals(host))
        .map(Placement::host).findFirst();
  }

  /** Whether the VM is active on that host. */
  boolean isActive(HostId host, VmId vm) {
    return on(host, vm).anyMatch(placement -> placement.state().isActive());
  }

  /** Whether that host lists the VM in any state. */
  boolean isListed(HostId host, VmId vm) {
    return on(host, vm).findAny().isPresent();
  }

  String hostName(HostId host) {
    return inventory.host(host).map(Host::name).orElse(host.toString());
  }

  private Stream<Placement> on(HostId host, VmId vm) {
    return inventory.placements(vm).stream().filter(placement -> placement.host().equals(host));
  }
}
