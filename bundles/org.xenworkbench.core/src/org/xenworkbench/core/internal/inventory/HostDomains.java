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
import org.xenworkbench.core.model.StateReason;
import org.xenworkbench.core.model.VmId;

/** What one host lists. A listing that was asked for before an event came does not undo the event. */
final class HostDomains {

  private final Map<UUID, DomainInfo> infos = new HashMap<>();
  private final Map<UUID, Long> toldAt = new HashMap<>();
  private long listedAt;
  private boolean complete;
  private boolean current;

  Optional<DomainInfo> get(HostId host, VmId vm) {
    if (vm.isControlDomain() && !vm.on().equals(Optional.of(host))) {
      return Optional.empty();
    }
    return Optional.ofNullable(infos.get(vm.uuid()));
  }

  /** Whether the host said that it does not have that domain; what it did not speak of yet, it may have. */
  boolean denies(UUID uuid) {
    return !infos.containsKey(uuid) && (complete || toldAt.containsKey(uuid));
  }

  /** Whether the host's listing, and no event since it was asked for, says how that domain is. */
  boolean hasLastWord(UUID uuid) {
    return !toldAt.containsKey(uuid);
  }

  /** Whether the host listed all that it has. */
  boolean isComplete() {
    return complete;
  }

  /** The same, since it was connected. */
  boolean isCurrent() {
    return current;
  }

  Collection<DomainInfo> all() {
    return infos.values();
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
    complete = true;
    current = true;
    listedAt = since;
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

  /** Takes over what another connection to the same machine told later; the domains of which it did. */
  List<UUID> update(HostDomains other) {
    Set<UUID> known = new HashSet<>(infos.keySet());
    known.addAll(other.infos.keySet());
    List<UUID> newer = known.stream().filter(uuid -> other.told(uuid) - told(uuid) > 0).toList();
    for (UUID uuid : newer) {
      toldAt.put(uuid, other.told(uuid));
      Optional.ofNullable(other.infos.get(uuid)).ifPresentOrElse(info -> infos.put(uuid, info),
          () -> infos.remove(uuid));
    }
    return newer;
  }

  private long told(UUID uuid) {
    return toldAt.getOrDefault(uuid, listedAt);
  }

  /** The host does not answer: nobody knows in which state its domains are. */
  void lose() {
    current = false;
    infos.replaceAll((uuid, info) -> info.toBuilder()
        .state(DomainState.NO_STATE, -1).reason(StateReason.UNKNOWN).build());
  }

  private boolean toldSince(UUID uuid, long time) {
    Long told = toldAt.get(uuid);
    return told != null && told - time > 0;
  }
}
