/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Which hosts list a VM: asking all of them for every VM of a round costs more than the round. Not for several threads
 * at once.
 */
final class Listers {

  private final Map<VmId, Set<HostId>> listing = new HashMap<>();

  Set<HostId> of(VmId vm) {
    return listing.getOrDefault(vm, Set.of());
  }

  void put(VmId vm, HostId host, boolean lists) {
    Set<HostId> hosts = listing.computeIfAbsent(vm, key -> new HashSet<>(2));
    if (lists) {
      hosts.add(host);
    } else {
      hosts.remove(host);
    }
    if (hosts.isEmpty()) {
      listing.remove(vm);
    }
  }
}
