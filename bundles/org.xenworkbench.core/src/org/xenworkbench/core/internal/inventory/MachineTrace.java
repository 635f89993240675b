/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.DomainState;

/**
 * What tells the machine of a host from others. Two of three must agree, and one alone is no proof: boards are sold
 * with one UUID by the thousand, another machine may have the address now, and a VM goes from machine to machine. One
 * that does not run may be defined on many, so that it counts only where the address agrees. Immutable.
 *
 * @param uuid the UUID that the hypervisor tells of it, if it tells one
 * @param places where it is reached: by driver, name and port, and by driver, address and port
 * @param domains its VMs
 */
record MachineTrace(Optional<String> uuid, Set<String> places, Map<UUID, Seen> domains) {

  /** Nothing is known. */
  static final MachineTrace NONE = new MachineTrace(Optional.empty(), Set.of(), Map.of());

  private static final String UUID_MARK = "uuid ";

  /**
   * A VM as it was seen.
   *
   * @param number its number while it ran; negative if it did not
   * @param name the hash of its name; 0 if nobody knows it
   */
  record Seen(int number, int name) {

    /** It was not seen, but was there. */
    static final Seen NOT = new Seen(-1, 0);

    static Seen of(DomainInfo info) {
      return new Seen(info.number(), info.name().hashCode());
    }

    private boolean isRunningLike(Seen other) {
      return name == other.name && number == other.number && number >= 0;
    }

    private boolean mayBe(Seen other) {
      return (name == 0 || other.name == 0 || name == other.name)
          && (number == other.number || number < 0 || other.number < 0);
    }
  }

  /** The same of which that is told now: marks of its own, and where it is reached. */
  MachineTrace told(Set<String> marks, Optional<String> place) {
    Set<String> all = new HashSet<>();
    place.ifPresent(all::add);
    Optional<String> told = Optional.empty();
    for (String mark : marks) {
      if (mark.startsWith(UUID_MARK)) {
        told = Optional.of(mark.substring(UUID_MARK.length())).filter(text -> text.matches("[0-9a-fA-F-]+"));
      } else {
        all.add(mark);
      }
    }
    return new MachineTrace(told, Set.copyOf(all), domains);
  }

  /** The same with its VMs: what it lists, and what else it has; where it is not heard, what it listed last. */
  MachineTrace with(Collection<DomainInfo> listed, Collection<UUID> held) {
    boolean isHeard = listed.stream().anyMatch(info -> info.state() != DomainState.NO_STATE);
    Map<UUID, Seen> seen = new HashMap<>(isHeard ? Map.of() : domains);
    listed.forEach(info -> seen.putIfAbsent(info.uuid(), Seen.of(info)));
    held.forEach(vm -> seen.putIfAbsent(vm, Seen.NOT));
    return new MachineTrace(uuid, places, Map.copyOf(seen));
  }

  /** In what two may agree, as a user would name it first. */
  enum Sign {
    UUID,
    PLACE,
    VM
  }

  /** In what it agrees with that which is known of a machine, if that proves it to be this one; empty otherwise. */
  Set<Sign> proof(MachineTrace other) {
    boolean differs = uuid.isPresent() && other.uuid.isPresent() && !uuid.equals(other.uuid);
    Set<Sign> agreeing = EnumSet.noneOf(Sign.class);
    if (uuid.isPresent() && uuid.equals(other.uuid)) {
      agreeing.add(Sign.UUID);
    }
    if (!Collections.disjoint(places, other.places)) {
      agreeing.add(Sign.PLACE);
    }
    if (hasVmOf(other, agreeing.contains(Sign.PLACE) ? Seen::mayBe : Seen::isRunningLike)) {
      agreeing.add(Sign.VM);
    }
    return !differs && agreeing.size() >= 2 ? agreeing : Set.of();
  }

  private boolean hasVmOf(MachineTrace other, BiPredicate<Seen, Seen> agree) {
    return domains.entrySet().stream().anyMatch(vm -> Optional.ofNullable(other.domains.get(vm.getKey()))
        .filter(was -> agree.test(vm.getValue(), was)).isPresent());
  }

  /** Whether it could ever be proven. */
  boolean isTelling() {
    return (uuid.isPresent() ? 1 : 0) + (places.isEmpty() ? 0 : 1) + (domains.isEmpty() ? 0 : 1) >= 2;
  }
}
