/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Table;

/** How the room of the view is shared where there is little: some rows of the table come first. UI thread. */
final class TableRoom {

  private static final int ROWS = 3;
  private static final int LINES = 3;
  /** What is said of an entry in full is mostly longer than that. */
  private static final int FULL = 10;
  /** Columns and details both have room side by side, in points. */
  private static final int WIDE = 1_100;

  private TableRoom() {
  }

  /** Whether details stand beside the table rather than below it: where there is more width than height for both. */
  static boolean isBeside(SashForm sash, Table table) {
    int height = sash.getClientArea().height;
    return sash.getClientArea().width >= WIDE && height > 0
        && height < rows(table) + sash.getSashWidth() + FULL * table.getItemHeight();
  }

  /** Whether some rows and some lines of the details both have room; before the view is laid out they have. */
  static boolean hasDetails(SashForm sash, Table table) {
    int height = sash.getClientArea().height;
    return height == 0 || isBeside(sash, table)
        || height >= rows(table) + sash.getSashWidth() + LINES * table.getItemHeight();
  }

  /** The share of the details in percent: what the user wants, but so that the table keeps some rows. */
  static int details(SashForm sash, Table table, int wanted) {
    int height = sash.getClientArea().height - sash.getSashWidth();
    return height <= 0 ? wanted : Math.max(1, Math.min(wanted, 100 * (height - rows(table)) / height));
  }

  /** Scrolls to the selected row, if it is below what is in sight; GTK's own way goes by the height of before. */
  static void reveal(Table table) {
    int seen = Math.max(1, (table.getClientArea().height - table.getHeaderHeight()) / table.getItemHeight());
    int selected = table.getSelectionIndex();
    if (selected >= table.getTopIndex() + seen) {
      table.setTopIndex(selected - seen + 1);
    }
  }

  private static int rows(Table table) {
    return table.getHeaderHeight() + ROWS * table.getItemHeight();
  }
}
