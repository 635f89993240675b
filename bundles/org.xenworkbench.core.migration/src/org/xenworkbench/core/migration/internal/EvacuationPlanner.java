/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.Quantities;

/**
 * Finds a host for each of several VMs: the largest first, each to the host that has the most room left afterwards.
 * That is worst-fit decreasing: it leaves no host full while another is empty, and needs no second look. Computes only.
 */
final class EvacuationPlanner {

  private static final int MOST_REASONS = 4;

  /**
   * A VM that is to go.
   *
   * @param memory in bytes
   * @param cores how many CPUs it keeps busy, empty if unknown
   * @param together its tags that keep it with others
   * @param apart its tags that keep it from others
   */
  record Guest(VmId vm, String name, long memory, OptionalDouble cores, Set<String> together, Set<String> apart) {
  }

  /**
   * A host that could take some.
   *
   * @param memory its memory in bytes, 0 if unknown
   * @param free what is free of it in bytes, empty if unknown
   * @param cpus how many CPUs it has, 0 if unknown
   * @param busy how many of them are busy, empty if unknown
   * @param together such tags of VMs that run there or come
   * @param apart such tags of VMs that run there or come
   */
  record Target(HostId host, String name, long memory, OptionalLong free, int cpus, OptionalDouble busy,
      Set<String> together, Set<String> apart) {
  }

  /** What is taken of a target so far. */
  private static final class Room {

    private final Target target;
    private final Set<String> together;
    private final Set<String> apart;
    private long memory;
    private double cores;

    Room(Target target) {
      this.target = target;
      together = new HashSet<>(target.together());
      apart = new HashSet<>(target.apart());
    }

    /** Why those have no room here; empty if they have. */
    Optional<String> whyNot(List<Guest> guests) {
      long needed = guests.stream().mapToLong(Guest::memory).sum();
      if (target.free().isPresent() && target.free().getAsLong() - memory < needed) {
        return Optional.of(NLS.bind(Messages.Evacuation_Short, Quantities.bytes(needed),
            Quantities.bytes(Math.max(0, target.free().getAsLong() - memory))));
      }
      Set<String> taken = new HashSet<>(apart);
      return guests.stream().flatMap(guest -> guest.apart().stream()).filter(tag -> !taken.add(tag)).findFirst()
          .map(tag -> NLS.bind(apart.contains(tag) ? Messages.Evacuation_Apart : Messages.Evacuation_Contradiction,
              tag));
    }

    /** The share of memory or CPU that would be used, whichever is more; more than all where it is not known. */
    double useWith(List<Guest> guests) {
      return Math.max(memoryUse(guests), cpuUse(guests).orElse(0));
    }

    private double memoryUse(List<Guest> guests) {
      long needed = guests.stream().mapToLong(Guest::memory).sum();
      return target.memory() == 0 || target.free().isEmpty() ? 2
          : 1 - (target.free().getAsLong() - memory - needed) / (double) target.memory();
    }

    private OptionalDouble cpuUse(List<Guest> guests) {
      double needed = guests.stream().mapToDouble(guest -> guest.cores().orElse(0)).sum();
      return target.cpus() == 0 || target.busy().isEmpty() ? OptionalDouble.empty()
          : OptionalDouble.of((target.busy().getAsDouble() + cores + needed) / target.cpus());
    }

    /** Takes them, and says why here. */
    String take(List<Guest> guests, int possible) {
      String room = target.memory() == 0 || target.free().isEmpty() ? Messages.Evacuation_RoomUnknown
          : NLS.bind(Messages.Evacuation_Room, Quantities.percent(memoryUse(guests)),
              cpuUse(guests).isEmpty() ? "?" : Quantities.percent(cpuUse(guests).getAsDouble()));
      guests.forEach(this::take);
      return possible == 1 ? NLS.bind(Messages.Evacuation_Only, room) : NLS.bind(Messages.Evacuation_Most, room);
    }

    private void take(Guest guest) {
      memory += guest.memory();
      cores += guest.cores().orElse(0);
      together.addAll(guest.together());
      apart.addAll(guest.apart());
    }
  }

  private final BiFunction<VmId, HostId, Optional<String>> blocker;
  private final Map<String, String> staying;
  private final List<Room> rooms;
  private final List<Move> moves = new ArrayList<>();
  private final List<Stay> stays = new ArrayList<>();

  /**
   * Begins with what runs on the targets.
   *
   * @param staying the tags that keep others together with a VM that stays, with its name
   * @param blocker why the checks do not let a VM go to a host; empty if they do
   */
  EvacuationPlanner(Collection<Target> targets, Map<String, String> staying,
      BiFunction<VmId, HostId, Optional<String>> blocker) {
    this.blocker = blocker;
    this.staying = Map.copyOf(staying);
    rooms = targets.stream().sorted(Comparator.comparing(Target::name, NameOrder.NAMES)).map(Room::new).toList();
  }

  /** Finds a host for each. */
  void place(Collection<Guest> guests) {
    List<List<Guest>> units = new ArrayList<>(units(guests));
    units.sort(Comparator.comparingLong((List<Guest> unit) -> unit.stream().mapToLong(Guest::memory).sum()).reversed()
        .thenComparing(unit -> unit.get(0).name(), NameOrder.NAMES));
    units.forEach(this::placeUnit);
  }

  List<Move> moves() {
    return moves;
  }

  List<Stay> stays() {
    return stays;
  }

  /** What is kept together goes together: those that have a tag in common, directly or by others. */
  static Collection<List<Guest>> units(Collection<Guest> guests) {
    Map<String, List<Guest>> byTag = new HashMap<>();
    Map<VmId, List<Guest>> units = new LinkedHashMap<>();
    guests.stream().sorted(Comparator.comparing(Guest::name, NameOrder.NAMES)).forEach(guest -> {
      List<Guest> unit = new ArrayList<>(List.of(guest));
      guest.together().stream().map(byTag::get).filter(other -> other != null).distinct()
          .forEach(other -> unit.addAll(0, other));
      List<Guest> all = unit.stream().distinct().collect(Collectors.toCollection(ArrayList::new));
      all.forEach(member -> {
        units.put(member.vm(), all);
        member.together().forEach(tag -> byTag.put(tag, all));
      });
    });
    Set<List<Guest>> each = Collections.newSetFromMap(new IdentityHashMap<>());
    each.addAll(units.values());
    return each;
  }

  private void placeUnit(List<Guest> unit) {
    Optional<String> partner = unit.stream().flatMap(guest -> guest.together().stream())
        .filter(staying::containsKey).map(staying::get).findFirst();
    if (partner.isPresent()) {
      String reason = NLS.bind(Messages.Evacuation_PartnerStays, partner.get());
      unit.forEach(guest -> stays.add(new Stay(guest.vm(), guest.name(), reason)));
    } else {
      placeWhole(unit);
    }
  }

  private void placeWhole(List<Guest> unit) {
    Map<Room, String> refusals = new LinkedHashMap<>();
    List<Room> possible = new ArrayList<>();
    for (Room room : sought(unit)) {
      room.whyNot(unit).ifPresentOrElse(reason -> refusals.put(room, reason), () -> possible.add(room));
    }
    possible.sort(Comparator.comparingDouble(room -> room.useWith(unit)));
    for (Room room : possible) {
      Optional<String> refusal = refusal(unit, room);
      if (refusal.isEmpty()) {
        String passedOver = passedOver(unit, room, refusals);
        String reason = together(unit, room.take(unit, possible.size()) + passedOver);
        unit.forEach(guest -> moves.add(
            new Move(guest.vm(), guest.name(), room.target.host(), room.target.name(), reason)));
        return;
      }
      refusals.put(room, refusal.get());
    }
    String reason = why(unit, refusals);
    unit.forEach(guest -> stays.add(new Stay(guest.vm(), guest.name(), reason)));
  }

  /** Why it is none of those that would have more room. */
  private static String passedOver(List<Guest> unit, Room chosen, Map<Room, String> refusals) {
    double use = chosen.useWith(unit);
    return refusals.entrySet().stream().filter(refused -> refused.getKey().useWith(unit) < use).limit(MOST_REASONS)
        .map(refused -> ' ' + NLS.bind(Messages.Evacuation_Refused, refused.getKey().target.name(), refused.getValue()))
        .collect(Collectors.joining());
  }

  private static String together(List<Guest> unit, String text) {
    return unit.size() == 1 ? text : NLS.bind(Messages.Evacuation_Together,
        unit.stream().map(Guest::name).collect(Collectors.joining(", ")), text);
  }

  /** Where those that it is kept together with run already; anywhere if none does. */
  private List<Room> sought(List<Guest> unit) {
    Set<String> tags = unit.stream().flatMap(guest -> guest.together().stream()).collect(Collectors.toSet());
    List<Room> there = rooms.stream().filter(room -> tags.stream().anyMatch(room.together::contains)).toList();
    return there.isEmpty() ? rooms : there;
  }

  private Optional<String> refusal(List<Guest> unit, Room room) {
    return unit.stream().flatMap(guest -> blocker.apply(guest.vm(), room.target.host()).stream()).findFirst();
  }

  private static String why(List<Guest> unit, Map<Room, String> refusals) {
    String reasons = refusals.entrySet().stream().limit(MOST_REASONS)
        .map(refused -> NLS.bind(Messages.Evacuation_Refused, refused.getKey().target.name(), refused.getValue()))
        .collect(Collectors.joining(" "));
    String all = refusals.isEmpty() ? Messages.Evacuation_NoTarget
        : refusals.size() <= MOST_REASONS ? reasons
        : MessageFormat.format(Messages.Evacuation_RefusedMore, reasons, refusals.size() - MOST_REASONS);
    return together(unit, all);
  }
}
