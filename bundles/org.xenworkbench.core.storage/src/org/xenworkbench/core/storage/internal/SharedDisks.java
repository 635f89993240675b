/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.storage.internal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.xenworkbench.core.driver.HypervisorException;
import org.xenworkbench.core.driver.HypervisorSession;
import org.xenworkbench.core.driver.SessionContext.Role;
import org.xenworkbench.core.driver.StorageVolume;
import org.xenworkbench.core.host.HostCalls;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.storage.DiskUse;

/**
 * What VMs of other connected hosts have of the storage that a host has in common with them, as its pools' types tell:
 * what is there by one path is the same for all. A host that does not answer is as one that is not connected.
 *
 * @param host whose storage it is
 */
record SharedDisks(Inventory inventory, HostCalls hosts, HostId host) implements DiskUsers.Elsewhere {

  /** libvirt's names for what is on a server. */
  private static final Set<String> TYPES = Set.of("netfs", "rbd", "iscsi", "iscsi-direct", "gluster", "sheepdog");

  @Override
  public Map<VirtualMachine, Set<String>> of(HypervisorSession session) throws HypervisorException {
    Set<String> shared = new HashSet<>();
    HostVolumes.of(session, pool -> TYPES.contains(pool.type())).all().stream().map(StorageVolume::path)
        .filter(path -> !path.isEmpty()).map(DiskUse::plain).forEach(shared::add);
    Map<VirtualMachine, Set<String>> found = new LinkedHashMap<>();
    for (Host other : inventory.hosts()) {
      if (!shared.isEmpty() && other.isConnected() && other.kind() == Host.Kind.HYPERVISOR
          && !other.id().equals(host)) {
        ask(other.id(), shared, found);
      }
    }
    return found;
  }

  private void ask(HostId other, Set<String> shared, Map<VirtualMachine, Set<String>> found) {
    try {
      hosts.call(other, Role.OPERATIONS, session -> DiskUsers.listed(inventory, other).use(session)).disks()
          .forEach((vm, named) -> {
            Set<String> common = new HashSet<>(named);
            common.retainAll(shared);
            if (!common.isEmpty() && vm.host().equals(other)) { // else it was left behind there by a migration
              found.put(vm, common);
            }
          });
    } catch (HypervisorException e) {
      // what it does not tell is not known, as the user guide says of hosts that are not connected
    }
  }
}
