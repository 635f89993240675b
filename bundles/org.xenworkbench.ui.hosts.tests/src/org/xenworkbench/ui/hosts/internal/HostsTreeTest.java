/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.VirtualMachine;

/** Drives the tree; makes a display of its own unless the test runs on the thread of one. */
class HostsTreeTest {

  private final FakeInventory inventory = new FakeInventory();
  private final Host source = inventory.addHost("pm1", false, FakeInventory.connected());
  private final Host target = inventory.addHost("pm2", false, FakeInventory.connected());
  private final VirtualMachine vm = inventory.addVm(source, "VM2", DomainState.RUNNING, Optional.empty());
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
    tree = new HostsTree(new Composite(shell, SWT.NONE), inventory, new HostRows(inventory, inventory));
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
    inventory.move(vm, target);
    tree.refreshStructure();
    assertThat(selected()).containsExactly(vm);
    assertThat(told).containsExactly(vm);
    assertThat(viewer.getExpandedState(target)).isTrue();
  }

  @Test
  void aVmStaysSelectedWhenItMovesToACollapsedHost() {
    inventory.addVm(target, "VM3", DomainState.RUNNING, Optional.empty());
    tree.refreshStructure();
    viewer.collapseToLevel(target, 1);
    inventory.move(vm, target);
    tree.refreshStructure();
    assertThat(selected()).containsExactly(vm);
  }

  @Test
  void whatIsGoneIsNotSelected() {
    inventory.remove(vm);
    tree.refreshStructure();
    assertThat(selected()).isEmpty();
    assertThat(told).isEmpty();
  }
}
