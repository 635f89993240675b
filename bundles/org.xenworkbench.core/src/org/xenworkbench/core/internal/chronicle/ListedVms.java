/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * The VMs of each host as they were last seen, by UUID: one that becomes a claim, or is none any more, is the same VM
 * of that host. What is listed first after connecting is no news, so a host is heard only from then on. Not thread-safe
 * but for {@link #isHeard}.
 */
final class ListedVms {

  private final Map<HostId, Map<UUID, VirtualMachine>> last = new HashMap<>();
  private final Set<HostId> heard = ConcurrentHashMap.newKeySet();

  boolean isHeard(HostId host) {
    return heard.contains(host);
  }

  /** The host is connected and has listed its VMs; those that it listed when it was heard the last time, if ever. */
  Optional<Map<UUID, VirtualMachine>> begin(HostId host, Map<UUID, VirtualMachine> listed) {
    heard.add(host);
    return Optional.ofNullable(last.put(host, new HashMap<>(listed)));
  }

  /** The host is not connected: what it listed is remembered until it is again. */
  void pause(HostId host) {
    heard.remove(host);
  }

  void forget(HostId host) {
    heard.remove(host);
    last.remove(host);
  }

  /** How a VM was on that host. */
  Optional<VirtualMachine> get(HostId host, VmId vm) {
    return Optional.ofNullable(last.getOrDefault(host, Map.of()).get(vm.uuid()));
  }

  /** A VM is as given on its host; how it was. */
  Optional<VirtualMachine> put(VirtualMachine vm) {
    return Optional.ofNullable(last.getOrDefault(vm.host(), new HashMap<>()).put(vm.id().uuid(), vm));
  }

  /** A VM is not the host's any more; how it was. It may have another identity there by now, and then stays. */
  Optional<VirtualMachine> remove(HostId host, VmId vm) {
    Optional<VirtualMachine> known = get(host, vm).filter(was -> was.id().equals(vm));
    known.ifPresent(was -> last.get(host).remove(vm.uuid()));
    return known;
  }
}
