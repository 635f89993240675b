/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
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
 * no VM moves twice, and what a VM leaves behind, memory and a place apart from others, is given to no other, which may
 * arrive earlier. So it ends, and what it leaves is never worse. Computes only.
 */
final class RebalancePlanner {

  /**
   * A migration costs something: it must lower the sum of the standard deviations by so much, in ratios, of two hosts;
   * of more by less, since one move changes two of them only.
   */
  private static final double WORTH = 0.01;

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
  private final BooleanSupplier cancelled;
  private final Map<HostId, Load> loads = new HashMap<>();
  /** What came by the moves so far, in bytes. */
  private final Map<HostId, Long> came = new HashMap<>();
  /** What runs on each host after the moves so far. */
  private final Map<HostId, List<Guest>> there = new HashMap<>();
  /** What has left each host by the moves so far, and may still be there when another arrives. */
  private final Map<HostId, List<Guest>> leaving = new HashMap<>();
  /** Where those run that a tag keeps together, after the moves so far. */
  private final Map<String, Set<HostId>> partners = new HashMap<>();
  /** What may still move, those together that are kept so. */
  private final Map<HostId, List<List<Guest>>> units = new HashMap<>();
  /** What the checks said: they ask hosts, thus each thing once. */
  private final Map<Way, Optional<String>> answers = new HashMap<>();
  private final List<Move> moves = new ArrayList<>();

  /** VMs that are kept together, from one host to another; the gain is that of each VM. */
  private record Candidate(List<Guest> unit, Load source, Load target, double gain) {
  }

  /** What the hosts bear before a move. */
  private record Round(List<Load> now, Uses cpu, Uses memory) {
  }

  private record Way(VmId vm, HostId target) {
  }

  /**
   * Begins with what runs there.
   *
   * @param blocker why the checks do not let a VM go to a host; empty if they do
   * @param cancelled whether nobody wants to know any more
   */
  RebalancePlanner(Collection<Machine> all, BiFunction<VmId, HostId, Optional<String>> blocker,
      BooleanSupplier cancelled) {
    this.blocker = blocker;
    this.cancelled = cancelled;
    all.forEach(machine -> {
      HostId host = machine.load().host();
      machines.put(host, machine);
      loads.put(host, machine.load());
      List<Guest> guests = new ArrayList<>(machine.guests());
      guests.addAll(machine.staying());
      there.put(host, guests);
      guests.forEach(guest -> guest.together()
          .forEach(tag -> partners.computeIfAbsent(tag, key -> new HashSet<>()).add(host)));
    });
  }

  private List<Load> loads() {
    return loads.values().stream().sorted(Comparator.comparing(Load::name, NameOrder.NAMES)
        .thenComparing(load -> load.host().toString())).toList();
  }

  /**
   * The moves, in order.
   *
   * @throws CancellationException if nobody wants to know any more
   */
  List<Move> plan() {
    machines.keySet().forEach(host -> units.put(host, units(host)));
    while (!RebalancePlan.isBalanced(loads())) {
      requireWanted();
      Optional<Candidate> best = best();
      if (best.isEmpty()) {
        break;
      }
      if (best.get().unit().stream().allMatch(guest -> answer(guest.vm(), best.get().target().host()).isEmpty())) {
        take(best.get());
      } // else the next look passes it over
    }
    return moves;
  }

  private void requireWanted() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  /** The one that gains most of those that are allowed, as far as the checks were asked. */
  private Optional<Candidate> best() {
    List<Load> now = loads();
    Round round = new Round(now, new Uses(now, Load::cpu), new Uses(now, Load::memoryUse));
    Optional<Candidate> best = Optional.empty();
    for (int source = 0; source < now.size(); source++) {
      for (List<Guest> unit : units.get(now.get(source).host())) {
        for (int target = 0; target < now.size(); target++) {
          Optional<Candidate> better = target == source ? Optional.empty()
              : better(round, unit, source, target, best);
          best = better.isPresent() ? better : best;
        }
      }
    }
    return best;
  }

  /** Empty if it is not better than that. Cheap looks come first: there are as many as VMs times hosts. */
  private Optional<Candidate> better(Round round, List<Guest> unit, int source, int target, Optional<Candidate> than) {
    Load from = round.now().get(source);
    Load to = round.now().get(target);
    double cores = 0;
    long bytes = 0;
    for (Guest guest : unit) {
      cores += guest.cores().orElse(0);
      bytes += guest.memory();
    }
    Uses.Change cpu = new Uses.Change(source, (from.busy() - cores) / from.cpus(), target,
        (to.busy() + cores) / to.cpus());
    Uses.Change memory = new Uses.Change(source, (from.used() - bytes) / (double) from.memory(), target,
        (to.used() + bytes) / (double) to.memory());
    double gain = (round.cpu().gain(cpu) + round.memory().gain(memory)) / unit.size();
    boolean isBetter = gain >= WORTH * 2 / round.now().size() && (than.isEmpty() || gain > than.get().gain())
        && round.cpu().isNotWorse(cpu) && round.memory().isNotWorse(memory) && !isRefused(unit, to.host())
        && whyNot(unit, from.host(), to.host()).isEmpty();
    return isBetter ? Optional.of(new Candidate(unit, from, to, gain)) : Optional.empty();
  }

  private boolean isRefused(List<Guest> unit, HostId target) {
    return unit.stream().anyMatch(guest -> answers.getOrDefault(new Way(guest.vm(), target), Optional.empty())
        .isPresent());
  }

  /** None with one that stays, or of which nothing is known. */
  private List<List<Guest>> units(HostId host) {
    Set<String> bound = machines.get(host).staying().stream().flatMap(guest -> guest.together().stream())
        .collect(Collectors.toSet());
    return EvacuationPlanner.units(machines.get(host).guests()).stream()
        .filter(unit -> unit.stream().noneMatch(guest -> guest.cores().isEmpty()
            || guest.together().stream().anyMatch(bound::contains)))
        .sorted(Comparator.comparing(unit -> unit.get(0).name(), NameOrder.NAMES))
        .collect(Collectors.toCollection(ArrayList::new));
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
    return apart(unit, target).or(() -> partner(unit, from, target));
  }

  private Optional<String> apart(List<Guest> unit, HostId target) {
    if (unit.stream().allMatch(guest -> guest.apart().isEmpty())) {
      return Optional.empty();
    }
    Set<String> taken = Stream.of(there, leaving).flatMap(all -> all.getOrDefault(target, List.of()).stream())
        .flatMap(guest -> guest.apart().stream()).collect(Collectors.toSet());
    return unit.stream().flatMap(guest -> guest.apart().stream()).filter(tag -> !taken.add(tag)).findFirst()
        .map(tag -> NLS.bind(Messages.Evacuation_Apart, tag));
  }

  private Optional<String> partner(List<Guest> unit, HostId from, HostId target) {
    Set<String> tags = unit.stream().flatMap(guest -> guest.together().stream()).collect(Collectors.toSet());
    if (tags.isEmpty()) {
      return Optional.empty();
    }
    Set<VmId> going = unit.stream().map(Guest::vm).collect(Collectors.toSet());
    Optional<Guest> left = there.get(from).stream().filter(guest -> !going.contains(guest.vm()))
        .filter(guest -> guest.together().stream().anyMatch(tags::contains)).findFirst();
    boolean isElsewhere = tags.stream().flatMap(tag -> partners.get(tag).stream())
        .anyMatch(host -> !host.equals(from) && !host.equals(target));
    return left.map(guest -> NLS.bind(Messages.Evacuation_PartnerStays, guest.name()))
        .or(() -> isElsewhere ? Optional.of(Messages.Rebalance_Partners) : Optional.empty());
  }

  private Optional<String> answer(VmId vm, HostId target) {
    return answers.computeIfAbsent(new Way(vm, target), way -> blocker.apply(way.vm(), way.target()));
  }

  private static Move move(Guest guest, HostId source, HostId target) {
    return new Move(guest.vm(), guest.name(), guest.memory(), guest.cores().orElse(0), source, target, "");
  }

  private void take(Candidate candidate) {
    units.get(candidate.source().host()).remove(candidate.unit());
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
    there.get(move.source()).stream().filter(guest -> guest.vm().equals(move.vm())).findFirst()
        .ifPresent(guest -> moved(guest, move.source(), move.target()));
    moves.add(move.to(move.target(), NLS.bind(Messages.Rebalance_Reason, new Object[] {source.name(),
        Quantities.percent(source.cpu()), Quantities.percent(less.cpu()), target.name(),
        Quantities.percent(target.cpu()), Quantities.percent(more.cpu()), Quantities.percent(source.memoryUse()),
        Quantities.percent(less.memoryUse()), Quantities.percent(target.memoryUse()),
        Quantities.percent(more.memoryUse())})));
  }

  private void moved(Guest guest, HostId source, HostId target) {
    there.get(source).remove(guest);
    there.get(target).add(guest);
    leaving.computeIfAbsent(source, host -> new ArrayList<>()).add(guest);
    guest.together().forEach(tag -> {
      partners.get(tag).add(target);
      if (there.get(source).stream().noneMatch(other -> other.together().contains(tag))) {
        partners.get(tag).remove(source);
      }
    });
  }

  /** The same moves, each with what it does after those before it; for a plan that somebody changed. */
  static List<Move> explained(RebalancePlan plan) {
    RebalancePlanner planner = new RebalancePlanner(
        plan.hosts().stream().map(load -> new Machine(load, List.of(), List.of())).toList(),
        (vm, host) -> Optional.empty(), () -> false);
    plan.moves().stream().filter(move -> planner.loads.containsKey(move.source())
        && planner.loads.containsKey(move.target())).forEach(planner::take);
    return planner.moves;
  }

  /**
   * Why moves that somebody chose are not allowed.
   *
   * @throws CancellationException if nobody wants to know any more
   */
  Map<VmId, String> problems(List<Move> chosen) {
    Map<VmId, String> found = new HashMap<>();
    Set<VmId> going = new HashSet<>();
    for (Move move : chosen) {
      requireWanted();
      Optional<Guest> guest = Optional.ofNullable(machines.get(move.source())).stream()
          .flatMap(machine -> machine.guests().stream()).filter(each -> each.vm().equals(move.vm())).findFirst();
      Optional<String> problem = guest.isEmpty() || !machines.containsKey(move.target()) || !going.add(move.vm())
          ? Optional.of(Messages.Rebalance_Gone)
          : whyNot(together(guest.get(), move, chosen), move.source(), move.target())
              .or(() -> answer(move.vm(), move.target()));
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
        .filter(other -> sameWay.contains(other.vm()) && there.get(move.source()).contains(other)).toList();
    return EvacuationPlanner.units(all).stream().filter(unit -> unit.contains(guest)).findFirst()
        .orElse(List.of(guest));
  }
}
