/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.Placement;
import org.xenworkbench.core.model.VmId;

/** What the inventory says of where a VM is. */
final class PlacementReader {

  private final Inventory inventory;

  PlacementReader(Inventory inventory) {
    this.inventory = inventory;
  }

  /** Another host on which the VM runs. */
  Optional<HostId> runnerOtherThan(HostId host, VmId vm) {
    return inventory.placements(vm).stream()
        .filter(placement -> placement.state().isRunning() && !placement.host().equals(host))
        .map(Placement::host).findFirst();
  }

  /** The VMs whose UUIDs a host lists in any state, whoever has them. */
  Set<VmId> listed(HostId host) {
    return inventory.placements(host).stream().map(placement -> placement.vm().claimed()).collect(Collectors.toSet());
  }

  /** Whether the host is configured. */
  boolean knows(HostId host) {
    return inventory.host(host).isPresent();
  }

  String hostName(HostId host) {
    return inventory.host(host).map(Host::name).orElse(host.toString());
  }

  /** How a migration ended; empty while that is not known, and while one of its hosts is not connected. */
  Optional<Outcome> outcome(Migration migration, int silentRounds) {
    for (HostId host : List.of(migration.source(), migration.target())) {
      Optional<Host> known = inventory.host(host);
      if (known.isEmpty()) {
        return Optional.of(Outcome.hostGone(
            host.equals(migration.source()) ? migration.sourceName() : migration.targetName()));
      }
      if (!known.get().isConnected()) {
        return Optional.empty();
      }
    }
    return Outcome.of(migration, state(migration.source(), migration.vm()), state(migration.target(), migration.vm()),
        silentRounds);
  }

  private Optional<DomainState> state(HostId host, VmId vm) {
    return inventory.placements(vm).stream().filter(placement -> placement.host().equals(host))
        .map(Placement::state).findFirst();
  }
}
