/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.xenworkbench.core.model.HostId;

/** Which host has the VM of a UUID, also while it is not connected. For one thread at a time, but for {@link #all}. */
final class Holders {

  private final Map<UUID, HostId> held;
  private Runnable changed = () -> {
  };

  Holders(Map<UUID, HostId> held) {
    this.held = new ConcurrentHashMap<>(held);
  }

  /** What to do when something changed; it must return at once. */
  void onChange(Runnable listener) {
    changed = listener;
  }

  Optional<HostId> get(UUID uuid) {
    return Optional.ofNullable(held.get(uuid));
  }

  /** The UUIDs of the VMs that a host has. */
  List<UUID> of(HostId host) {
    return held.entrySet().stream().filter(entry -> entry.getValue().equals(host)).map(Map.Entry::getKey).toList();
  }

  /** Who has what now, for any thread. */
  Map<UUID, HostId> all() {
    return Map.copyOf(held);
  }

  /** The VM of a UUID has that host now; nobody, if there is no such VM any more. */
  void put(UUID uuid, Optional<HostId> host) {
    Optional<HostId> before = Optional.ofNullable(host.isPresent() ? held.put(uuid, host.get()) : held.remove(uuid));
    if (!before.equals(host)) {
      changed.run();
    }
  }

  /** All that a host has is another's from now on; the UUIDs of these VMs. */
  List<UUID> handOver(HostId from, HostId to) {
    List<UUID> handed = of(from);
    handed.forEach(uuid -> held.put(uuid, to));
    if (!handed.isEmpty()) {
      changed.run();
    }
    return handed;
  }

  /** Forgets what other hosts had; the UUIDs of their VMs. */
  List<UUID> retain(Set<HostId> hosts) {
    List<UUID> freed = held.entrySet().stream().filter(entry -> !hosts.contains(entry.getValue()))
        .map(Map.Entry::getKey).toList();
    freed.forEach(held::remove);
    if (!freed.isEmpty()) {
      changed.run();
    }
    return freed;
  }
}
