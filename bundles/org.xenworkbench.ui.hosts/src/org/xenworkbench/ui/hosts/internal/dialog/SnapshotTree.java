/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal.dialog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.xenworkbench.core.driver.Snapshot;
import org.xenworkbench.core.model.DomainState;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.Formats;
import org.xenworkbench.ui.ModelTexts;
import org.xenworkbench.ui.hosts.internal.Messages;

/** Snapshots, each below the one that it goes on from. UI thread. */
final class SnapshotTree {

  private final TreeViewer viewer;
  private List<Snapshot> all = List.of();

  SnapshotTree(Composite holder, Runnable selected) {
    TreeColumnLayout layout = new TreeColumnLayout();
    holder.setLayout(layout);
    viewer = new TreeViewer(holder, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
    viewer.getTree().setHeaderVisible(true);
    viewer.getTree().setData("org.eclipse.swtbot.widget.key", "hosts.snapshots");
    column(layout, Messages.SnapshotTree_name, 40, 220, one -> one.current()
        ? NLS.bind(Messages.SnapshotTree_current, SafeText.row(one.name())) : SafeText.row(one.name()));
    column(layout, Messages.SnapshotTree_taken, 25, 150,
        one -> one.taken().equals(Instant.EPOCH) ? Formats.UNKNOWN : Formats.dateTime(one.taken()));
    column(layout, Messages.SnapshotTree_state, 15, 90,
        one -> one.state() == DomainState.NO_STATE ? Messages.SnapshotTree_disks : ModelTexts.state(one.state()));
    column(layout, Messages.SnapshotTree_description, 20, 120, one -> SafeText.row(one.description()));
    viewer.setContentProvider(new Content());
    viewer.addSelectionChangedListener(event -> selected.run());
    AccessibleNames.set(viewer.getTree(), Messages.SnapshotsDialog_title);
  }

  private void column(TreeColumnLayout layout, String title, int weight, int width, Function<Snapshot, String> text) {
    TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
    column.getColumn().setText(title);
    layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, width, true));
    column.setLabelProvider(new ColumnLabelProvider() {
      @Override
      public String getText(Object element) {
        return text.apply((Snapshot) element);
      }
    });
  }

  /** Shows these; the selected one stays selected, else it is the one that the VM goes on from. */
  void show(List<Snapshot> snapshots) {
    Optional<String> chosen = selected().map(Snapshot::name);
    all = snapshots;
    viewer.setInput(snapshots);
    viewer.expandAll();
    snapshots.stream().filter(one -> chosen.filter(one.name()::equals).isPresent()).findFirst()
        .or(() -> snapshots.stream().filter(Snapshot::current).findFirst())
        .ifPresent(one -> viewer.setSelection(new StructuredSelection(one), true));
  }

  /** What they are called. */
  List<String> names() {
    return all.stream().map(Snapshot::name).toList();
  }

  Optional<Snapshot> selected() {
    return Optional.ofNullable((Snapshot) viewer.getStructuredSelection().getFirstElement());
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  void setFocus() {
    viewer.getTree().setFocus();
  }

  private Optional<Snapshot> parent(Snapshot snapshot) {
    return snapshot.parent().flatMap(name -> all.stream().filter(one -> one.name().equals(name)).findFirst());
  }

  /** Below a parent that is not told of, as one that was cut off is, none can stand: it is a first one then. */
  private final class Content implements ITreeContentProvider {

    @Override
    public Object[] getElements(@Nullable Object input) {
      return all.stream().filter(one -> parent(one).isEmpty()).toArray();
    }

    @Override
    public Object[] getChildren(Object parent) {
      String name = ((Snapshot) parent).name();
      return all.stream().filter(one -> one.parent().filter(name::equals).isPresent()).toArray();
    }

    @Override
    public @Nullable Object getParent(Object element) {
      return parent((Snapshot) element).orElse(null);
    }

    @Override
    public boolean hasChildren(Object element) {
      return getChildren(element).length > 0;
    }
  }
}
