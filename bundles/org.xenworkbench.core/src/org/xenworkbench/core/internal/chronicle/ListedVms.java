/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.chronicle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;

/**
 * The VMs of each host as they were last seen. What is listed first after connecting is no news, so a host is heard
 * only from then on. Not thread-safe but for {@link #isHeard}.
 */
final class ListedVms {

  private final Map<HostId, Map<VmId, VirtualMachine>> last = new HashMap<>();
  private final Set<HostId> heard = ConcurrentHashMap.newKeySet();

  boolean isHeard(HostId host) {
    return heard.contains(host);
  }

  /** The host is connected and has listed its VMs; those that it listed when it was heard the last time. */
  Map<VmId, VirtualMachine> begin(HostId host, Map<VmId, VirtualMachine> listed) {
    heard.add(host);
    Map<VmId, VirtualMachine> before = last.put(host, new HashMap<>(listed));
    return before == null ? Map.of() : before;
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
    return Optional.ofNullable(last.getOrDefault(host, Map.of()).get(vm));
  }

  /** A VM is as given on its host; how it was. */
  Optional<VirtualMachine> put(VirtualMachine vm) {
    return Optional.ofNullable(last.getOrDefault(vm.host(), new HashMap<>()).put(vm.id(), vm));
  }

  /** A VM is not the host's any more; how it was. */
  Optional<VirtualMachine> remove(HostId host, VmId vm) {
    return Optional.ofNullable(last.getOrDefault(host, new HashMap<>()).remove(vm));
  }
}
