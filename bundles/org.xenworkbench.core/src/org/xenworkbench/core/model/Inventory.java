/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.List;
import java.util.Optional;

/**
 * All known hosts and virtual machines, as of the last event or poll. Reading never calls a hypervisor and never
 * blocks; every method may be called on any thread. An OSGi service.
 */
public interface Inventory {

  /** All hosts, ordered by name. */
  List<Host> hosts();

  /** The host of that identity, empty if it was removed. */
  Optional<Host> host(HostId id);

  /** All virtual machines with their owners, ordered by name; one that is shut off on two hosts is listed for each. */
  List<VirtualMachine> virtualMachines();

  /** The virtual machines that a host owns: its control domain first, then by name. */
  List<VirtualMachine> virtualMachines(HostId host);

  /** The virtual machine of that identity as its owner sees it, empty if no host lists it. */
  Optional<VirtualMachine> virtualMachine(VmId id);

  /** Every host's word on that virtual machine. */
  List<Placement> placements(VmId id);

  /**
   * Listens to changes. The listener is called on the core's dispatcher thread, in order, and must return at once; what
   * it throws is logged and harms nobody else.
   */
  Registration addListener(InventoryListener listener);
}
