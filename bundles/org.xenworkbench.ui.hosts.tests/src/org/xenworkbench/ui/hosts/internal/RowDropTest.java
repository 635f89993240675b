/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.DropTargetListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.core.testkit.FakeHostGroups;

/** Rows are dropped through the tree's own drop target, as SWT tells it of a drag. */
class RowDropTest {

  private final Fleet fleet = new Fleet();
  private final FakeHostGroups groups = new FakeHostGroups();
  private final Nodes nodes = new Nodes(List.of(new GroupKind(groups, fleet.inventory),
      new HostKind(fleet.inventory, fleet.sampler, fleet.tags),
      new VmKind(fleet.inventory, fleet.sampler, fleet.history, fleet.tags)), fleet.facts());
  private final Host pm1 = fleet.addHost("pm1");
  private final Host pm2 = fleet.addHost("pm2");
  private final VirtualMachine web = fleet.addVm(pm1, "web", DomainState.RUNNING);
  private final HostGroup site = groups.add("site", Optional.empty());
  private final HostGroup rack = groups.add("rack", Optional.of(site.id()));
  private final List<HostId> migrations = new ArrayList<>();
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private Tree tree;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    HostsPanel panel = new HostsPanel(shell, fleet.inventory, nodes, () -> {}, Optional.empty());
    TreeRefresh refresh = new TreeRefresh(panel, new TreeChanges(nodes), List.of());
    RowDrag.into(panel.tree().viewer(), nodes, groups, migrations::add);
    tree = panel.tree().viewer().getTree();
    while (refresh.showNews()) {
      // the next piece
    }
  }

  @AfterEach
  void close() {
    LocalSelectionTransfer.getTransfer().setSelection(null);
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private Optional<TreeItem> item(String text, TreeItem... items) {
    for (TreeItem item : items) {
      Optional<TreeItem> found = item.getText().equals(text) ? Optional.of(item) : item(text, item.getItems());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Drags some onto a row, or below all if it is empty, and lets go; whether it was taken. */
  private boolean drop(String row, Object... dragged) throws Exception {
    LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(dragged));
    DropTargetEvent event = event();
    event.item = row.isEmpty() ? null : item(row, tree.getItems()).orElseThrow();
    event.operations = DND.DROP_MOVE;
    event.detail = DND.DROP_MOVE;
    event.dataTypes = LocalSelectionTransfer.getTransfer().getSupportedTypes();
    event.currentDataType = event.dataTypes[0];
    event.data = new StructuredSelection(dragged);
    DropTargetListener[] listeners =
        ((DropTarget) tree.getData(DND.DROP_TARGET_KEY)).getDropListeners();
    assertThat(listeners).isNotEmpty();
    for (DropTargetListener listener : listeners) {
      listener.dragEnter(event);
      listener.dragOver(event);
      listener.dropAccept(event);
    }
    boolean taken = event.detail == DND.DROP_MOVE;
    if (taken) {
      for (DropTargetListener listener : listeners) {
        listener.drop(event);
      }
    }
    return taken;
  }

  /** SWT makes these of what the window system tells, and nobody else can. */
  private DropTargetEvent event() throws Exception {
    Class<?> told = Class.forName("org.eclipse.swt.dnd.DNDEvent", true, DropTargetEvent.class.getClassLoader());
    Constructor<?> make = told.getDeclaredConstructor();
    make.setAccessible(true);
    Object inner = make.newInstance();
    Field widget = Event.class.getField("widget");
    widget.set(inner, tree.getData(DND.DROP_TARGET_KEY));
    return DropTargetEvent.class.getConstructor(told).newInstance(inner);
  }

  private Optional<HostGroup> of(Host host) {
    return groups.groupOf(host.id());
  }

  @Test
  void hostsGoIntoTheGroupTheyAreDroppedOnAndOutAgain() throws Exception {
    assertThat(drop("rack", pm1, pm2)).isTrue();
    await().untilAsserted(() -> assertThat(of(pm2).map(HostGroup::id)).contains(rack.id()));
    assertThat(of(pm1).map(HostGroup::id)).contains(rack.id());
    assertThat(drop("", pm2)).as("below all rows").isTrue();
    await().untilAsserted(() -> assertThat(of(pm2)).isEmpty());
    assertThat(migrations).isEmpty();
  }

  @Test
  void groupsGoIntoGroupsButNotIntoThemselves() throws Exception {
    assertThat(drop("", rack)).isTrue();
    await().untilAsserted(() -> assertThat(groups.group(rack.id()).orElseThrow().parent()).isEmpty());
    assertThat(drop("rack", site)).isTrue();
    await().untilAsserted(
        () -> assertThat(groups.group(site.id()).orElseThrow().parent()).contains(rack.id()));
    assertThat(drop("site", rack)).as("it would be within itself").isFalse();
    assertThat(drop("rack", rack, pm1)).isFalse();
  }

  @Test
  void aVmIsDroppedOnAHostOnly() throws Exception {
    assertThat(drop("site", web)).isFalse();
    assertThat(drop("pm1", web)).as("where it is").isFalse();
    assertThat(drop("pm2", web)).isTrue();
    assertThat(migrations).containsExactly(pm2.id());
    assertThat(drop("pm2", "a file of the IDE")).isFalse();
    assertThat(groups.groups()).flatExtracting(HostGroup::hosts).isEmpty();
  }
}
