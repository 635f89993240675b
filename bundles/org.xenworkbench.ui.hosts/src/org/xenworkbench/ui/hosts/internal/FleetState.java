/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.InventoryChange;
import org.xenworkbench.core.model.InventoryListener;

/** What is so of all hosts together; follows each change, so that nobody has to look through them. Any thread. */
final class FleetState implements InventoryListener {

  private final Set<HostId> connecting = new HashSet<>();
  private final Set<HostId> simulated = new HashSet<>();
  private boolean listed;

  /** Begins with what is known; to be called after it has been made to listen, so that it misses nothing. */
  synchronized void begin(Inventory inventory) {
    for (Host host : inventory.hosts()) {
      put(host.id(), Optional.of(host));
      listed |= !inventory.virtualMachines(host.id()).isEmpty();
    }
  }

  @Override
  public synchronized void inventoryChanged(List<InventoryChange> changes) {
    for (InventoryChange change : changes) {
      if (change instanceof InventoryChange.HostChange host) {
        put(host.id(), host.after());
      } else if (change instanceof InventoryChange.VmChange vm) {
        listed |= vm.after().isPresent();
      }
    }
  }

  private void put(HostId id, Optional<Host> host) {
    set(connecting, id, host.filter(now -> now.connection().state() == Connection.State.CONNECTING).isPresent());
    set(simulated, id, host.filter(Host::simulated).isPresent());
  }

  private static void set(Set<HostId> hosts, HostId id, boolean contained) {
    if (contained) {
      hosts.add(id);
    } else {
      hosts.remove(id);
    }
  }

  /** Whether no connection is under way and the machines of a connected host have been listed. */
  synchronized boolean isPopulated() {
    return connecting.isEmpty() && listed;
  }

  /** Whether any host is made up. */
  synchronized boolean isAnySimulated() {
    return !simulated.isEmpty();
  }
}
