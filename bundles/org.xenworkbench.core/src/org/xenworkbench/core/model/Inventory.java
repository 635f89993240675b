/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * All known hosts and virtual machines, as of the last event or poll. Reading never calls a hypervisor and never
 * blocks; every method may be called on any thread. An OSGi service.
 *
 * @since 0.1
 */
@ProviderType
public interface Inventory {

  /** All hosts, ordered by name. */
  List<Host> hosts();

  /** The host of that identity, empty if it was removed. */
  Optional<Host> host(HostId id);

  /**
   * The host that stands for another now: itself, unless its machine is in the list more than once and another shows
   * it. One that was removed is stood for by the host that leads to its machine, added before or since; by itself if
   * none is known to. Whoever keeps the identity of a host for longer than a moment, as of a migration's ends, asks
   * this before it asks what the host lists or calls it.
   */
  default HostId standIn(HostId host) {
    return host(host).flatMap(Host::sameMachineAs).orElse(host);
  }

  /**
   * Under which identities something is known of an object, such as its history and entries of the event log: its own,
   * and those under which it was in the list before, the last one first. A host that was removed and is added again has
   * a new identity, and its control domain with it; VMs keep theirs.
   */
  default List<ObjectId> identities(ObjectId object) {
    return List.of(object);
  }

  /** Whether a host is connected and has listed what it has since then, if only that it has nothing. */
  default boolean isListed(HostId host) {
    return host(host).filter(Host::isConnected).isPresent();
  }

  /**
   * All virtual machines, ordered by name. Where hosts have VMs with the same UUID, one is the VM of that UUID, and the
   * others are claims with identities of their own ({@link VmId#isClaim()}).
   */
  List<VirtualMachine> virtualMachines();

  /** The virtual machines that a host owns: its control domain first, then by name. */
  List<VirtualMachine> virtualMachines(HostId host);

  /** The virtual machine of that identity as its owner sees it, empty if no host lists it. */
  Optional<VirtualMachine> virtualMachine(VmId id);

  /** Every host's word on the UUID of that virtual machine. */
  List<Placement> placements(VmId id);

  /** What a host lists, its claims and what is arriving there included; each under the identity that is shown. */
  default List<Placement> placements(HostId host) {
    return virtualMachines(host).stream().map(vm -> new Placement(host, vm.id(), vm.state())).toList();
  }

  /**
   * The identity of the domain that a host lists under a UUID: the VM of that UUID, or a claim if another host has that
   * VM. What is not known yet is no claim.
   */
  default VmId identity(HostId host, UUID uuid) {
    VmId claim = VmId.claim(host, uuid);
    return virtualMachine(claim).isPresent() ? claim : VmId.onHost(host, uuid);
  }

  /**
   * Listens to changes. The listener is called on the core's dispatcher thread, in order, and must return at once; what
   * it throws is logged and harms nobody else.
   */
  Registration addListener(InventoryListener listener);
}
