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
 * of that host. Hosts that lead to one machine have the same VMs, which one of them shows. What is listed first after
 * connecting is no news, so a host is heard only from then on. Not thread-safe but for {@link #isHeard}.
 */
final class ListedVms {

  private final Map<HostId, Map<UUID, VirtualMachine>> last = new HashMap<>();
  private final Set<HostId> heard = ConcurrentHashMap.newKeySet();
  /** Hosts that show nothing, each with the one that shows the machine to which it leads. */
  private final Map<HostId, HostId> same = new ConcurrentHashMap<>();

  boolean isHeard(HostId host) {
    return heard.contains(shown(host));
  }

  private HostId shown(HostId host) {
    return same.getOrDefault(host, host);
  }

  /** Whether another host shows the machine to which that one leads. */
  boolean isAnothers(HostId host) {
    return same.containsKey(host);
  }

  /** Whether both lead to one machine. */
  boolean isSame(HostId one, HostId other) {
    return shown(one).equals(shown(other));
  }

  /**
   * A host shows the machine to which it leads, or another does from now on.
   *
   * @return that other one if the host itself has shown it until now: the VMs are the same as before
   */
  Optional<HostId> show(HostId host, Optional<HostId> by) {
    if (by.isEmpty()) {
      same.remove(host);
      return Optional.empty();
    }
    HostId other = by.get();
    boolean handed = host.equals(same.get(other));
    Optional<Map<UUID, VirtualMachine>> had = Optional.ofNullable(last.remove(host));
    boolean was = heard.remove(host);
    same.put(host, other);
    if (handed) {
      same.remove(other);
      had.ifPresent(vms -> {
        vms.replaceAll((uuid, vm) -> vm.toBuilder().host(other).build());
        last.put(other, vms);
      });
      if (was) {
        heard.add(other);
      }
    }
    return by.filter(next -> handed);
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
    same.remove(host);
  }

  /** How a VM was on that host. */
  Optional<VirtualMachine> get(HostId host, VmId vm) {
    return Optional.ofNullable(last.getOrDefault(shown(host), Map.of()).get(vm.uuid()));
  }

  /** A VM is as given on its host; how it was. */
  Optional<VirtualMachine> put(VirtualMachine vm) {
    return Optional.ofNullable(last.getOrDefault(shown(vm.host()), new HashMap<>()).put(vm.id().uuid(), vm));
  }

  /** A VM is not the host's any more; how it was. It may have another identity there by now, and then stays. */
  Optional<VirtualMachine> remove(HostId host, VmId vm) {
    Optional<VirtualMachine> known = get(host, vm).filter(was -> was.id().equals(vm));
    known.ifPresent(was -> last.get(shown(host)).remove(vm.uuid()));
    return known;
  }
}
