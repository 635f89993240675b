/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * Where the one row is that is selected: whoever works with the keyboard and removes it goes on with the next, or the
 * last, or the row above if it was the only one.
 */
record SelectedRow(Tree tree, @Nullable TreeItem parent, int index) {

  /** Empty if not one is selected, or it does not pass the selection on. */
  static Optional<SelectedRow> of(TreeViewer viewer, Nodes nodes) {
    TreeItem[] selected = viewer.getTree().getSelection();
    if (selected.length != 1
        || nodes.of(selected[0].getData()).filter(node -> node.kind().passesSelectionOn()).isEmpty()) {
      return Optional.empty();
    }
    TreeItem parent = selected[0].getParentItem();
    return Optional.of(new SelectedRow(viewer.getTree(), parent,
        parent == null ? viewer.getTree().indexOf(selected[0]) : parent.indexOf(selected[0])));
  }

  /** What is to be selected now that it is gone. */
  Optional<Object> next() {
    TreeItem above = parent == null || parent.isDisposed() ? null : parent;
    TreeItem[] rows = above == null ? tree.getItems() : above.getItems();
    TreeItem next = rows.length == 0 ? above : rows[Math.min(index, rows.length - 1)];
    return Optional.ofNullable(next == null ? null : next.getData());
  }
}
