/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.inventory;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.xenworkbench.core.driver.DomainInfo;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

/**
 * Which hosts lead to one machine. A mark in common (its UUID, its address) is a hint only: boards are sold by the
 * thousand with one UUID. Both must list the same domains too, by UUID, name, number and state, and at least one; while
 * they do, what the second lists is what the first lists. What was proven holds until it is refuted, also while one of
 * them is not connected: then another shows the machine's VMs. Not for several threads at once.
 */
final class SameMachines {

  /** Polls come one after the other: lists that differ for so many rounds are of two machines. */
  private static final int PATIENCE = 3;

  private final Map<HostId, Set<String>> marks = new HashMap<>();
  /** Those that show nothing, each with the one that shows their machine. */
  private final Map<HostId, HostId> same = new HashMap<>();
  private final Map<HostId, Integer> differed = new HashMap<>();
  private final FormerHosts former;

  /** Knows none yet, but for the former ones. */
  SameMachines(FormerHosts former) {
    this.former = former;
  }

  /** The host whose machine this one is too. */
  Optional<HostId> same(HostId host) {
    return same.isEmpty() ? Optional.empty() : Optional.ofNullable(same.get(host));
  }

  /** Whether two lead to one machine; each does to its own. */
  boolean isSame(HostId one, HostId other) {
    return one.equals(other) || shown(one).equals(shown(other));
  }

  /** The one that shows the machine to which a host leads, or led before it was removed. */
  HostId shown(HostId host) {
    HostId there = former.heir(host);
    return same(there).orElse(there);
  }

  /** Who says of the machine to which a host leads that it has a VM which these list: they are asked one by one. */
  HostId lister(HostId host, Set<HostId> listing) {
    return listing.contains(host) ? host
        : listing.stream().filter(other -> isSame(other, host)).findFirst().orElse(host);
  }

  /**
   * Another shows the machine from now on; it, if there is one.
   *
   * @param first the one that has shown it until now
   * @param possible those that can
   */
  Optional<HostId> handOver(HostId first, Predicate<HostId> possible) {
    Optional<HostId> next = others(first).filter(possible).min(Comparator.comparing(HostId::toString));
    next.ifPresent(shown -> show(shown, first));
    return next;
  }

  /** Those that lead to the machine which that one shows. */
  Stream<HostId> others(HostId first) {
    return same.entrySet().stream().filter(entry -> entry.getValue().equals(first)).map(Map.Entry::getKey);
  }

  private void show(HostId shown, HostId no) {
    same.remove(shown);
    differed.remove(shown);
    same.replaceAll((other, first) -> first.equals(no) ? shown : first);
    same.put(no, shown);
  }

  /**
   * A host was removed, after its machine was handed over to another if one leads there.
   *
   * @param listed what it listed last; empty if it listed nothing since it was connected
   * @param held the UUIDs of the VMs that it had
   */
  void remove(HostId host, Optional<HostDomains> listed, Collection<UUID> held) {
    List<HostId> twins = same(host).map(shown -> Stream.concat(Stream.of(shown), others(shown)))
        .orElse(Stream.empty()).filter(other -> !other.equals(host)).toList();
    former.removed(host, twins, listed.map(SameMachines::ordinary).map(Map::values).orElse(List.of()), held);
    forget(host);
  }

  /** A host has listed its domains for the first time; as which of those that were removed it shows itself. */
  List<FormerHostClaim> recognise(HostId host, HostDomains listed) {
    return former.heard(host, ordinary(listed).values());
  }

  /** A host is not heard any more. */
  void left(HostId host, HostDomains listed) {
    former.left(host, ordinary(listed).values());
  }

  /** A host told these marks of itself; none if they are not known. One that was removed is there again. */
  void mark(HostId host, Set<String> told) {
    former.told(host, told);
    if (told.isEmpty()) {
      forget(host);
    } else {
      marks.put(host, told);
    }
  }

  private void forget(HostId host) {
    marks.remove(host);
    same.remove(host);
    differed.remove(host);
  }

  /**
   * A host has listed its domains; the hosts that are (or are no longer) another's machine since.
   *
   * @param heard whether a host is connected, and has listed its domains since
   * @param listing who lists a domain: whole fleets may have one mark, so only those are compared that list one alike
   */
  Set<HostId> compare(HostId id, Predicate<HostId> heard, Map<HostId, HostDomains> domains,
      Function<UUID, Optional<HostId>> holder, Function<UUID, Set<HostId>> listing) {
    Set<HostId> changed = new HashSet<>();
    for (HostId two : resembling(id, domains, listing)) {
      if (!heard.test(two)) {
        continue; // it says nothing, for it or against it
      }
      if (Optional.of(two).equals(same(id))) {
        check(id, two, domains, changed);
      } else if (Optional.of(id).equals(same(two))) {
        check(two, id, domains, changed);
      } else if (same(id).isEmpty() && same(two).isEmpty() && agree(domains, id, two, true)) {
        pair(id, two, domains, holder, changed);
      }
    }
    if (same(id).filter(first -> !isMarkedLike(id, first)).isPresent()) { // it was removed, or is another now
      end(id, changed);
    }
    return changed;
  }

  private Set<HostId> resembling(HostId id, Map<HostId, HostDomains> domains, Function<UUID, Set<HostId>> listing) {
    Set<HostId> others = new HashSet<>();
    same(id).ifPresent(others::add);
    others(id).forEach(others::add);
    ordinary(domains.getOrDefault(id, new HostDomains())).keySet().stream().findFirst().map(listing)
        .ifPresent(others::addAll);
    others.removeIf(other -> other.equals(id) || !isMarkedLike(id, other));
    return others;
  }

  private boolean isMarkedLike(HostId one, HostId other) {
    return !Collections.disjoint(marks.getOrDefault(one, Set.of()), marks.getOrDefault(other, Set.of()));
  }

  private void pair(HostId id, HostId other, Map<HostId, HostDomains> domains,
      Function<UUID, Optional<HostId>> holder, Set<HostId> changed) {
    boolean mine = ordinary(domains.getOrDefault(id, new HostDomains())).keySet().stream().map(holder)
        .anyMatch(Optional.of(id)::equals);
    show(mine ? id : other, mine ? other : id);
    changed.add(mine ? other : id);
  }

  private void check(HostId second, HostId first, Map<HostId, HostDomains> domains, Set<HostId> changed) {
    if (agree(domains, second, first, false)) {
      differed.remove(second);
    } else if (differed.merge(second, 1, Integer::sum) >= PATIENCE) {
      end(second, changed);
    }
  }

  private void end(HostId second, Set<HostId> changed) {
    same.remove(second);
    differed.remove(second);
    changed.add(second);
  }

  private static boolean agree(Map<HostId, HostDomains> domains, HostId one, HostId two, boolean withState) {
    HostDomains first = domains.get(one);
    HostDomains second = domains.get(two);
    if (first == null || second == null || !first.isComplete() || !second.isComplete()) {
      return false;
    }
    Map<UUID, DomainInfo> here = ordinary(first);
    Map<UUID, DomainInfo> there = ordinary(second);
    return !here.isEmpty() && here.keySet().equals(there.keySet())
        && here.values().stream().allMatch(info -> agree(info, there.get(info.uuid()), withState));
  }

  private static boolean agree(DomainInfo one, DomainInfo two, boolean withState) {
    boolean number = one.number() == two.number() || !withState && (one.number() < 0 || two.number() < 0);
    return one.name().equals(two.name()) && number
        && (!withState || one.isActive() == two.isActive());
  }

  /** Every Xen host has the same control domain. */
  private static Map<UUID, DomainInfo> ordinary(HostDomains listed) {
    Map<UUID, DomainInfo> infos = new HashMap<>();
    listed.all().stream().filter(info -> !info.uuid().equals(VmId.CONTROL_DOMAIN_UUID))
        .forEach(info -> infos.put(info.uuid(), info));
    return infos;
  }
}
