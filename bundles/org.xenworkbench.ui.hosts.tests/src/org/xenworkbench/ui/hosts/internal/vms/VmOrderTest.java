/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.vms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.NameOrder;
import org.xenworkbench.ui.hosts.internal.Fleet;
import org.xenworkbench.ui.hosts.internal.HostColumn;
import org.xenworkbench.ui.list.ColumnSort;

class VmOrderTest {

  private static final Set<HostColumn> ALL = EnumSet.allOf(HostColumn.class);

  private final Fleet fleet = new Fleet();
  private final Host pm1 = fleet.addHost("pm1");
  private final Host pm2 = fleet.addHost("pm2");
  private int asked;
  private final VmOrder.Texts texts = new VmOrder.Texts() {

    private final VmTexts real = new VmTexts(fleet.inventory, fleet.nodes());

    @Override
    public String text(VirtualMachine vm, HostColumn column) {
      asked++;
      return real.text(vm, column);
    }

    @Override
    public double value(VirtualMachine vm, HostColumn column) {
      asked++;
      return real.value(vm, column);
    }
  };

  private static VmWish wish(String text, HostColumn column, boolean descending) {
    return VmWish.of(text, ALL, Optional.of(new ColumnSort(column.key(), descending)));
  }

  private List<String> names(VmOrder order) {
    return order.order().stream().map(id -> fleet.inventory.virtualMachine(id).orElseThrow().name()).toList();
  }

  @Test
  void namesAreInTheirOrderAtFirstAndAnyColumnIsSortedBy() {
    VirtualMachine ten = fleet.addVm(pm1, "vm10", DomainState.RUNNING);
    VirtualMachine two = fleet.addVm(pm2, "vm2", DomainState.PAUSED);
    fleet.addVm(pm1, "vm1", DomainState.SHUT_OFF);
    fleet.sampler.put(ten.id(), Metrics.CPU_USAGE, 0.2);
    fleet.sampler.put(ten.id(), "vif_0_rx", 10);
    fleet.sampler.put(two.id(), "vif_0_tx", 5);
    VmOrder order = new VmOrder(fleet.inventory, texts);
    order.show(wish("", HostColumn.NAME, false));
    assertThat(names(order)).containsExactly("vm1", "vm2", "vm10");
    order.show(wish("", HostColumn.CPU, true));
    assertThat(names(order)).containsExactly("vm10", "vm1", "vm2");
    order.show(wish("", HostColumn.NETWORK, true));
    assertThat(names(order)).containsExactly("vm10", "vm2", "vm1");
    order.show(wish("", HostColumn.STATE, false));
    assertThat(names(order)).containsExactly("vm2", "vm10", "vm1");
    order.show(wish("", HostColumn.HOST, true));
    assertThat(names(order)).containsExactly("vm2", "vm1", "vm10");
  }

  @Test
  void theFilterLooksAtEveryColumnInSight() {
    fleet.addVm(pm1, "web", DomainState.RUNNING);
    fleet.addVm(pm2, "mail", DomainState.PAUSED);
    VmOrder order = new VmOrder(fleet.inventory, texts);
    order.show(wish("PM2", HostColumn.NAME, false));
    assertThat(names(order)).containsExactly("mail");
    order.show(wish("run e", HostColumn.NAME, false));
    assertThat(names(order)).containsExactly("web");
    order.show(wish("1.0 GiB pm", HostColumn.NAME, false));
    assertThat(names(order)).containsExactly("mail", "web");
    order.show(VmWish.of("pm2", EnumSet.of(HostColumn.NAME, HostColumn.STATE), Optional.empty()));
    assertThat(names(order)).as("nobody sees the host").isEmpty();
    assertThat(order.count()).isEqualTo(2);
  }

  @Test
  void theFilterKnowsTagsAlsoWhereTheirColumnIsHidden() {
    VirtualMachine web = fleet.addVm(pm1, "web", DomainState.RUNNING);
    fleet.addVm(pm2, "mail", DomainState.PAUSED);
    fleet.tags.put(web.id(), "Production", "a");
    VmOrder order = new VmOrder(fleet.inventory, texts);
    order.show(VmWish.of("tag:production", EnumSet.of(HostColumn.NAME), Optional.empty()));
    assertThat(names(order)).containsExactly("web");
    order.show(VmWish.of("tag:prod", EnumSet.of(HostColumn.NAME), Optional.empty()));
    assertThat(names(order)).as("the whole tag").isEmpty();
    order.show(VmWish.of("tag:", EnumSet.of(HostColumn.NAME), Optional.empty()));
    assertThat(names(order)).as("any tag").containsExactly("web");
    order.show(VmWish.of("tag:a mail", ALL, Optional.empty()));
    assertThat(names(order)).isEmpty();
    fleet.tags.put(web.id(), "mail");
    order.changed(web.id());
    assertThat(names(order)).as("as a word of the column").containsExactly("web");
  }

  /** Of ten thousand, one changes a hundred times a second. */
  @Test
  void whatAChangeCostsDoesNotDependOnHowManyThereAre() {
    for (int count : new int[] {10, 1_000}) {
      List<VirtualMachine> vms = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        vms.add(fleet.addVm(pm1, "n" + count + "-" + i, DomainState.RUNNING));
      }
      VmOrder order = new VmOrder(fleet.inventory, texts);
      order.show(wish("n", HostColumn.CPU, true));
      List<VmId> before = order.order();
      asked = 0;
      fleet.inventory.put(vms.get(0).toBuilder().state(DomainState.PAUSED, 1).build());
      order.changed(vms.get(0).id());
      assertThat(order.order()).as("nothing moved").isSameAs(before);
      assertThat(asked).isBetween(1, 5);
    }
  }

  /** Compared with all of it made anew. */
  @Test
  void whateverHappensItIsAsIfMadeAnew() {
    long seed = System.nanoTime();
    System.out.println("VmOrderTest: seed " + seed);
    Random random = new Random(seed);
    List<VirtualMachine> vms = new ArrayList<>();
    VmOrder order = new VmOrder(fleet.inventory, texts);
    VmWish wish = VmWish.FIRST;
    int steps = 0;
    for (; steps < 3_000; steps++) {
      int what = random.nextInt(10);
      if (what < 2 || vms.isEmpty()) {
        vms.add(fleet.addVm(random.nextBoolean() ? pm1 : pm2, "vm" + random.nextInt(40), DomainState.RUNNING));
        order.changed(vms.get(vms.size() - 1).id());
      } else if (what == 2 && vms.size() > 20) {
        VmId gone = vms.remove(random.nextInt(vms.size())).id();
        fleet.inventory.remove(gone);
        order.changed(gone);
      } else if (what == 3) {
        wish = wish(List.of("", "", "vm1", "pm2", "pa", "9 %").get(random.nextInt(6)),
            HostColumn.values()[random.nextInt(HostColumn.values().length)], random.nextBoolean());
        order.show(wish);
      } else if (what < 7) {
        VmId vm = vms.get(random.nextInt(vms.size())).id();
        fleet.sampler.put(vm, random.nextBoolean() ? Metrics.CPU_USAGE : "vbd_xvda_read", random.nextInt(5) / 7.0);
        order.measured(Set.of(vm));
      } else {
        int index = random.nextInt(vms.size());
        VirtualMachine vm = fleet.inventory.put(vms.get(index).toBuilder().name("vm" + random.nextInt(40))
            .host(random.nextBoolean() ? pm1.id() : pm2.id())
            .state(random.nextBoolean() ? DomainState.RUNNING : DomainState.PAUSED, 1).build());
        vms.set(index, vm);
        order.changed(vm.id());
      }
      assertThat(order.order()).as("step %s of seed %s, %s", steps, seed, wish).isEqualTo(anew(vms, wish));
    }
    assertThat(steps).isEqualTo(3_000);
  }

  private List<VmId> anew(List<VirtualMachine> vms, VmWish wish) {
    Comparator<VirtualMachine> names = Comparator.<VirtualMachine, String>comparing(VirtualMachine::name,
        NameOrder.NAMES).thenComparing(vm -> vm.id().key());
    Comparator<VirtualMachine> column = wish.column() == HostColumn.NAME ? names
        : Comparator.<VirtualMachine>comparingDouble(vm -> texts.value(vm, wish.column())).thenComparing(
            vm -> Double.isNaN(texts.value(vm, wish.column())) ? texts.text(vm, wish.column()) : "", NameOrder.NAMES);
    return vms.stream().filter(vm -> wish.words().stream().allMatch(word -> Stream.of(HostColumn.values())
        .anyMatch(any -> texts.text(vm, any).toLowerCase(Locale.ROOT).contains(word))))
        .sorted((wish.descending() ? column.reversed() : column).thenComparing(names)).map(VirtualMachine::id).toList();
  }
}
