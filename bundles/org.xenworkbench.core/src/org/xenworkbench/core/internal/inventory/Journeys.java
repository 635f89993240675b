/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xenworkbench.core.internal.inventory.Ownership.Journey;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * The migrations that VMs are on, and those that have ended a moment ago. The end of one is known before all that its
 * hosts say of it was heard: until both have listed their domains anew, what they show of the VM is the migration's.
 * Not thread-safe.
 */
final class Journeys {

  /** The first may have been asked for before the end; the last confirms to those who hear of the second late. */
  static final int LISTINGS = 3;

  private final Map<VmId, Journey> running = new HashMap<>();
  private final Map<VmId, Ended> ended = new HashMap<>();

  /** A migration that has ended, and how often each of its hosts has listed its domains since. */
  private record Ended(Journey journey, Map<HostId, Integer> listings) {

    boolean isSettled() {
      return journey.hosts().allMatch(this::isSettled);
    }

    boolean isSettled(HostId host) {
      return listings.getOrDefault(host, 0) >= LISTINGS;
    }
  }

  /** The VMs that are on their way. */
  Set<VmId> running() {
    return Set.copyOf(running.keySet());
  }

  /** Where a VM is on its way to. */
  Optional<HostId> target(VmId vm) {
    return Optional.ofNullable(running.get(vm)).map(Journey::target);
  }

  /** The migration that a VM is on, or was on a moment ago. */
  Optional<Journey> of(VmId vm) {
    return Optional.ofNullable(running.get(vm)).or(() -> Optional.ofNullable(ended.get(vm)).map(Ended::journey));
  }

  /** The same of the claims of these hosts to a UUID. */
  Stream<Journey> ofClaims(UUID uuid, Collection<HostId> hosts) {
    return running.isEmpty() && ended.isEmpty() ? Stream.empty()
        : hosts.stream().flatMap(host -> of(VmId.claim(host, uuid)).stream());
  }

  /** Whether a VM of that UUID is on a migration, or was a moment ago. */
  boolean any(UUID uuid) {
    return Stream.concat(running.keySet().stream(), ended.keySet().stream()).anyMatch(vm -> vm.uuid().equals(uuid));
  }

  /** Whether what these hosts say of a VM of that UUID may be a migration's doing. */
  boolean any(UUID uuid, Predicate<HostId> host) {
    return running.entrySet().stream().anyMatch(entry -> entry.getKey().uuid().equals(uuid)
        && entry.getValue().hosts().anyMatch(host))
        || ended.entrySet().stream().anyMatch(entry -> entry.getKey().uuid().equals(uuid)
            && entry.getValue().journey().hosts().anyMatch(host.and(end -> !entry.getValue().isSettled(end))));
  }

  void begin(VmId vm, Journey journey) {
    ended.remove(vm);
    running.put(vm, journey);
  }

  /**
   * A migration has ended.
   *
   * @param gone the hosts that will never list anything again
   */
  void end(VmId vm, Predicate<HostId> gone) {
    Optional.ofNullable(running.remove(vm)).map(Journey::over).ifPresent(journey -> {
      Map<HostId, Integer> listings = new HashMap<>();
      journey.hosts().filter(gone).forEach(host -> listings.put(host, LISTINGS));
      ended.put(vm, new Ended(journey, listings));
    });
  }

  /** What went from or to a host goes from or to another, which is the same machine. */
  void handOver(HostId from, HostId to) {
    running.replaceAll((vm, journey) -> journey.handedOver(from, to));
    ended.replaceAll((vm, end) -> new Ended(end.journey().handedOver(from, to), end.listings()));
  }

  /**
   * A host has listed its domains.
   *
   * @param lastWord whether no event told anything else of a domain since the host was asked
   * @return the VMs whose migrations are none of anybody's business any more
   */
  Collection<VmId> listed(HostId host, Predicate<UUID> lastWord) {
    if (ended.isEmpty()) {
      return List.of();
    }
    ended.forEach((vm, end) -> {
      if (lastWord.test(vm.uuid())) {
        end.listings().merge(host, 1, Integer::sum);
      }
    });
    return forget(Ended::isSettled);
  }

  /** A host lists nothing any more; the VMs whose migrations are none of anybody's business any more. */
  Collection<VmId> cleared(HostId host) {
    return forget(end -> end.journey().hosts().anyMatch(host::equals));
  }

  private Collection<VmId> forget(Predicate<Ended> which) {
    List<VmId> settled = new ArrayList<>();
    ended.forEach((vm, end) -> {
      if (which.test(end)) {
        settled.add(vm.claimed());
      }
    });
    ended.values().removeIf(which);
    return settled;
  }
}
