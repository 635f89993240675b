/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Item;

/** What the header of a table and that of a tree have in common, for which SWT has no type. UI thread. */
interface Header {

  /** The table or tree. */
  Composite list();

  /** How high it is. */
  int height();

  /** The width of the room that the columns have. */
  int room();

  int width(Item column);

  void setWidth(Item column, int width);

  void setResizable(Item column, boolean resizable);

  /** The places of the columns, by the number of each. */
  int[] order();

  void setOrder(int[] order);

  /** The rows that are to be seen, from the top. */
  List<Item> shownRows();

  /** What a row says in a column, by its number. */
  String text(Item row, int column);

  /** Shows by which column the list is sorted, if by any. */
  void showSort(@Nullable Item column, int direction);
}
