/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.ui.list.ColumnSort;

class TopOrderTest {

  private final Fleet fleet = new Fleet();
  private final HostId pm1 = fleet.host("pm1");
  private final HostId pm2 = fleet.host("pm2");
  private final Map<VmId, Double> now = new HashMap<>();
  private final Map<VmId, Double> means = new HashMap<>();
  /** How often a value was asked for. */
  private int asked;

  private TopOrder order() {
    return new TopOrder(fleet.inventory, (vm, usage) -> {
      asked++;
      return now.getOrDefault(vm.id(), Double.NaN);
    }, (vm, usage) -> {
      asked++;
      return means.getOrDefault(vm.id(), Double.NaN);
    });
  }

  private VmId vm(String name, HostId host, double value) {
    VmId vm = fleet.vm(name, host);
    now.put(vm, value);
    return vm;
  }

  private static TopWish sorted(TopColumn column, boolean descending) {
    return TopWish.FIRST.withSort(Optional.of(new ColumnSort(column.name(), descending)));
  }

  @Test
  void whoUsesMostIsOnTopAndWhoUsesNothingKnownIsLast() {
    VmId low = vm("low", pm1, 0.1);
    VmId unknown = vm("a", pm1, Double.NaN);
    VmId high = vm("high", pm2, 0.9);
    VmId endless = vm("b", pm1, Double.POSITIVE_INFINITY);
    TopOrder order = order();
    assertThat(order.order()).containsExactly(high, low, unknown, endless);
    order.show(sorted(TopColumn.CPU, false));
    assertThat(order.order()).containsExactly(unknown, endless, low, high);
  }

  @Test
  void whatIsAlikeStandsByItsNameWhicheverWayItIsSorted() {
    VmId second = vm("vm2", pm1, 0);
    VmId tenth = vm("vm10", pm1, 0);
    VmId first = vm("vm1", pm1, 0);
    TopOrder order = order();
    assertThat(order.order()).containsExactly(first, second, tenth);
    order.show(sorted(TopColumn.CPU, false));
    assertThat(order.order()).containsExactly(first, second, tenth);
    order.show(sorted(TopColumn.VM, true));
    assertThat(order.order()).containsExactly(tenth, second, first);
  }

  @Test
  void showsWhatHasTheWordsOfTheFilterAndIsOnTheHosts() {
    VmId web1 = vm("web-1", pm1, 1);
    VmId web2 = vm("Web-2", pm2, 2);
    VmId db = vm("db", pm2, 3);
    TopOrder order = order();
    order.show(TopWish.FIRST.withText(" WEB "));
    assertThat(order.order()).containsExactly(web2, web1);
    order.show(TopWish.FIRST.withText("web pm1"));
    assertThat(order.order()).containsExactly(web1);
    order.show(TopWish.FIRST.withHosts(Optional.of(Set.of(pm2))));
    assertThat(order.order()).containsExactly(db, web2);
    order.show(TopWish.FIRST.withText("nothing"));
    assertThat(order.order()).isEmpty();
    assertThat(order.count()).isEqualTo(3);
  }

  @Test
  void followsWhatComesGoesMovesAndIsRenamed() {
    VmId one = vm("one", pm1, 1);
    TopOrder order = order();
    order.show(sorted(TopColumn.HOST, false));
    VmId two = vm("two", pm2, 2);
    order.changed(two);
    assertThat(order.order()).containsExactly(one, two);
    fleet.put(one, "one", pm2);
    order.changed(one);
    fleet.put(two, "a", pm2);
    order.changed(two);
    assertThat(order.order()).containsExactly(two, one);
    fleet.inventory.put(fleet.inventory.host(pm2).map(Host::toBuilder).orElseThrow().name("zz").build());
    order.changed(pm2);
    order.show(sorted(TopColumn.HOST, false).withText("zz"));
    assertThat(order.order()).containsExactly(two, one);
    fleet.inventory.remove(two);
    order.changed(two);
    assertThat(order.order()).containsExactly(one);
  }

  @Test
  void sortsByMeansThatAreReadLater() {
    VmId one = vm("one", pm1, 1);
    VmId two = vm("two", pm1, 2);
    TopOrder order = order();
    order.show(sorted(TopColumn.CPU_MEAN, true));
    assertThat(order.order()).containsExactly(one, two);
    means.put(two, 0.0);
    order.averaged(List.of(two));
    assertThat(order.order()).as("none is less than 0").containsExactly(two, one);
  }

  /** What an event costs does not depend on how many VMs there are, but on how many it is about. */
  @Test
  void asksForWhatChangedOnly() {
    List<VmId> all = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      all.add(vm("vm" + i, i % 2 == 0 ? pm1 : pm2, i));
    }
    TopOrder order = order();
    List<VmId> first = order.order();
    assertThat(first).hasSize(10_000).startsWith(all.get(9_999));
    assertThat(asked).isEqualTo(10_000);
    asked = 0;
    order.measured(all.subList(0, 50));
    assertThat(asked).isEqualTo(50);
    assertThat(order.order()).as("nothing moved").isSameAs(first);
    fleet.put(all.get(7), "other", pm1);
    order.changed(all.get(7));
    assertThat(asked).isEqualTo(51);
    order.averaged(all);
    assertThat(asked).as("means are not sorted by").isEqualTo(51);
    order.show(sorted(TopColumn.VM, false));
    order.measured(all);
    assertThat(asked).as("values are not sorted by").isEqualTo(51);
    order.show(TopWish.FIRST.withText("vm9999"));
    assertThat(order.order()).containsExactly(all.get(9_999));
    asked = 0;
    order.measured(all);
    assertThat(asked).as("of what is not listed nothing is asked").isEqualTo(1);
  }

  /** Whatever comes, goes and is measured, it is the order of a plain sort. */
  @Test
  void isThatOfAPlainSort() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int steps = 400;
    System.out.println("TopOrderTest: seed " + seed + ", " + steps + " steps");
    List<VmId> all = new ArrayList<>();
    TopOrder order = order();
    for (int step = 0; step < steps; step++) {
      int what = random.nextInt(10);
      if (what < 4 || all.isEmpty()) {
        all.add(vm("vm" + random.nextInt(30), random.nextBoolean() ? pm1 : pm2, value(random)));
        order.changed(all.get(all.size() - 1));
      } else if (what == 4) {
        VmId gone = all.remove(random.nextInt(all.size()));
        fleet.inventory.remove(gone);
        order.changed(gone);
      } else if (what == 5) {
        order.show(sorted(random.nextBoolean() ? TopColumn.CPU : TopColumn.CPU_MEAN, random.nextBoolean())
            .withText(random.nextInt(3) == 0 ? "vm1" : ""));
      } else {
        Set<VmId> some = new HashSet<>(all.subList(0, random.nextInt(all.size() + 1)));
        boolean areMeans = random.nextBoolean();
        some.forEach(vm -> (areMeans ? means : now).put(vm, value(random)));
        if (areMeans) {
          order.averaged(some);
        } else {
          order.measured(some);
        }
      }
      assertThat(order.order()).as("seed %d, step %d", seed, step).isEqualTo(plain(all, order.wish()));
    }
  }

  private static double value(Random random) {
    return random.nextInt(8) == 0 ? Double.NaN : random.nextInt(5);
  }

  private List<VmId> plain(List<VmId> all, TopWish wish) {
    Map<VmId, Double> values = wish.column().isMean() ? means : now;
    Comparator<VmId> byValue = Comparator.comparingDouble(vm -> {
      double value = values.getOrDefault(vm, Double.NaN);
      return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    });
    Comparator<VmId> byName = Comparator.comparing(vm -> name(vm), NameOrder.NAMES);
    Comparator<VmId> byHost = Comparator.comparing(vm -> fleet.inventory.virtualMachine(vm).orElseThrow().host()
        .equals(pm1) ? 1 : 2);
    Comparator<VmId> sort = (wish.descending() ? byValue.reversed() : byValue).thenComparing(byName)
        .thenComparing(byHost).thenComparing(all::indexOf);
    return all.stream().filter(vm -> wish.matches(name(vm), "")).sorted(sort).toList();
  }

  private String name(VmId vm) {
    return fleet.inventory.virtualMachine(vm).orElseThrow().name();
  }

  @Test
  void whereOneLooksBackTheHostIsTheOneOfThen() {
    VmId moved = vm("moved", pm2, 1);
    VmId stayed = vm("stayed", pm1, 2);
    VmId came = vm("came", pm1, 3);
    TopOrder order = order();
    order.show(TopWish.FIRST.withHosts(Optional.of(Set.of(pm1))));
    assertThat(order.order()).containsExactly(came, stayed);
    Optional<VmsThen> then = Optional.of(new VmsThen(Map.of(moved, pm1, stayed, pm1), List.of(), List.of()));
    order.were(then);
    assertThat(order.order()).containsExactly(stayed, moved);
    order.show(TopWish.FIRST.withText("moved pm1"));
    assertThat(order.order()).containsExactly(moved);
    order.were(Optional.empty());
    assertThat(order.order()).as("it is on pm2").isEmpty();
  }
}
