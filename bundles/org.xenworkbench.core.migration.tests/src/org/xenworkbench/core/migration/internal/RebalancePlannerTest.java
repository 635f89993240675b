/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.RebalancePlan;
import org.xenworkbench.core.migration.RebalancePlan.Load;
import org.xenworkbench.core.migration.RebalancePlan.Move;
import org.xenworkbench.core.migration.internal.EvacuationPlanner.Guest;
import org.xenworkbench.core.migration.internal.RebalancePlanner.Machine;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

class RebalancePlannerTest {

  private static final long GIB = 1L << 30;
  private static final Set<String> NONE = Set.of();
  private static final int FLEETS = 1_500;

  private final Map<Object, String> names = new HashMap<>();
  private final Set<String> blocked = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private boolean cancelled;

  private Guest guest(String name, long gib, double cores, Set<String> together, Set<String> apart) {
    VmId id = VmId.of(UUID.randomUUID());
    names.put(id, name);
    return new Guest(id, name, gib * GIB, OptionalDouble.of(cores), together, apart);
  }

  private Guest guest(String name, long gib, double cores) {
    return guest(name, gib, cores, NONE, NONE);
  }

  private Machine machine(String name, List<Guest> guests, Guest... staying) {
    HostId id = HostId.random();
    names.put(id, name);
    List<Guest> all = Stream.concat(guests.stream(), Stream.of(staying)).toList();
    return new Machine(new Load(id, name, 8, all.stream().mapToDouble(guest -> guest.cores().orElse(0)).sum(),
        64 * GIB, GIB + all.stream().mapToLong(Guest::memory).sum()), guests, List.of(staying));
  }

  private RebalancePlanner planner(Machine... machines) {
    asked.clear();
    return new RebalancePlanner(List.of(machines), this::blocker, () -> cancelled);
  }

  private Optional<String> blocker(VmId vm, HostId host) {
    String way = names.get(vm) + '>' + names.get(host);
    asked.add(way);
    return blocked.contains(way) ? Optional.of("No network.") : Optional.empty();
  }

  private List<String> told(List<Move> moves) {
    return moves.stream().map(move -> move.vmName() + '>' + names.get(move.target())).toList();
  }

  @Test
  void fewMovesEachWithItsNumbers() {
    List<Move> moves = planner(machine("a", List.of(guest("x", 4, 3), guest("y", 4, 3), guest("z", 1, 0.08))),
        machine("b", List.of())).plan();
    assertThat(told(moves)).hasSize(1).first().asString().isIn("x>b", "y>b");
    assertThat(moves.get(0).reason()).isEqualTo(
        "CPU of 'a' 76.0 % \u2192 38.5 %, of 'b' 0.0 % \u2192 37.5 %; "
            + "memory 15.6 % \u2192 9.4 % and 1.6 % \u2192 7.8 %.");
  }

  @Test
  void whatIsUsedAlikeStays() {
    assertThat(planner(machine("a", List.of(guest("x", 4, 2), guest("y", 1, 0.5))),
        machine("b", List.of(guest("z", 4, 2)))).plan()).isEmpty();
  }

  @Test
  void whatIsBlockedGoesElsewhereOrStays() {
    Machine[] hosts = {machine("a", List.of(guest("x", 4, 3), guest("y", 4, 3))), machine("b", List.of()),
        machine("c", List.of())};
    blocked.addAll(Set.of("x>b", "y>b"));
    assertThat(told(planner(hosts).plan())).isNotEmpty().allMatch(move -> move.endsWith(">c"));
    blocked.addAll(Set.of("x>c", "y>c"));
    assertThat(planner(hosts).plan()).isEmpty();
  }

  @Test
  void whatIsKeptTogetherWithWhatStaysDoesNotMove() {
    Set<String> shop = Set.of("together:shop");
    assertThat(planner(machine("a", List.of(guest("x", 4, 5, shop, NONE)), guest("db", 1, 0, shop, NONE)),
        machine("b", List.of())).plan()).isEmpty();
    Set<String> db = Set.of("apart:db");
    assertThat(planner(machine("a", List.of(guest("x", 4, 5, NONE, db))),
        machine("b", List.of(), guest("db", 1, 0, NONE, db))).plan()).isEmpty();
  }

  /** What leaves may still be there when another arrives, which is refused then. */
  @Test
  void aPlaceApartThatIsLeftIsNotTaken() {
    Set<String> db = Set.of("apart:db");
    Machine a = machine("a", List.of(guest("x", 4, 3, NONE, db)));
    Machine b = machine("b", List.of(guest("y", 4, 3, NONE, db)));
    Machine c = machine("c", List.of());
    HostId[] hosts = {a.load().host(), b.load().host(), c.load().host()};
    Move leaves = new Move(b.guests().get(0).vm(), "y", 1, 3, hosts[1], hosts[2], "");
    Move comes = new Move(a.guests().get(0).vm(), "x", 1, 3, hosts[0], hosts[1], "");
    assertThat(planner(a, b, c).problems(List.of(leaves, comes))).containsOnlyKeys(comes.vm());
  }

  @Test
  void whatSomebodyChangedIsCheckedAndExplained() {
    Machine a = machine("a", List.of(guest("x", 40, 3), guest("y", 30, 3)));
    Machine b = machine("b", List.of());
    RebalancePlan plan = new RebalancePlan(List.of(a.load(), b.load()), a.guests().stream()
        .map(guest -> new Move(guest.vm(), guest.name(), guest.memory(), 3, a.load().host(), b.load().host(), ""))
        .toList(), List.of());
    assertThat(planner(a, b).problems(plan.moves())).hasSize(1).containsEntry(a.guests().get(1).vm(),
        "It needs 30.0 GiB, and 23.0 GiB are free.");
    assertThat(RebalancePlanner.explained(plan)).hasSize(2).last().satisfies(
        move -> assertThat(move.reason()).contains("of 'b' 37.5 % \u2192 75.0 %"));
    assertThat(planner(a).problems(plan.moves())).as("a host that has gone").hasSize(2);
  }

  @Test
  void whatNobodyWantsToKnowIsNotAsked() {
    cancelled = true;
    RebalancePlanner planner = planner(machine("a", List.of(guest("x", 4, 3), guest("y", 4, 3))),
        machine("b", List.of()));
    assertThatThrownBy(planner::plan).isInstanceOf(CancellationException.class);
    assertThat(asked).isEmpty();
  }

  /** Each of 10,000 VMs is weighed with each of 200 hosts, for each move: were each look to walk all, it took days. */
  @Test
  void aLargeFleetIsPlannedInUsefulTime() {
    Random random = new Random(1);
    Machine[] fleet = IntStream.range(0, 200)
        .mapToObj(host -> machine("h" + host, IntStream.range(0, 40 + host % 2 * 20)
            .mapToObj(vm -> guest("v" + host + '-' + vm, 1, random.nextDouble() * (host % 2) / 4,
                some(random, "together:" + host + '-'), some(random, "apart:")))
            .toList()))
        .toArray(Machine[]::new);
    List<Move> moves = planner(fleet).plan();
    assertThat(asked).doesNotHaveDuplicates();
    List<Load> before = Stream.of(fleet).map(Machine::load).toList();
    List<Load> after = before.stream().map(load -> load.after(moves)).toList();
    System.out.println("RebalancePlannerTest: " + moves.size() + " moves of a large fleet; "
        + Rebalances.range(before) + "; then " + Rebalances.range(after));
    assertThat(RebalancePlan.cpuSpread(after)).isLessThan(RebalancePlan.cpuSpread(before) / 2);
  }

  /** Whatever the fleet: it ends, no rule is broken that held, and nothing is used less alike than before. */
  @Test
  void anyFleet() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int moved = 0;
    int better = 0;
    for (int run = 0; run < FLEETS; run++) {
      int moves = anyFleet(random, "seed " + seed + ", run " + run);
      moved += moves;
      better += moves > 0 ? 1 : 0;
    }
    System.out.println("RebalancePlannerTest: seed " + seed + ", " + FLEETS + " fleets, " + better + " with moves, "
        + moved + " moves");
    assertThat(better).as("seed " + seed).isGreaterThan(FLEETS / 10);
  }

  private int anyFleet(Random random, String where) {
    blocked.clear();
    List<Machine> machines = new ArrayList<>();
    int hosts = 2 + random.nextInt(5);
    for (int host = 0; host < hosts; host++) {
      machines.add(machine("h" + host, guests(random, "v" + host), guests(random, "s" + host).stream().limit(2)
          .toArray(Guest[]::new)));
    }
    for (int i = random.nextInt(20); i > 0; i--) {
      blocked.add("v" + random.nextInt(hosts) + '-' + random.nextInt(9) + ">h" + random.nextInt(hosts));
    }
    List<Load> before = machines.stream().map(Machine::load).toList();
    List<Move> moves = planner(machines.toArray(Machine[]::new)).plan();
    List<Load> after = before.stream().map(load -> load.after(moves)).toList();
    assertThat(RebalancePlan.cpuSpread(after)).as(where).isLessThanOrEqualTo(RebalancePlan.cpuSpread(before) + 1e-6);
    assertThat(RebalancePlan.memorySpread(after)).as(where)
        .isLessThanOrEqualTo(RebalancePlan.memorySpread(before) + 1e-6);
    assertThat(moves.stream().map(Move::vm)).as(where).doesNotHaveDuplicates();
    assertThat(RebalancePlan.isBalanced(before) && !moves.isEmpty()).as(where).isFalse();
    assertThat(told(moves)).as(where).noneMatch(blocked::contains);
    assertThat(asked).as(where).doesNotHaveDuplicates();
    machines.forEach(machine -> {
      long came = moves.stream().filter(move -> move.target().equals(machine.load().host())).mapToLong(Move::memory)
          .sum();
      assertThat(machine.load().used() + (came == 0 ? 0 : came)).as(where)
          .isLessThanOrEqualTo(Math.max(machine.load().used(), machine.load().memory()));
    });
    assertTags(machines, moves, where);
    assertThat(planner(machines.toArray(Machine[]::new)).problems(moves)).as(where).isEmpty();
    return moves.size();
  }

  private List<Guest> guests(Random random, String name) {
    List<Guest> guests = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      guests.add(guest(name + '-' + i, 1 + random.nextInt(8), random.nextDouble() * 2, some(random, "together:"),
          some(random, "apart:")));
    }
    return guests;
  }

  private static Set<String> some(Random random, String beginning) {
    return random.nextInt(6) > 0 ? NONE : Set.of(beginning + random.nextInt(4));
  }

  /** What ran together runs together, what ran apart runs apart. */
  private static void assertTags(List<Machine> machines, List<Move> moves, String where) {
    Map<VmId, HostId> before = new HashMap<>();
    Map<VmId, Guest> all = new HashMap<>();
    machines.forEach(machine -> Stream.concat(machine.guests().stream(), machine.staying().stream()).forEach(guest -> {
      before.put(guest.vm(), machine.load().host());
      all.put(guest.vm(), guest);
    }));
    Map<VmId, HostId> after = new HashMap<>(before);
    moves.forEach(move -> after.put(move.vm(), move.target()));
    Map<VmId, Move> moved = moves.stream().collect(Collectors.toMap(Move::vm, move -> move));
    for (Guest one : all.values()) {
      for (Guest other : all.values()) {
        boolean together = one.together().stream().anyMatch(other.together()::contains);
        boolean apart = one.apart().stream().anyMatch(other.apart()::contains);
        boolean anyMoved = moved.containsKey(one.vm()) || moved.containsKey(other.vm());
        if (one != other && together && before.get(one.vm()).equals(before.get(other.vm()))) {
          assertThat(after.get(one.vm())).as(where).isEqualTo(after.get(other.vm()));
        }
        if (one != other && apart && anyMoved && !before.get(one.vm()).equals(before.get(other.vm()))) {
          assertThat(after.get(one.vm())).as(where).isNotEqualTo(after.get(other.vm()));
        }
      }
    }
  }
}
