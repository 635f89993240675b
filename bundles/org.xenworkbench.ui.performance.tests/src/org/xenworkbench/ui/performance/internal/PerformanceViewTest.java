/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.Connection;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.testkit.FakeInventory;
import org.xenworkbench.core.testkit.FakePolling;

/** What the user chose in the view is kept from one session to the next. */
class PerformanceViewTest {

  @Test
  void showAllMetricsIsKeptEvenIfTheViewIsNeverSeen() throws Exception {
    for (boolean all : List.of(true, false)) {
      IMemento first = XMLMemento.createWriteRoot("view");
      first.putBoolean("all", all);
      first.putInteger("left", 3);
      first.putInteger("top", 400);
      first.putInteger("length", 86_400);
      IMemento third = restarted(restarted(first));
      assertThat(third.getBoolean("all")).isEqualTo(all);
      assertThat(third.getInteger("left")).isEqualTo(3);
      assertThat(third.getInteger("top")).isEqualTo(400);
      assertThat(third.getInteger("length")).isEqualTo(86_400);
    }
  }

  @Test
  void theMenuShowsWhatWasKeptAndTellsWhatIsChosen() {
    List<Boolean> told = new ArrayList<>();
    IAction shown = showAll(true, told);
    assertThat(shown.isChecked()).isTrue();
    shown.setChecked(false);
    shown.run();
    assertThat(told).containsExactly(false);
    assertThat(showAll(false, told).isChecked()).isFalse();
  }

  @Test
  void ofAGroupItsHostsAreShownInTheirOrder() {
    FakeInventory inventory = new FakeInventory();
    List<Host> hosts = Stream.of("pm1", "pm2", "pm3").map(PerformanceViewTest::host).map(inventory::put).toList();
    HostGroup group = new HostGroup(GroupId.random(), "lab", Set.of(hosts.get(2).id(), hosts.get(0).id()));
    assertThat(SelectedObjects.of(new StructuredSelection(group), inventory))
        .containsExactly(hosts.get(0).id(), hosts.get(2).id());
    assertThat(SelectedObjects.of(new StructuredSelection(List.of(hosts.get(2), group)), inventory))
        .as("once each").containsExactly(hosts.get(2).id(), hosts.get(0).id());
    HostGroup empty = new HostGroup(GroupId.random(), "empty", Set.of());
    assertThat(SelectedObjects.of(new StructuredSelection(empty), inventory)).isEmpty();
  }

  /** The hosts of a recording are others than those that are there. */
  @Test
  void whatWasSelectedInTheWindowOfARecordingIsNotShownInAnother() {
    FakeInventory inventory = new FakeInventory();
    Host here = inventory.put(host("pm1"));
    VirtualMachine vm = inventory.put(VirtualMachine.of(VmId.of(UUID.randomUUID()), "web", here.id()).build());
    Host recorded = host("pm1");
    VirtualMachine other = VirtualMachine.of(VmId.of(UUID.randomUUID()), "web", recorded.id()).build();
    assertThat(SelectedObjects.of(new StructuredSelection(List.of(recorded, other)), inventory)).isEmpty();
    assertThat(SelectedObjects.of(new StructuredSelection(List.of(recorded, vm, here)), inventory))
        .containsExactly(vm.id(), here.id());
  }

  @Test
  void aPartThatWasZoomedIntoComesBackAsTheRangeThatHasAButton() {
    assertThat(Range.covering(Duration.ofSeconds(131))).isEqualTo(Range.TEN_MINUTES);
    assertThat(Range.covering(Duration.ofMinutes(10))).isEqualTo(Range.TEN_MINUTES);
    assertThat(Range.covering(Duration.ofMinutes(11))).isEqualTo(Range.HOUR);
    assertThat(Range.covering(Duration.ofDays(1000))).isEqualTo(Range.YEAR);
  }

  private static Host host(String name) {
    return Host.of(HostId.random(), name, Connection.of(Connection.State.CONNECTED, Instant.EPOCH)).simulated(true)
        .build();
  }

  private static IMemento restarted(IMemento before) throws Exception {
    PerformanceView view = new PerformanceView();
    view.init(fake(IViewSite.class), before);
    IMemento after = XMLMemento.createWriteRoot("view");
    view.saveState(after);
    return after;
  }

  private static IAction showAll(boolean all, List<Boolean> told) {
    MenuManager menu = new MenuManager();
    new ViewActions(new FakePolling(), all, told::add).contributeTo(menu);
    return Stream.of(menu.getItems()).filter(ActionContributionItem.class::isInstance)
        .map(item -> ((ActionContributionItem) item).getAction())
        .filter(action -> action.getText().equals(Messages.ViewActions_showAll)).findFirst().orElseThrow();
  }

  /** Nobody asks it anything. */
  private static <T> T fake(Class<T> type) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
        (proxy, method, arguments) -> null));
  }
}
