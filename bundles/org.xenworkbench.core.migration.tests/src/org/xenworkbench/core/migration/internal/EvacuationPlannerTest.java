/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.migration.EvacuationPlan.Move;
import org.xenworkbench.core.migration.EvacuationPlan.Stay;
import org.xenworkbench.core.migration.internal.EvacuationPlanner.Guest;
import org.xenworkbench.core.migration.internal.EvacuationPlanner.Target;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;

class EvacuationPlannerTest {

  private static final long GIB = 1L << 30;
  private static final Set<String> NONE = Set.of();

  private final Map<String, String> staying = new HashMap<>();
  private final Map<String, String> blocked = new HashMap<>();
  private final Map<Object, String> names = new HashMap<>();

  private Target target(String name, long gib, long free, double busy, String... apart) {
    HostId id = HostId.random();
    names.put(id, name);
    return new Target(id, name, gib * GIB, OptionalLong.of(free * GIB), 8, OptionalDouble.of(busy), NONE,
        Set.of(apart));
  }

  private Guest guest(String name, long gib, double cores, Set<String> together, Set<String> apart) {
    VmId id = VmId.of(UUID.randomUUID());
    names.put(id, name);
    return new Guest(id, name, gib * GIB, OptionalDouble.of(cores), together, apart);
  }

  private Guest guest(String name, long gib) {
    return guest(name, gib, 0, NONE, NONE);
  }

  private EvacuationPlanner plan(List<Target> targets, Guest... guests) {
    EvacuationPlanner planner = new EvacuationPlanner(targets, staying,
        (vm, host) -> Optional.ofNullable(blocked.get(names.get(vm) + '>' + names.get(host))));
    planner.place(Arrays.asList(guests));
    return planner;
  }

  private static List<String> told(EvacuationPlanner planner) {
    return planner.moves().stream().map(move -> move.vmName() + '>' + move.targetName()).toList();
  }

  @Test
  void theLargestGoesFirstAndEachToWhereTheMostRoomIs() {
    EvacuationPlanner planner = plan(List.of(target("a", 16, 8, 0), target("b", 16, 12, 0)), guest("small", 1),
        guest("large", 6), guest("middle", 3));
    assertThat(told(planner)).containsExactly("large>b", "middle>a", "small>b");
    assertThat(planner.moves().get(0).reason())
        .isEqualTo("The most room: 62.5 % of its memory and 0.0 % of its CPUs are used then.");
  }

  /** Who sees more room elsewhere reads why it is not there. */
  @Test
  void whatARuleDecidesIsSaid() {
    EvacuationPlanner planner = plan(List.of(target("a", 16, 8, 0), target("b", 16, 12, 0, "apart:db")),
        guest("db", 1, 0, NONE, Set.of("apart:db")));
    assertThat(told(planner)).containsExactly("db>a");
    assertThat(planner.moves().get(0).reason()).startsWith("The only one that can take it: ")
        .endsWith(" b: A VM there has the tag apart:db, too.");
    Set<String> shop = Set.of("together:shop");
    assertThat(plan(List.of(target("c", 16, 8, 0)), guest("web", 1, 0, shop, NONE), guest("cart", 1, 0, shop, NONE))
        .moves()).extracting(Move::reason)
        .allSatisfy(reason -> assertThat(reason).startsWith("Kept together by a tag: cart, web. "));
  }

  @Test
  void busyCpusCountAsMemoryDoes() {
    EvacuationPlanner planner =
        plan(List.of(target("idle", 16, 8, 0), target("busy", 16, 15, 7.5)), guest("vm", 1, 2, NONE, NONE));
    assertThat(told(planner)).containsExactly("vm>idle");
  }

  @Test
  void whatTheChecksRefuseGoesToTheNext() {
    blocked.put("vm>b", "The name is taken.");
    List<Target> targets = List.of(target("a", 16, 8, 0), target("b", 16, 12, 0));
    assertThat(told(plan(targets, guest("vm", 1)))).containsExactly("vm>a");
    blocked.put("vm>a", "No network 'lan'.");
    assertThat(plan(targets, guest("vm", 1)).stays()).singleElement().extracting(Stay::reason)
        .isEqualTo("b: The name is taken. a: No network 'lan'.");
    assertThat(plan(List.of(), guest("vm", 1)).stays()).singleElement().extracting(Stay::reason)
        .isEqualTo("There is no other connected host of the same type.");
  }

  @Test
  void whatHasNoRoomSaysWhatItNeeds() {
    EvacuationPlanner planner = plan(List.of(target("a", 16, 8, 0)), guest("x", 6), guest("y", 5));
    assertThat(told(planner)).containsExactly("x>a");
    assertThat(planner.stays()).singleElement().satisfies(stay -> {
      assertThat(stay.vmName()).isEqualTo("y");
      assertThat(stay.reason()).isEqualTo("a: It needs 5.0 GiB, and 2.0 GiB are free.");
    });
  }

  @Test
  void whatIsKeptTogetherGoesTogetherOrStays() {
    Set<String> shop = Set.of("together:shop");
    List<Target> targets = List.of(target("a", 16, 8, 0), target("b", 16, 12, 0));
    assertThat(told(plan(targets, guest("web", 5, 0, shop, NONE), guest("db", 6, 0, shop, NONE))))
        .containsExactlyInAnyOrder("web>b", "db>b");
    assertThat(plan(targets, guest("web", 7, 0, shop, NONE), guest("db", 6, 0, shop, NONE)).stays())
        .extracting(Stay::reason)
        .allSatisfy(reason -> assertThat(reason).startsWith("Kept together by a tag: db, web"));
    Target there = new Target(HostId.random(), "c", 16 * GIB, OptionalLong.of(2 * GIB), 8, OptionalDouble.empty(), shop,
        NONE);
    assertThat(told(plan(List.of(targets.get(0), there), guest("web", 1, 0, shop, NONE))))
        .as("where the others are already").containsExactly("web>c");
  }

  @Test
  void whatIsKeptTogetherWithWhatStaysDoesNotGo() {
    staying.put("together:shop", "db");
    EvacuationPlanner planner = plan(List.of(target("a", 16, 8, 0)),
        guest("web", 1, 0, Set.of("together:shop", "together:front"), NONE),
        guest("cache", 1, 0, Set.of("together:front"), NONE), guest("other", 1));
    assertThat(told(planner)).containsExactly("other>a");
    assertThat(planner.stays()).hasSize(2).extracting(Stay::reason)
        .containsOnly("'db', with which it is kept together, stays.");
  }

  @Test
  void whatIsKeptApartGoesToHostsOfTheirOwn() {
    Set<String> db = Set.of("apart:db");
    List<Target> targets = List.of(target("a", 16, 12, 0), target("b", 16, 8, 0), target("c", 16, 15, 0, "apart:db"));
    EvacuationPlanner planner = plan(targets, guest("db1", 1, 0, NONE, db), guest("db2", 1, 0, NONE, db),
        guest("db3", 1, 0, NONE, db));
    assertThat(told(planner)).containsExactly("db1>a", "db2>b");
    assertThat(planner.stays()).singleElement().extracting(Stay::reason).asString().contains("apart:db");
  }

  @Test
  void memoryThatIsNotKnownIsTheLastChoice() {
    HostId id = HostId.random();
    Target unknown = new Target(id, "a", 16 * GIB, OptionalLong.empty(), 8, OptionalDouble.empty(), NONE, NONE);
    assertThat(told(plan(List.of(unknown, target("b", 16, 2, 0)), guest("x", 2), guest("y", 1))))
        .containsExactly("x>b", "y>a");
    assertThat(plan(List.of(unknown), guest("x", 2)).moves()).singleElement().extracting(Move::reason)
        .isEqualTo("The only one that can take it: its free memory is not known.");
  }

  /** Whatever the fleet: none is full beyond its memory, tags hold, and each VM either goes or says why not. */
  @Test
  void anyFleet() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 2_000; run++) {
      anyFleet(random, "seed " + seed + ", run " + run);
    }
  }

  private void anyFleet(Random random, String where) {
    List<Target> targets = IntStream.range(0, random.nextInt(6))
        .mapToObj(i -> target("h" + i, 64, random.nextInt(40), random.nextInt(9))).toList();
    List<Guest> guests = new ArrayList<>(IntStream.range(0, 1 + random.nextInt(20))
        .mapToObj(i -> guest("v" + i, 1 + random.nextInt(12), random.nextDouble() * 3, some(random, "together:"),
            some(random, "apart:")))
        .toList());
    Map<VmId, Guest> byId = guests.stream().collect(Collectors.toMap(Guest::vm, guest -> guest));
    EvacuationPlanner planner = plan(targets, guests.toArray(Guest[]::new));
    Set<VmId> all = new HashSet<>();
    planner.moves().forEach(move -> assertThat(all.add(move.vm())).as(where).isTrue());
    planner.stays().forEach(stay -> {
      assertThat(all.add(stay.vm())).as(where).isTrue();
      assertThat(stay.reason()).as(where).isNotBlank();
    });
    assertThat(all).as(where).isEqualTo(byId.keySet());
    for (Target target : targets) {
      List<Guest> there = planner.moves().stream().filter(move -> move.target().equals(target.host()))
          .map(move -> byId.get(move.vm())).toList();
      assertThat(there.stream().mapToLong(Guest::memory).sum()).as(where)
          .isLessThanOrEqualTo(target.free().getAsLong());
      assertApart(there, where);
    }
    Map<String, Set<Object>> homes = new HashMap<>();
    planner.moves().forEach(move -> byId.get(move.vm()).together()
        .forEach(tag -> homes.computeIfAbsent(tag, key -> new HashSet<>()).add(move.target())));
    planner.stays().forEach(stay -> byId.get(stay.vm()).together()
        .forEach(tag -> homes.computeIfAbsent(tag, key -> new HashSet<>()).add("stays")));
    assertThat(homes.values()).as(where).allSatisfy(places -> assertThat(places).hasSize(1));
    Collections.shuffle(guests, random);
    assertThat(told(plan(targets, guests.toArray(Guest[]::new)))).as(where + ", in another order")
        .isEqualTo(told(planner));
  }

  /** A unit that is kept together and apart at once has nowhere to go. */
  private static void assertApart(List<Guest> there, String where) {
    List<String> tags = there.stream().flatMap(guest -> guest.apart().stream()).toList();
    assertThat(tags).as(where).doesNotHaveDuplicates();
  }

  private static Set<String> some(Random random, String beginning) {
    return random.nextInt(5) > 0 ? NONE : Set.of(beginning + random.nextInt(4));
  }
}
