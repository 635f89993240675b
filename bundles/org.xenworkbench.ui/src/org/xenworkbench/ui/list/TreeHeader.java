/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/** The header of a tree. */
record TreeHeader(Tree tree) implements Header {

  @Override
  public Composite list() {
    return tree;
  }

  @Override
  public int height() {
    return tree.getHeaderHeight();
  }

  @Override
  public int room() {
    return tree.getClientArea().width;
  }

  @Override
  public int width(Item column) {
    return ((TreeColumn) column).getWidth();
  }

  @Override
  public void setWidth(Item column, int width) {
    ((TreeColumn) column).setWidth(width);
  }

  @Override
  public void setResizable(Item column, boolean resizable) {
    ((TreeColumn) column).setResizable(resizable);
  }

  @Override
  public int[] order() {
    return tree.getColumnOrder();
  }

  @Override
  public void setOrder(int[] order) {
    tree.setColumnOrder(order);
  }

  @Override
  public List<Item> shownRows() {
    List<Item> rows = new ArrayList<>();
    TreeItem row = top();
    for (int left = tree.getClientArea().height / tree.getItemHeight() + 1; row != null && left > 0; left--) {
      rows.add(row);
      row = below(row);
    }
    return rows;
  }

  /** What GTK calls the top row is the one that was asked to be there last, also if rows have come above it since. */
  private @Nullable TreeItem top() {
    TreeItem row = tree.getTopItem();
    for (int over = row == null ? 0 : row.getBounds().y; row != null && over > 0; over -= tree.getItemHeight()) {
      TreeItem above = above(row);
      if (above == null) {
        break;
      }
      row = above;
    }
    return row;
  }

  /** The row above one; null at the top. */
  private @Nullable TreeItem above(TreeItem row) {
    TreeItem parent = row.getParentItem();
    int index = parent == null ? tree.indexOf(row) : parent.indexOf(row);
    if (index == 0) {
      return parent;
    }
    TreeItem above = parent == null ? tree.getItem(index - 1) : parent.getItem(index - 1);
    while (above.getExpanded() && above.getItemCount() > 0) {
      above = above.getItem(above.getItemCount() - 1);
    }
    return above;
  }

  /** The row below one; null at the end. */
  private @Nullable TreeItem below(TreeItem row) {
    if (row.getExpanded() && row.getItemCount() > 0) {
      return row.getItem(0);
    }
    for (TreeItem item = row; item != null; item = item.getParentItem()) {
      TreeItem parent = item.getParentItem();
      int next = 1 + (parent == null ? tree.indexOf(item) : parent.indexOf(item));
      if (next < (parent == null ? tree.getItemCount() : parent.getItemCount())) {
        return parent == null ? tree.getItem(next) : parent.getItem(next);
      }
    }
    return null;
  }

  @Override
  public String text(Item row, int column) {
    return ((TreeItem) row).getText(column);
  }

  @Override
  public void showSort(@Nullable Item column, int direction) {
    tree.setSortColumn((TreeColumn) column);
    tree.setSortDirection(direction);
  }
}
