/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalancePlan.Load;
import org.xenworkbench.core.migration.RebalancePlan.Move;
import org.xenworkbench.core.migration.internal.EvacuationPlanner.Guest;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.core.text.Quantities;

/**
 * Looks again and again for the one move that lowers the variance of the uses most, until the hosts are used alike or
 * none is worth it. No move makes the difference between the most and the least used host larger, of CPUs or of memory;
 * no VM moves twice, and memory that a VM leaves behind is given to no other, which may arrive earlier. So it ends, and
 * what it leaves is never worse. Computes only.
 */
final class RebalancePlanner {

  /** A migration costs something: it must lower the sum of the standard deviations by so much, in ratios. */
  private static final double WORTH = 0.01;
  private static final double ROUNDING = 1e-9;

  /**
   * A host with what runs there.
   *
   * @param guests what may move
   * @param staying what may not, which only keeps others together or apart
   */
  record Machine(Load load, List<Guest> guests, List<Guest> staying) {
  }

  private final Map<HostId, Machine> machines = new HashMap<>();
  private final BiFunction<VmId, HostId, Optional<String>> blocker;
  private final Map<HostId, Load> loads = new HashMap<>();
  /** What came by the moves so far, in bytes. */
  private final Map<HostId, Long> came = new HashMap<>();
  private final Map<VmId, HostId> homes = new HashMap<>();
  private final List<Move> moves = new ArrayList<>();

  /** VMs that are kept together, from one host to another. */
  private record Candidate(List<Guest> unit, Load source, Load target, double gain) {
  }

  /** @param blocker why the checks do not let a VM go to a host; empty if they do */
  RebalancePlanner(Collection<Machine> all, BiFunction<VmId, HostId, Optional<String>> blocker) {
    this.blocker = blocker;
    all.forEach(machine -> {
      machines.put(machine.load().host(), machine);
      loads.put(machine.load().host(), machine.load());
      Stream.concat(machine.guests().stream(), machine.staying().stream())
          .forEach(guest -> homes.put(guest.vm(), machine.load().host()));
    });
  }

  private List<Load> loads() {
    return loads.values().stream().sorted(Comparator.comparing(Load::name, NameOrder.NAMES)
        .thenComparing(load -> load.host().toString())).toList();
  }

  /** The moves, in order. */
  List<Move> plan() {
    while (!RebalancePlan.isBalanced(loads())) {
      Optional<Candidate> best = candidates().filter(candidate -> refusal(candidate).isEmpty()).findFirst();
      if (best.isEmpty()) {
        break;
      }
      take(best.get());
    }
    return moves;
  }

  private Stream<Candidate> candidates() {
    List<Load> now = loads();
    double before = deviation(now);
    double cpu = RebalancePlan.cpuSpread(now);
    double memory = RebalancePlan.memorySpread(now);
    List<Candidate> found = new ArrayList<>();
    for (Load source : now) {
      for (List<Guest> unit : units(source.host())) {
        for (Load target : now) {
          if (!target.host().equals(source.host()) && whyNot(unit, source.host(), target.host()).isEmpty()) {
            List<Load> after = after(now, unit, source.host(), target.host());
            double gain = before - deviation(after);
            if (gain >= WORTH * unit.size() && RebalancePlan.cpuSpread(after) <= cpu + ROUNDING
                && RebalancePlan.memorySpread(after) <= memory + ROUNDING) {
              found.add(new Candidate(unit, source, target, gain / unit.size()));
            }
          }
        }
      }
    }
    return found.stream().sorted(Comparator.comparingDouble(Candidate::gain).reversed());
  }

  /** What of a host may still move, those together that are kept so; none with one that stays. */
  private List<List<Guest>> units(HostId host) {
    Set<String> bound = machines.get(host).staying().stream().flatMap(guest -> guest.together().stream())
        .collect(Collectors.toSet());
    Set<VmId> moved = moves.stream().map(Move::vm).collect(Collectors.toSet());
    return EvacuationPlanner.units(machines.get(host).guests()).stream()
        .filter(unit -> unit.stream().noneMatch(guest -> moved.contains(guest.vm())
            || guest.cores().isEmpty() || guest.together().stream().anyMatch(bound::contains)))
        .sorted(Comparator.comparing(unit -> unit.get(0).name(), NameOrder.NAMES)).toList();
  }

  /** Why the rules do not let them go there; empty if they do. */
  private Optional<String> whyNot(List<Guest> unit, HostId from, HostId target) {
    Load load = machines.get(target).load();
    long free = load.memory() - load.used() - came.getOrDefault(target, 0L);
    long needed = unit.stream().mapToLong(Guest::memory).sum();
    if (needed > free) {
      return Optional.of(NLS.bind(Messages.Evacuation_Short, Quantities.bytes(needed),
          Quantities.bytes(Math.max(0, free))));
    }
    Set<String> taken = there(target).flatMap(guest -> guest.apart().stream()).collect(Collectors.toSet());
    Optional<String> apart = unit.stream().flatMap(guest -> guest.apart().stream()).filter(tag -> !taken.add(tag))
        .findFirst();
    Set<VmId> going = unit.stream().map(Guest::vm).collect(Collectors.toSet());
    Set<String> together = unit.stream().flatMap(guest -> guest.together().stream()).collect(Collectors.toSet());
    Optional<Guest> left = there(from).filter(guest -> !going.contains(guest.vm()))
        .filter(guest -> guest.together().stream().anyMatch(together::contains)).findFirst();
    boolean isElsewhere = homes.values().stream().distinct().filter(host -> !host.equals(from) && !host.equals(target))
        .flatMap(this::there).anyMatch(guest -> guest.together().stream().anyMatch(together::contains));
    return apart.map(tag -> NLS.bind(Messages.Evacuation_Apart, tag))
        .or(() -> left.map(guest -> NLS.bind(Messages.Evacuation_PartnerStays, guest.name())))
        .or(() -> isElsewhere ? Optional.of(Messages.Rebalance_Partners) : Optional.empty());
  }

  /** What runs on a host after the moves so far. */
  private Stream<Guest> there(HostId host) {
    return machines.values().stream().flatMap(machine -> Stream.concat(machine.guests().stream(),
        machine.staying().stream())).filter(guest -> host.equals(homes.get(guest.vm())));
  }

  private Optional<String> refusal(Candidate candidate) {
    return candidate.unit().stream()
        .flatMap(guest -> blocker.apply(guest.vm(), candidate.target().host()).stream()).findFirst();
  }

  private static List<Load> after(List<Load> now, List<Guest> unit, HostId source, HostId target) {
    List<Move> all = unit.stream().map(guest -> move(guest, source, target)).toList();
    return now.stream().map(load -> load.host().equals(source) || load.host().equals(target) ? load.after(all) : load)
        .toList();
  }

  private static Move move(Guest guest, HostId source, HostId target) {
    return new Move(guest.vm(), guest.name(), guest.memory(), guest.cores().orElse(0), source, target, "");
  }

  /** Of CPUs and memory, added up. */
  private static double deviation(List<Load> all) {
    return deviation(all.stream().mapToDouble(Load::cpu).toArray())
        + deviation(all.stream().mapToDouble(Load::memoryUse).toArray());
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElse(0));
  }

  private void take(Candidate candidate) {
    for (Guest guest : candidate.unit()) {
      take(move(guest, candidate.source().host(), candidate.target().host()));
    }
  }

  private void take(Move move) {
    Load source = loads.get(move.source());
    Load target = loads.get(move.target());
    Load less = source.after(List.of(move));
    Load more = target.after(List.of(move));
    loads.put(less.host(), less);
    loads.put(more.host(), more);
    came.merge(move.target(), move.memory(), Long::sum);
    homes.put(move.vm(), move.target());
    moves.add(move.to(move.target(), NLS.bind(Messages.Rebalance_Reason, new Object[] {source.name(),
        Quantities.percent(source.cpu()), Quantities.percent(less.cpu()), target.name(),
        Quantities.percent(target.cpu()), Quantities.percent(more.cpu()), Quantities.percent(source.memoryUse()),
        Quantities.percent(less.memoryUse()), Quantities.percent(target.memoryUse()),
        Quantities.percent(more.memoryUse())})));
  }

  /** The same moves, each with what it does after those before it; for a plan that somebody changed. */
  static List<Move> explained(RebalancePlan plan) {
    RebalancePlanner planner = new RebalancePlanner(
        plan.hosts().stream().map(load -> new Machine(load, List.of(), List.of())).toList(),
        (vm, host) -> Optional.empty());
    plan.moves().stream().filter(move -> planner.loads.containsKey(move.source())
        && planner.loads.containsKey(move.target())).forEach(planner::take);
    return planner.moves;
  }

  /** Why moves that somebody chose are not allowed. */
  Map<VmId, String> problems(List<Move> chosen) {
    Map<VmId, String> found = new HashMap<>();
    Set<VmId> going = new HashSet<>();
    for (Move move : chosen) {
      Optional<Guest> guest = Optional.ofNullable(machines.get(move.source())).stream()
          .flatMap(machine -> machine.guests().stream()).filter(each -> each.vm().equals(move.vm())).findFirst();
      Optional<String> problem = guest.isEmpty() || !machines.containsKey(move.target()) || !going.add(move.vm())
          ? Optional.of(Messages.Rebalance_Gone)
          : whyNot(together(guest.get(), move, chosen), move.source(), move.target())
              .or(() -> blocker.apply(move.vm(), move.target()));
      if (problem.isPresent()) {
        found.put(move.vm(), problem.get());
      } else {
        take(move);
      }
    }
    return found;
  }

  /** It, and what goes the same way after it and is kept together with it. */
  private List<Guest> together(Guest guest, Move move, List<Move> chosen) {
    Set<VmId> sameWay = chosen.stream().filter(other -> other.target().equals(move.target())
        && other.source().equals(move.source())).map(Move::vm).collect(Collectors.toSet());
    List<Guest> all = machines.get(move.source()).guests().stream()
        .filter(other -> sameWay.contains(other.vm()) && move.source().equals(homes.get(other.vm()))).toList();
    return EvacuationPlanner.units(all).stream().filter(unit -> unit.contains(guest)).findFirst()
        .orElse(List.of(guest));
  }
}
