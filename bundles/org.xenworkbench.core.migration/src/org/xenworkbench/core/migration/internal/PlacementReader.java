/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.Migration;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
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

  /** The host to ask instead of one that was named earlier, see {@link Inventory#standIn}. */
  HostId shown(HostId host) {
    return inventory.standIn(host);
  }

  /** The same host while it is in the list, else the one that stands for it. */
  HostId inList(HostId host) {
    return inventory.host(host).isPresent() ? host : shown(host);
  }

  /** Whether two hosts are one machine. */
  boolean isSame(HostId one, HostId other) {
    return shown(one).equals(shown(other));
  }

  /** Another machine on which the VM runs. */
  Optional<HostId> runnerOtherThan(HostId host, VmId vm) {
    return runnerOtherThan(List.of(host), vm);
  }

  /** A machine on which the VM runs that is none of these. */
  Optional<HostId> runnerOtherThan(List<HostId> hosts, VmId vm) {
    return inventory.placements(vm).stream()
        .filter(placement -> placement.state().isRunning()
            && hosts.stream().noneMatch(host -> isSame(placement.host(), host)))
        .map(Placement::host).findFirst();
  }

  /** The VMs whose UUIDs a host lists in any state, whoever has them. */
  Set<VmId> listed(HostId host) {
    return inventory.placements(host).stream().map(placement -> placement.vm().claimed()).collect(Collectors.toSet());
  }

  /** Whether there is a host that leads to the machine of that one. */
  boolean knows(HostId host) {
    return inventory.host(shown(host)).isPresent();
  }

  /** Whether the machine can be asked now. */
  boolean isConnected(HostId host) {
    return inventory.host(shown(host)).filter(Host::isConnected).isPresent();
  }

  /** Whether it has told what it has since it was connected: nothing, perhaps. */
  boolean hasTold(HostId host) {
    return inventory.isListed(shown(host));
  }

  /** Why nobody tells how far a migration is, in words; empty while its source is connected. */
  Optional<String> silence(Migration migration) {
    Optional<Host> source = inventory.host(shown(migration.source()));
    if (source.isEmpty()) {
      return Optional.of(NLS.bind(Messages.Migrate_SourceRemoved, migration.sourceName()));
    }
    return source.filter(host -> !host.isConnected()).map(host -> NLS.bind(isLeft(host)
        ? Messages.Migrate_Disconnected : Messages.Migrate_ConnectionLost, host.name()));
  }

  /** By the user; else the connection was lost, and is tried again. */
  private static boolean isLeft(Host host) {
    return host.connection().state() == Connection.State.DISCONNECTED;
  }

  /** The name of a host that is in the list under that identity. */
  Optional<String> nameOf(HostId host) {
    return inventory.host(host).map(Host::name);
  }

  String hostName(HostId host) {
    return nameOf(host).orElse(host.toString());
  }

  /** Whether the target of a migration has its VM, or the place for it, already: in a state that is no end. */
  boolean isAtTarget(Migration migration) {
    return state(migration.target(), migration.vm()).filter(Outcome::isThere).isPresent()
        || rowAtTarget(migration).filter(VirtualMachine::isMigrating).isPresent();
  }

  private Optional<VirtualMachine> rowAtTarget(Migration migration) {
    return inventory.virtualMachine(migration.vm()).filter(vm -> isSame(vm.host(), migration.target()));
  }

  /** Another machine that lists a VM which runs there, where the host that has it says that it is only arriving. */
  Optional<HostId> sourceOf(VirtualMachine arriving) {
    return Optional.of(arriving).filter(VirtualMachine::isArriving)
        .flatMap(vm -> runnerOtherThan(vm.host(), vm.id()));
  }

  /**
   * How a migration ended; empty while that is not known, and while one of its hosts is not connected. Where one of
   * them was removed, the other one tells what it can.
   */
  Optional<Outcome> outcome(Migration migration, int silentRounds) {
    boolean sourceKnown = knows(migration.source());
    boolean targetKnown = knows(migration.target());
    if (!sourceKnown && !targetKnown) {
      return Optional.of(Outcome.hostGone(migration.sourceName()));
    }
    if (Stream.of(migration.source(), migration.target()).map(this::shown).flatMap(id -> inventory.host(id).stream())
        .anyMatch(host -> !host.isConnected())) {
      return Optional.empty();
    }
    Optional<DomainState> target = state(migration.target(), migration.vm());
    if (!sourceKnown) {
      boolean isThere = rowAtTarget(migration).filter(vm -> vm.isActive() && !vm.isMigrating()).isPresent();
      return isThere ? Optional.of(Outcome.succeeded()) : Outcome.withoutSource(migration, target, silentRounds);
    }
    Optional<DomainState> source = state(migration.source(), migration.vm());
    return targetKnown ? Outcome.of(migration, source, target, silentRounds)
        : Outcome.withoutTarget(migration, source, silentRounds);
  }

  private Optional<DomainState> state(HostId host, VmId vm) {
    return inventory.placements(vm).stream().filter(placement -> isSame(placement.host(), host))
        .map(Placement::state).findFirst();
  }
}
