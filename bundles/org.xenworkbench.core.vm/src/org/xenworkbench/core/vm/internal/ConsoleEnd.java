/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.vm.internal;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * The end of a console on a host. A driver knows only that the channel has ended; what ended it, the inventory tells,
 * mostly a moment later.
 *
 * @param host where it was attached
 * @param reason the driver's words, as a sentence
 */
record ConsoleEnd(HostId host, String reason) {

  /**
   * What ended it, as far as that is known by now, in a sentence.
   *
   * @param lastName the VM's name, should the inventory not know it any more
   */
  String text(Inventory inventory, VmId id, String lastName) {
    Optional<VirtualMachine> vm = inventory.virtualMachine(id);
    HostId owner = vm.filter(VirtualMachine::isActive).map(VirtualMachine::host).orElse(host);
    if (!isConnected(inventory, owner)) {
      return notConnected(inventory, lastName, owner);
    }
    if (vm.isEmpty()) {
      return NLS.bind(Messages.Console_Gone, lastName, name(inventory, host));
    }
    if (!vm.get().isActive()) {
      return off(vm.get(), name(inventory, host));
    }
    return owner.equals(host) ? NLS.bind(Messages.Console_Ended, name(inventory, host), reason)
        : NLS.bind(Messages.Console_Moved, vm.get().name(), name(inventory, owner));
  }

  /** Whether calls reach that host. */
  static boolean isConnected(Inventory inventory, HostId host) {
    return inventory.host(host).filter(known -> known.connection().state() == Connection.State.CONNECTED).isPresent();
  }

  private String notConnected(Inventory inventory, String vmName, HostId owner) {
    String hostName = name(inventory, owner);
    String why = inventory.host(owner).flatMap(known -> known.connection().reason())
        .orElse(owner.equals(host) ? reason : "");
    return (owner.equals(host) ? NLS.bind(Messages.Obstacle_HostNotConnected, hostName)
        : NLS.bind(Messages.Console_MovedAway, vmName, hostName)).concat(why.isEmpty() ? "" : " " + why);
  }

  private static String off(VirtualMachine vm, String hostName) {
    StateReason why = vm.reason();
    if (why == StateReason.MIGRATED) {
      return NLS.bind(Messages.Console_Left, vm.name(), hostName);
    }
    boolean crashed = vm.state() == DomainState.CRASHED && why == StateReason.UNKNOWN;
    String text = crashed ? StateReason.CRASHED.text() : why.text();
    return text.isEmpty() ? NLS.bind(Messages.Console_Off, vm.name(), hostName)
        : NLS.bind(Messages.Console_OffFor, new Object[] {vm.name(), hostName, text});
  }

  private static String name(Inventory inventory, HostId host) {
    return inventory.host(host).map(Host::name).orElse(host.toString());
  }
}
