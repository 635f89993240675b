/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import org.eclipse.swt.widgets.Table;

/**
 * The number of rows of a virtual table. UI thread.
 *
 * @since 0.1
 */
public final class VirtualRows {

  private VirtualRows() {
  }

  /**
   * Sets it. The last row goes by itself: while SWT takes several away at once, GTK asks for those that are left, and
   * SWT makes rows of a table that has none, which nobody disposes. The next change of the theme touches them, and ends
   * the process.
   */
  public static void setCount(Table table, int count) {
    if (count == 0 && table.getItemCount() > 1) {
      table.setItemCount(1);
    }
    table.setItemCount(count);
  }
}
