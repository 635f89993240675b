/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.FakeHostGroups;

/**
 * Counts what an event costs in the tree, with few hosts and with many: it must not depend on how many there are. All
 * tests share the two trees, since many rows take a while, and each has hosts of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TreeWorkTest {

  private static final int FEW = 10;
  private static final int MANY = 1000;
  private static final int VMS = 3;

  /**
   * What was done.
   *
   * @param visited hosts and machines that the inventory was asked for
   * @param rows those whose cells were asked for, each as often as it was, by name
   */
  private record Work(int visited, List<String> rows) {
  }

  /** A tree of that many hosts, whose work is counted. */
  private final class CountedTree {

    private final Fleet model = new Fleet();
    private final List<Host> hosts = new ArrayList<>();
    private final List<VirtualMachine> vms = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final HostsPanel panel;
    private final TreeRefresh refresh;
    private final Shell shell = new Shell(display);
    private int visited;

    /**
     * Makes it.
     *
     * @param grouped whether all hosts are in one group
     */
    CountedTree(int size, boolean grouped) {
      for (int i = 0; i < size; i++) {
        Host host = model.addHost("pm" + i);
        hosts.add(host);
        for (int j = 0; j < VMS; j++) {
          vms.add(model.addVm(host, "vm" + i + "-" + j, DomainState.RUNNING));
        }
      }
      Inventory counted = counted();
      FakeHostGroups groups = new FakeHostGroups();
      if (grouped) {
        groups.move(hosts.stream().map(Host::id).collect(Collectors.toSet()), Optional.of(groups.add("lab").id()));
      }
      Nodes nodes = new Nodes(List.of(new GroupKind(groups, counted), new HostKind(counted, model.sampler, model.tags) {
        @Override
        String name(Host host) {
          rows.add(host.name());
          return super.name(host);
        }
      }, new VmKind(counted, model.sampler, model.history, model.tags) {
        @Override
        String name(VirtualMachine vm) {
          rows.add(vm.name());
          return super.name(vm);
        }
      }), model.facts());
      shell.setLayout(new FillLayout());
      panel = new HostsPanel(shell, counted, nodes, () -> {}, Optional.empty());
      TreeChanges changes = new TreeChanges(nodes);
      FleetState state = new FleetState();
      counted.addListener(state);
      state.begin(counted);
      nodes.listen(changes);
      refresh = new TreeRefresh(panel, changes, List.of(state::isPopulated, state::isAnySimulated));
      show();
    }

    /** Counts the hosts and machines in every answer. */
    private Inventory counted() {
      return (Inventory) Proxy.newProxyInstance(Inventory.class.getClassLoader(), new Class<?>[] {Inventory.class},
          (proxy, method, arguments) -> {
            try {
              Object answer = method.invoke(model.inventory, arguments);
              visited += answer instanceof Collection<?> all ? all.size()
                  : answer instanceof Optional<?> one && one.isPresent() ? 1 : 0;
              return answer;
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          });
    }

    private void show() {
      while (refresh.showNews()) {
        // the next piece
      }
      handleEvents();
      while (refresh.showValues()) {
        // the next piece
      }
    }

    private Work of(Runnable event) {
      visited = 0;
      rows.clear();
      event.run();
      show();
      return new Work(visited, rows.stream().sorted().toList()); // in which order they are shown does not matter
    }

    private VirtualMachine vm(String name) {
      return vms.stream().filter(vm -> vm.name().equals(name)).findFirst().orElseThrow();
    }
  }

  private void handleEvents() {
    while (display.readAndDispatch()) {
      // further pieces, and what is painted
    }
  }

  private interface Event {
    void happen(CountedTree fleet);
  }

  private Display display;
  private boolean ownDisplay;
  private CountedTree few;
  private CountedTree many;
  private CountedTree fewInAGroup;
  private CountedTree manyInAGroup;

  @BeforeAll
  void openTrees() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    few = new CountedTree(FEW, false);
    many = new CountedTree(MANY, false);
    fewInAGroup = new CountedTree(FEW, true);
    manyInAGroup = new CountedTree(MANY, true);
  }

  @AfterAll
  void closeTrees() {
    fleets().forEach(fleet -> fleet.shell.dispose());
    if (ownDisplay) {
      display.dispose();
    }
  }

  private List<CountedTree> fleets() {
    return List.of(few, many, fewInAGroup, manyInAGroup);
  }

  /** The same with few hosts and with many; also where all are in a group. */
  private Work same(Event event) {
    same(fewInAGroup, manyInAGroup, event);
    return same(few, many, event);
  }

  private static Work same(CountedTree few, CountedTree many, Event event) {
    Work ofFew = few.of(() -> event.happen(few));
    Work ofMany = many.of(() -> event.happen(many));
    assertThat(ofMany).isEqualTo(ofFew);
    assertThat(ofMany.visited()).isPositive();
    return ofMany;
  }

  @Test
  void aHostThatTellsSomethingTouchesItsRowAlone() {
    Work work = same(fleet -> fleet.model.inventory.put(fleet.hosts.get(2)));
    assertThat(work.rows()).containsOnly("pm2");
  }

  @Test
  void aChangeOfOneVmTouchesItsRowAlone() {
    Work work = same(fleet -> fleet.model.change(fleet.vm("vm5-1"), DomainState.PAUSED));
    assertThat(work.rows()).containsOnly("vm5-1");
  }

  @Test
  void aVmThatMovesTouchesItsTwoHosts() {
    Work work = same(fleet -> fleet.model.move(fleet.vm("vm6-1"), fleet.hosts.get(7)));
    assertThat(work.rows()).contains("vm6-1").doesNotContain("pm4", "vm4-1");
  }

  @Test
  void aVmThatComesTouchesItsHost() {
    Work work = same(fleet -> fleet.model.addVm(fleet.hosts.get(8), "new", DomainState.RUNNING));
    assertThat(work.rows()).contains("new").doesNotContain("pm4", "vm4-1");
  }

  /** What is out of sight is told when it comes into sight, and not again while it stays there. */
  @Test
  void whatWasSampledTouchesRowsInSightAlone() {
    CountedTree fleet = new CountedTree(FEW, false);
    try {
      fleet.shell.setSize(900, 400);
      fleet.shell.open();
      assertThat(seenUntil(fleet, "vm1-1", () -> {})).contains("pm0", "vm0-1").doesNotContain("vm9-1");
      assertThat(fleet.of(() -> fleet.model.sampled(fleet.hosts.get(0), fleet.vm("vm0-1"))).rows())
          .containsOnly("pm0", "vm0-1");
      assertThat(fleet.of(() -> fleet.model.sampled(fleet.hosts.get(9), fleet.vm("vm9-1"))).rows()).isEmpty();
      Tree tree = fleet.panel.tree().viewer().getTree();
      assertThat(seenUntil(fleet, "vm9-1", () -> tree.setTopItem(tree.getItem(9)))).contains("pm9")
          .doesNotContain("pm0");
      assertThat(fleet.of(() -> {}).rows()).as("once").isEmpty();
    } finally {
      fleet.shell.dispose();
    }
  }

  /** The rows that are told what is new of them until that one is: GTK makes and scrolls with its next frames. */
  private Set<String> seenUntil(CountedTree fleet, String row, Runnable scroll) {
    Set<String> told = new HashSet<>();
    for (int frames = 0; frames < 200 && !told.contains(row); frames++) {
      scroll.run(); // before GTK has laid out all rows it does nothing
      display.timerExec(10, () -> {});
      display.sleep();
      told.addAll(fleet.of(() -> {}).rows());
    }
    return told;
  }

  @Test
  void aChangeUnderAFilterIsJudgedAloneToo() {
    fleets().forEach(fleet -> fleet.panel.search().setText("running"));
    Work work = same(fleet -> fleet.model.change(fleet.vm("vm3-1"), DomainState.PAUSED));
    assertThat(work.rows()).contains("vm3-1").doesNotContain("pm4", "vm4-1");
    fleets().forEach(fleet -> fleet.panel.search().setText(""));
  }

  @Test
  void underAFilterRowsComeAndGoWithWhatTheySay() {
    CountedTree fleet = new CountedTree(2, false);
    try {
      fleet.panel.search().setText("paused");
      assertThat(shown(fleet)).isEmpty();
      VirtualMachine paused = fleet.model.change(fleet.vm("vm1-1"), DomainState.PAUSED);
      fleet.show();
      assertThat(shown(fleet)).containsExactly("pm1", "vm1-1");
      fleet.model.change(fleet.vm("vm1-2"), DomainState.PAUSED);
      fleet.show();
      assertThat(shown(fleet)).containsExactly("pm1", "vm1-1", "vm1-2");
      fleet.model.change(paused, DomainState.RUNNING);
      fleet.show();
      assertThat(shown(fleet)).containsExactly("pm1", "vm1-2");
    } finally {
      fleet.shell.dispose();
    }
  }

  private static List<String> shown(CountedTree fleet) {
    List<String> names = new ArrayList<>();
    for (TreeItem host : fleet.panel.tree().viewer().getTree().getItems()) {
      names.add(host.getText());
      for (TreeItem vm : host.getItems()) {
        names.add(vm.getText());
      }
    }
    return names;
  }

  /** As during a migration, or while a tree has taken in one of two hosts only. */
  @Test
  void everyRowOfAVmIsRefreshed() {
    CountedTree fleet = new CountedTree(0, false);
    try {
      Host one = fleet.model.addHost("one");
      Host other = fleet.model.addHost("other");
      VirtualMachine vm = fleet.model.addVm(one, "web", DomainState.RUNNING);
      fleet.model.inventory.listAlso(vm.id(), other.id());
      fleet.panel.refreshStructure();
      assertThat(states(fleet)).containsExactly("Running", "Running");
      fleet.model.change(vm, DomainState.PAUSED);
      fleet.show();
      assertThat(states(fleet)).containsExactly("Paused", "Paused");
    } finally {
      fleet.shell.dispose();
    }
  }

  private static List<String> states(CountedTree fleet) {
    List<String> states = new ArrayList<>();
    for (TreeItem host : fleet.panel.tree().viewer().getTree().getItems()) {
      for (TreeItem vm : host.getItems()) {
        states.add(vm.getText(1));
      }
    }
    return states;
  }
}
