/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.Inventory;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.list.ColumnSpec;
import org.xenworkbench.ui.list.ListColumns;

/** The tree of hosts and virtual machines. UI thread. */
final class HostsTree {

  private static final Set<XenIcon> STATE_ICONS = EnumSet.range(XenIcon.HOST, XenIcon.VM_MIGRATING);

  /** Calls of {@link #refreshOrder} after which a pointer that has not moved points at nothing. */
  private static final int LEFT_THERE = 5;

  private final TreeViewer viewer;
  private final Inventory inventory;
  private final HostRows rows;
  private final LocalResourceManager images;
  private final ImageDescriptor warning = ImageDescriptor.createFromImage(FieldDecorationRegistry.getDefault()
      .getFieldDecoration(FieldDecorationRegistry.DEC_WARNING).getImage());
  private final CutCells tooltips;
  private final ListColumns columns;
  private final TreeMemory memory;
  private final Set<HostId> expandedOnce = new HashSet<>();
  private Point pointer = new Point(0, 0);
  private int resting;

  HostsTree(Composite parent, Inventory inventory, HostRows rows) {
    this.inventory = inventory;
    this.rows = rows;
    viewer = new TreeViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL) {
      @Override
      protected void handleInvalidSelection(ISelection invalid, ISelection left) {
        // A VM that moved to a host with no row of its own in sight is still the selected one.
        setSelection(new StructuredSelection(existing(invalid)), true);
      }
    };
    Tree tree = viewer.getTree();
    images = new LocalResourceManager(JFaceResources.getResources(), tree);
    tree.setHeaderVisible(true);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(tree);
    tree.setData("org.eclipse.swtbot.widget.key", "hosts.tree");
    tooltips = CutCells.install(tree);
    viewer.setContentProvider(new HostsContent(inventory));
    columns = ListColumns.of(tree, this::sort);
    column(new ColumnSpec(HostOrder.NAME, Messages.HostsTree_nameLeast, Messages.HostsTree_nameWanted, 1, 3),
        Messages.HostsTree_name, SWT.LEFT, rows::name, this::image);
    column(new ColumnSpec(HostOrder.STATE, Messages.HostsTree_stateLeast, Messages.HostsTree_stateWanted, 1, 0),
        Messages.HostsTree_state, SWT.LEFT, rows::state, element -> null);
    column(ColumnSpec.of(HostOrder.CPU, Formats.percent(1)), Messages.HostsTree_cpu, SWT.RIGHT, rows::cpu,
        element -> null);
    column(new ColumnSpec(HostOrder.MEMORY, Messages.HostsTree_memoryLeast, Messages.HostsTree_memoryWanted, 0, 0),
        Messages.HostsTree_memory, SWT.RIGHT, rows::memory, element -> null);
    memory = new TreeMemory(viewer, inventory);
    viewer.setInput(inventory);
    inventory.hosts().forEach(host -> expandIfNew(host.id()));
    STATE_ICONS.forEach(icon -> tree.getDisplay().asyncExec(() -> draw(icon)));
  }

  /** Draws an icon before it is first needed: SVG takes its time, which a refresh does not have. */
  private void draw(XenIcon icon) {
    if (!viewer.getTree().isDisposed()) {
      images.get(icon.descriptor());
    }
  }

  TreeViewer viewer() {
    return viewer;
  }

  ListColumns columns() {
    return columns;
  }

  /** What is selected and collapsed, also of what is not there yet. */
  TreeMemory memory() {
    return memory;
  }

  /** Shows what came, went or moved; selection and expansion stay. Rows that stay keep what they say. */
  void refreshStructure() {
    int host = rowOfSelectedHost();
    viewer.refresh(false);
    if (host >= 0 && viewer.getStructuredSelection().isEmpty()) {
      selectHostAt(host);
    }
    tooltips.refresh();
  }

  private int rowOfSelectedHost() {
    TreeItem[] selected = viewer.getTree().getSelection();
    return selected.length == 1 && selected[0].getData() instanceof Host ? viewer.getTree().indexOf(selected[0]) : -1;
  }

  /** A host was removed: whoever works with the keyboard goes on with the next, or the last. */
  private void selectHostAt(int row) {
    int hosts = viewer.getTree().getItemCount();
    if (hosts > 0) {
      Object next = viewer.getTree().getItem(Math.min(row, hosts - 1)).getData();
      viewer.setSelection(new StructuredSelection(next), true);
    }
  }

  /** What is still there of a selection, as it is now: JFace asks the element itself where it belongs. */
  private List<Object> existing(ISelection selection) {
    List<Object> existing = new ArrayList<>();
    for (Object element : (IStructuredSelection) selection) {
      if (element instanceof VirtualMachine vm) {
        inventory.virtualMachine(vm.id()).ifPresent(existing::add);
      } else if (element instanceof Host host) {
        inventory.host(host.id()).ifPresent(existing::add);
      }
    }
    return existing;
  }

  /** Shows the latest states and values of everything; nothing came or went. */
  void refreshValues() {
    inventory.hosts().forEach(host -> refreshLabels(host.id()));
  }

  /** Shows the latest states and values of a host and its VMs, if it is still there. */
  void refreshLabels(HostId id) {
    inventory.host(id).ifPresent(host -> {
      viewer.update(host, null);
      viewer.update(inventory.virtualMachines(id).toArray(), null);
      tooltips.refresh();
    });
  }

  /** Expands the hosts that the user has not collapsed, also those that came while something else was shown. */
  void expandAsLeft() {
    viewer.setExpandedElements(inventory.hosts().stream().filter(host -> !memory.isCollapsed(host.id())).toArray());
  }

  /** A host's VMs are shown when they first come; whether they stay so is the user's choice. */
  void expandIfNew(HostId id) {
    if (inventory.virtualMachines(id).isEmpty()) {
      expandedOnce.remove(id); // was disconnected: its VMs come anew
    } else if (!expandedOnce.contains(id) && !memory.isCollapsed(id)) {
      inventory.host(id).ifPresent(host -> viewer.expandToLevel(host, 1));
      // VMs that came after the tree was filled are not in it yet: the next refresh expands them.
      if (inventory.host(id).filter(viewer::getExpandedState).isPresent()) {
        expandedOnce.add(id);
      }
    }
  }

  private @Nullable Image image(Object element) {
    XenIcon icon = element instanceof Host host ? XenIcon.of(host)
        : element instanceof VirtualMachine vm ? XenIcon.of(vm) : null;
    if (icon == null) {
      return null;
    }
    return images.get(HostRows.isDoubled(element) ? new DecorationOverlayIcon(icon.descriptor(), warning,
        IDecoration.BOTTOM_LEFT) : icon.descriptor());
  }

  private void column(ColumnSpec spec, String title, int style, Function<Object, String> text,
      Function<Object, @Nullable Image> image) {
    TreeViewerColumn column = new TreeViewerColumn(viewer, style);
    column.getColumn().setText(title);
    column.setLabelProvider(new RowLabels(text, image));
    columns.add(column.getColumn(), spec);
  }

  private void sort() {
    viewer.setComparator(columns.sort().map(by -> new HostOrder(rows, by)).orElse(null));
  }

  /**
   * Puts rows in order again whose values have changed, if that is what they are sorted by; not while the user points
   * at one or has its menu open, who would hit another. A pointer that has rested for some calls was left there.
   */
  void refreshOrder() {
    if (viewer.getComparator() instanceof HostOrder order && order.isChanging() && !isPointedAt()) {
      order.renew();
      viewer.refresh(false);
    }
  }

  private boolean isPointedAt() {
    Tree tree = viewer.getTree();
    Menu menu = tree.getMenu();
    Point now = tree.getDisplay().getCursorLocation();
    resting = now.equals(pointer) ? resting + 1 : 0;
    pointer = now;
    return menu != null && menu.isVisible()
        || resting < LEFT_THERE && tree.getDisplay().getCursorControl() == tree && isRow(now);
  }

  /** Below the header, which is clicked to sort, and on a row. */
  private boolean isRow(Point location) {
    Tree tree = viewer.getTree();
    return tree.getItem(tree.toControl(location)) != null;
  }
}
