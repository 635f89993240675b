/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerDropAdapter;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.dnd.TransferData;
import org.xenworkbench.core.host.HostGroup;
import org.xenworkbench.core.host.HostGroups;
import org.xenworkbench.core.model.GroupId;
import org.xenworkbench.core.model.Host;
import org.xenworkbench.core.model.HostId;
import org.xenworkbench.ui.ModelSelection;
import org.xenworkbench.ui.Problems;

/** Changes groups off the UI thread, since that writes a file; and by dragging hosts onto them. */
public final class GroupMoves extends ViewerDropAdapter {

  /** Changes are made one after the other, as the user asked for them. */
  private static final ISchedulingRule IN_TURN = new ISchedulingRule() {
    @Override
    public boolean contains(@Nullable ISchedulingRule rule) {
      return rule == this;
    }

    @Override
    public boolean isConflicting(@Nullable ISchedulingRule rule) {
      return rule == this;
    }
  };

  private final Nodes nodes;
  private final HostGroups groups;

  private GroupMoves(TreeViewer viewer, Nodes nodes, HostGroups groups) {
    super(viewer);
    this.nodes = nodes;
    this.groups = groups;
    setFeedbackEnabled(false); // hosts have their order: nothing is dropped between two
  }

  /** Lets hosts be dragged in a tree: onto a group or a host in it, and out of it onto a host in none or no row. */
  static void install(TreeViewer viewer, Nodes nodes, HostGroups groups) {
    Transfer[] transfers = {LocalSelectionTransfer.getTransfer()};
    viewer.addDragSupport(DND.DROP_MOVE, transfers, new DragSourceAdapter() {
      @Override
      public void dragStart(@Nullable DragSourceEvent event) {
        List<Host> hosts = hosts(viewer.getSelection());
        if (event != null) {
          event.doit = !hosts.isEmpty() && hosts.size() == viewer.getStructuredSelection().size();
          LocalSelectionTransfer.getTransfer().setSelection(viewer.getSelection());
        }
      }

      @Override
      public void dragFinished(@Nullable DragSourceEvent event) {
        LocalSelectionTransfer.getTransfer().setSelection(null);
      }
    });
    viewer.addDropSupport(DND.DROP_MOVE, transfers, new GroupMoves(viewer, nodes, groups));
  }

  /** Those that the user added: a driver's own belongs to nobody's group. */
  private static List<Host> hosts(@Nullable ISelection selection) {
    return ModelSelection.hosts(selection).stream().filter(host -> host.kind() == Host.Kind.HYPERVISOR).toList();
  }

  /** What is dragged, which in an IDE may be anything of any view. */
  private static List<Host> dragged() {
    return hosts(LocalSelectionTransfer.getTransfer().getSelection());
  }

  @Override
  public boolean validateDrop(@Nullable Object target, int operation, @Nullable TransferData type) {
    return LocalSelectionTransfer.getTransfer().isSupportedType(type) && !dragged().isEmpty();
  }

  @Override
  public boolean performDrop(@Nullable Object data) {
    Set<HostId> hosts = dragged().stream().map(Host::id).collect(Collectors.toSet());
    Optional<GroupId> group = nodes.of(getCurrentTarget()).stream().flatMap(node -> nodes.withAncestors(node.handle()))
        .filter(HostGroup.class::isInstance).map(HostGroup.class::cast).map(HostGroup::id).findFirst();
    inBackground(() -> groups.move(hosts, group));
    return true;
  }

  /** Changes groups; what cannot be done is shown. */
  public static void inBackground(Runnable change) {
    Job job = Job.create(Messages.GroupMoves_changing, (ICoreRunnable) monitor -> {
      try {
        change.run();
      } catch (IllegalArgumentException | IllegalStateException e) {
        throw new CoreException(Problems.result(Messages.GroupMoves_notChanged, e));
      }
    });
    job.setRule(IN_TURN);
    job.schedule();
  }
}
