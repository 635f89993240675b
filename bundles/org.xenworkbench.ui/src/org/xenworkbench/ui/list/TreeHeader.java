/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;

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
  public void showSort(@Nullable Item column, int direction) {
    tree.setSortColumn((TreeColumn) column);
    tree.setSortDirection(direction);
  }
}
