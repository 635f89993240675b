/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The header of a table. */
record TableHeader(Table table) implements Header {

  @Override
  public Composite list() {
    return table;
  }

  @Override
  public int height() {
    return table.getHeaderHeight();
  }

  @Override
  public int room() {
    return table.getClientArea().width;
  }

  @Override
  public int width(Item column) {
    return ((TableColumn) column).getWidth();
  }

  @Override
  public void setWidth(Item column, int width) {
    ((TableColumn) column).setWidth(width);
  }

  @Override
  public void setResizable(Item column, boolean resizable) {
    ((TableColumn) column).setResizable(resizable);
  }

  @Override
  public int[] order() {
    return table.getColumnOrder();
  }

  @Override
  public void setOrder(int[] order) {
    table.setColumnOrder(order);
  }

  @Override
  public List<Item> shownRows() {
    int first = table.getTopIndex();
    int end = Math.min(table.getItemCount(), first + table.getClientArea().height / table.getItemHeight() + 1);
    return IntStream.range(first, end).<Item>mapToObj(table::getItem).toList();
  }

  @Override
  public String text(Item row, int column) {
    return ((TableItem) row).getText(column);
  }

  @Override
  public void showSort(@Nullable Item column, int direction) {
    table.setSortColumn((TableColumn) column);
    table.setSortDirection(direction);
  }
}
