/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/** What one host lists. A listing that was asked for before an event came does not undo the event. */
final class HostDomains {

  private final Map<UUID, DomainInfo> infos = new HashMap<>();
  private final Map<UUID, Long> toldAt = new HashMap<>();

  Optional<DomainInfo> get(HostId host, VmId vm) {
    if (vm.controlled().isPresent() && !vm.controlled().get().equals(host)) {
      return Optional.empty();
    }
    return Optional.ofNullable(infos.get(vm.uuid()));
  }

  Collection<VmId> ids(HostId host) {
    return infos.keySet().stream().map(uuid -> VmId.onHost(host, uuid)).toList();
  }

  void put(DomainInfo info, long at) {
    if (!toldSince(info.uuid(), at)) {
      infos.put(info.uuid(), info);
      toldAt.put(info.uuid(), at);
    }
  }

  void remove(UUID uuid, long at) {
    if (!toldSince(uuid, at)) {
      infos.remove(uuid);
      toldAt.put(uuid, at);
    }
  }

  /** The host listed these; the domains of which it says something new, or that it lists no more. */
  List<UUID> replace(List<DomainInfo> listing, long since) {
    List<UUID> changed = new ArrayList<>();
    Set<UUID> listed = new HashSet<>();
    for (DomainInfo info : listing) {
      listed.add(info.uuid());
      if (!toldSince(info.uuid(), since) && !info.equals(infos.put(info.uuid(), info))) {
        changed.add(info.uuid());
      }
    }
    infos.keySet().removeIf(uuid -> !listed.contains(uuid) && !toldSince(uuid, since) && changed.add(uuid));
    toldAt.values().removeIf(at -> at - since <= 0);
    return changed;
  }

  void replaceAllStates(DomainState state) {
    infos.replaceAll((uuid, info) -> new DomainInfo(uuid, info.name(), -1, state, info.vcpus(), info.memory(),
        info.maxMemory(), info.persistent()));
  }

  private boolean toldSince(UUID uuid, long time) {
    Long told = toldAt.get(uuid);
    return told != null && told - time > 0;
  }
}
