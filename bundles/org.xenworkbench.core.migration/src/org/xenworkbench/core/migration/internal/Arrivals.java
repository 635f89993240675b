/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Which VMs a host began to list lately. One that a host has listed for long, such as a definition that was left
 * behind, is not arriving there, whatever job it has elsewhere.
 */
final class Arrivals {

  /** For so many rounds a VM counts as newly listed: its job may show a little later. */
  private static final int ROUNDS = 5;

  private final Map<HostId, Map<VmId, Integer>> seen = new ConcurrentHashMap<>();

  /** A host lists these VMs now; returns those that it began to list lately. */
  Set<VmId> listed(HostId host, Set<VmId> vms) {
    Map<VmId, Integer> before = seen.getOrDefault(host, Map.of());
    Map<VmId, Integer> now = new HashMap<>();
    vms.forEach(vm -> now.put(vm, Math.min(ROUNDS + 1, before.getOrDefault(vm, 0) + 1)));
    seen.put(host, now);
    return now.entrySet().stream().filter(entry -> entry.getValue() <= ROUNDS).map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
