/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xenworkbench.core.driver.HostConfiguration;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.SessionListener;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.simulator.SimulatedFleet;
import org.xenworkbench.core.simulator.Simulator;

/**
 * What the engine shows, against what its hosts say past it.
 *
 * @param hosts all of the fleet
 * @param vms all of the fleet
 */
record Shown(Simulator simulator, SimulatedFleet fleet, Collection<HostConfiguration> hosts, List<UUID> vms) {

  /** What is shown of a host or VM and is not so; empty if nothing. To be asked while all hosts answer. */
  Optional<String> wrong(Workbench bench) {
    Inventory inventory = bench.core.inventory();
    for (HostConfiguration host : hosts) {
      if (inventory.host(host.id()).filter(Host::isConnected).isEmpty()) {
        return Optional.of(host.name() + " is not connected");
      }
    }
    for (UUID vm : vms) {
      Optional<VirtualMachine> known = inventory.virtualMachine(VmId.of(vm));
      Optional<String> shown = known.map(VirtualMachine::host).flatMap(inventory::host).map(Host::name);
      if (!shown.equals(fleet.hostOf(vm))) {
        return Optional.of(vm + " is on " + fleet.hostOf(vm) + " and shown on " + shown);
      }
      List<String> runners = hosts.stream().filter(host -> runs(host, vm, bench)).map(HostConfiguration::name).toList();
      List<String> shownRunning = known.filter(is -> is.state().isRunning()).flatMap(is -> shown).stream().toList();
      if (!runners.equals(shownRunning)) {
        return Optional.of(vm + " runs on " + runners + " and is shown to run on " + shownRunning);
      }
    }
    return Optional.empty();
  }

  private boolean runs(HostConfiguration host, UUID vm, Workbench bench) {
    SessionContext context = new SessionContext(Role.POLLING, host.name(), bench.process.clock(), Runnable::run,
        Optional.empty(), true, SessionListener.NONE);
    try (HypervisorSession session = simulator.open(host.endpoint(), context)) {
      return session.domain(vm).filter(domain -> domain.state().isRunning()).isPresent();
    } catch (HypervisorException e) {
      throw new AssertionError(host.name() + " answers: " + e.getMessage(), e);
    }
  }
}
