/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerDropAdapter;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.swt.widgets.Control;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.core.model.ModelObject;
import org.xenworkbench.core.model.VirtualMachine;
import org.xenworkbench.ui.ModelSelection;

/** Drags hosts and groups onto groups, and virtual machines onto the host that they are to migrate to. UI thread. */
public final class RowDrag extends ViewerDropAdapter {

  private final Nodes nodes;
  private final HostGroups groups;
  private final Consumer<HostId> migrate;

  private RowDrag(TreeViewer viewer, Nodes nodes, HostGroups groups, Consumer<HostId> migrate) {
    super(viewer);
    this.nodes = nodes;
    this.groups = groups;
    this.migrate = migrate;
    setFeedbackEnabled(false); // rows have their order: nothing is dropped between two
  }

  /** Lets hosts and groups, or virtual machines, be dragged out of a list. */
  public static void from(Control list, ISelectionProvider provider) {
    DragSource source = new DragSource(list, DND.DROP_MOVE);
    source.setTransfer(LocalSelectionTransfer.getTransfer());
    source.addDragListener(new DragSourceAdapter() {
      @Override
      public void dragStart(@Nullable DragSourceEvent event) {
        if (event != null) {
          event.doit = isDraggable(provider.getSelection());
          LocalSelectionTransfer.getTransfer().setSelection(provider.getSelection());
        }
      }

      @Override
      public void dragFinished(@Nullable DragSourceEvent event) {
        LocalSelectionTransfer.getTransfer().setSelection(null);
      }
    });
  }

  /**
   * Takes hosts and groups into groups: onto a group or a host in it, and out of it onto a host in none or no row; and
   * virtual machines onto a host, or onto what stands below it.
   *
   * @param migrate asks whether those that are selected are to migrate to a host
   */
  static void into(TreeViewer viewer, Nodes nodes, HostGroups groups, Consumer<HostId> migrate) {
    viewer.addDropSupport(DND.DROP_MOVE, new Transfer[] {LocalSelectionTransfer.getTransfer()},
        new RowDrag(viewer, nodes, groups, migrate));
  }

  /** Whether all of it is of one kind that can go elsewhere. */
  static boolean isDraggable(@Nullable ISelection selection) {
    int size = selection instanceof IStructuredSelection some ? some.size() : 0;
    return size > 0 && (hosts(selection).size() + groups(selection).size() == size
        || machines(selection).size() == size);
  }

  /** Those that the user added: a driver's own belongs to nobody's group. */
  private static List<Host> hosts(@Nullable ISelection selection) {
    return ModelSelection.hosts(selection).stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR).toList();
  }

  private static Set<GroupId> groups(@Nullable ISelection selection) {
    return ModelSelection.of(selection, HostGroup.class).stream().map(HostGroup::id).collect(Collectors.toSet());
  }

  private static List<VirtualMachine> machines(@Nullable ISelection selection) {
    return ModelSelection.virtualMachines(selection).stream().filter(vm -> !vm.isControlDomain()).toList();
  }

  /** What is dragged, which in an IDE may be anything of any view. */
  private static @Nullable ISelection dragged() {
    return LocalSelectionTransfer.getTransfer().getSelection();
  }

  @Override
  public boolean validateDrop(@Nullable Object target, int operation, @Nullable TransferData type) {
    return LocalSelectionTransfer.getTransfer().isSupportedType(type)
        && (takes(nodes, groups, target, dragged()) || target(nodes, target, dragged()).isPresent());
  }

  /** Whether hosts and groups can be in the group that they are dropped on, or at the top. */
  static boolean takes(Nodes nodes, HostGroups groups, @Nullable Object row, @Nullable ISelection dragged) {
    Set<GroupId> moved = groups(dragged);
    return !(moved.isEmpty() && hosts(dragged).isEmpty()) && groups.whyNotIn(moved, group(nodes, row)).isEmpty();
  }

  private static Optional<GroupId> group(Nodes nodes, @Nullable Object row) {
    return above(nodes, row).filter(HostGroup.class::isInstance).map(HostGroup.class::cast).map(HostGroup::id)
        .findFirst();
  }

  /** The host that virtual machines are dropped on, if one of them is elsewhere. */
  static Optional<HostId> target(Nodes nodes, @Nullable Object row, @Nullable ISelection dragged) {
    return above(nodes, row).filter(Host.class::isInstance).map(Host.class::cast)
        .filter(host -> host.kind() == Host.Kind.HYPERVISOR).map(Host::id).findFirst()
        .filter(host -> machines(dragged).stream().anyMatch(vm -> !vm.host().equals(host)));
  }

  private static Stream<ModelObject> above(Nodes nodes, @Nullable Object row) {
    return nodes.of(row).stream().flatMap(node -> nodes.withAncestors(node.handle()));
  }

  @Override
  public boolean performDrop(@Nullable Object data) {
    Set<HostId> hosts = hosts(dragged()).stream().map(Host::id).collect(Collectors.toSet());
    Set<GroupId> moved = groups(dragged());
    if (hosts.isEmpty() && moved.isEmpty()) {
      target(nodes, getCurrentTarget(), dragged()).ifPresent(migrate);
    } else {
      Optional<GroupId> group = group(nodes, getCurrentTarget());
      GroupMoves.inBackground(() -> {
        groups.nest(moved, group);
        groups.move(hosts, group);
      });
    }
    return true;
  }
}
