/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.metric.Metrics;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;

/** Drives the tree; makes a display of its own unless the test runs on the thread of one. */
class HostsTreeTest {

  private final Fleet fleet = new Fleet();
  private final Host source = fleet.addHost("pm1");
  private final Host target = fleet.addHost("pm2");
  private final VirtualMachine vm = fleet.addVm(source, "VM2", DomainState.RUNNING);
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private HostsTree tree;
  private TreeViewer viewer;
  private final List<Object> told = new ArrayList<>();

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    tree = new HostsTree(new Composite(shell, SWT.NONE), fleet.nodes());
    viewer = tree.viewer();
    viewer.setSelection(new StructuredSelection(vm));
    viewer.addSelectionChangedListener(event -> told.addAll(selected()));
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private List<Object> selected() {
    return List.of(viewer.getStructuredSelection().toArray());
  }

  @Test
  void aVmStaysSelectedWhenItMovesToAnEmptyHost() {
    fleet.move(vm, target);
    tree.refreshStructure();
    assertThat(selected()).containsExactly(vm);
    assertThat(told).containsExactly(vm);
    assertThat(viewer.getExpandedState(target)).isTrue();
  }

  @Test
  void aVmStaysSelectedWhenItMovesToACollapsedHost() {
    fleet.addVm(target, "VM3", DomainState.RUNNING);
    tree.refreshStructure();
    viewer.collapseToLevel(target, 1);
    fleet.move(vm, target);
    tree.refreshStructure();
    assertThat(selected()).containsExactly(vm);
  }

  @Test
  void rowsThatStayMoveOnlyWhenTheOrderIsRefreshed() {
    VirtualMachine busy = fleet.addVm(source, "VM9", DomainState.RUNNING);
    fleet.sampler.put(vm.id(), Metrics.CPU_USAGE, 0.1);
    fleet.sampler.put(busy.id(), Metrics.CPU_USAGE, 0.9);
    viewer.getTree().getColumn(2).notifyListeners(SWT.Selection, new Event());
    tree.refreshStructure();
    assertThat(rows()).containsExactly(vm, busy);
    fleet.sampler.put(vm.id(), Metrics.CPU_USAGE, 0.95);
    VirtualMachine between = fleet.addVm(source, "VM5", DomainState.RUNNING);
    fleet.sampler.put(between.id(), Metrics.CPU_USAGE, 0.5);
    tree.refreshStructure();
    assertThat(rows()).as("one more, and all others where they were").containsExactly(vm, between, busy);
    openMenu(true);
    tree.refreshOrder();
    assertThat(rows()).as("a menu is open").containsExactly(vm, between, busy);
    openMenu(false);
    tree.refreshOrder();
    assertThat(rows()).containsExactly(between, busy, vm);
  }

  private void openMenu(boolean open) {
    viewer.getTree().setMenu(open ? new Menu(viewer.getTree()) {
      @Override
      public boolean isVisible() {
        return true;
      }

      @Override
      protected void checkSubclass() {
        // stands for one that a window manager would have to show
      }
    } : null);
  }

  private List<Object> rows() {
    return Arrays.stream(viewer.getTree().getItem(0).getItems()).map(Item::getData).toList();
  }

  @Test
  void theNextHostIsSelectedWhenOneIsRemoved() {
    viewer.setSelection(new StructuredSelection(source));
    fleet.inventory.remove(source.id());
    tree.refreshStructure();
    assertThat(selected()).containsExactly(target);
    fleet.inventory.remove(target.id());
    tree.refreshStructure();
    assertThat(selected()).isEmpty();
  }

  /** Hosts are connected one by one after a start, and each pushes down what is below it. */
  @Test
  void whatWasRestoredStaysInSightUntilTheUserDoesSomething() {
    List<Object> revealed = new ArrayList<>();
    TreeViewer scrolled = new TreeViewer(shell) {
      @Override
      public void reveal(Object element) {
        revealed.add(element);
      }
    };
    TreeMemory memory = new TreeMemory(scrolled, fleet.nodes());
    scrolled.setContentProvider(new HostsContent(fleet.nodes()));
    scrolled.setInput(fleet.inventory);
    scrolled.expandAll();
    memory.revealRestored();
    assertThat(revealed).isEmpty();
    XMLMemento memento = XMLMemento.createWriteRoot("tree");
    memento.putString("selected", vm.id().key());
    memory.restore(memento);
    revealed.clear();
    memory.revealRestored();
    assertThat(revealed).containsExactly(vm);
    scrolled.getTree().notifyListeners(SWT.MouseDown, new Event());
    memory.revealRestored();
    assertThat(revealed).containsExactly(vm);
  }

  @Test
  void whatIsGoneIsNotSelected() {
    fleet.inventory.remove(vm.id());
    tree.refreshStructure();
    assertThat(selected()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void furtherColumnsSayNothingUntilTheyAreChosen() {
    fleet.sampler.put(vm.id(), "vif_0_rx", 1024);
    viewer.refresh(true);
    int network = HostColumn.NETWORK.ordinal();
    TreeItem row = (TreeItem) viewer.testFindItem(vm);
    assertThat(row.getText(network)).isEmpty();
    MenuManager menu = new MenuManager();
    tree.columns().contributeTo(menu);
    IAction choice = Stream.of(menu.getItems()).filter(ActionContributionItem.class::isInstance)
        .map(item -> ((ActionContributionItem) item).getAction()).filter(each -> each.getText().equals("Network"))
        .findFirst().orElseThrow();
    assertThat(choice.isChecked()).isFalse();
    choice.setChecked(true);
    choice.run();
    assertThat(row.getText(network)).isEqualTo("1.0 KiB/s");
  }
}
