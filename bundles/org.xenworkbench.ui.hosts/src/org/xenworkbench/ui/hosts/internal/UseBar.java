/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;

/** Paints how much is in use behind the percent in their column: rows in sight only, in the colour of the text. */
final class UseBar {

  private static final int MARGIN = 2;
  private static final int ALPHA = 60;

  private UseBar() {
  }

  /** Paints in a tree. UI thread. */
  static void install(Tree tree, int column, Nodes nodes) {
    tree.addListener(SWT.EraseItem, event -> {
      int width = tree.getColumn(column).getWidth();
      if (event.index == column && width > 0 && event.item.getData() != null) {
        paint(event, width, nodes.value(event.item.getData(), HostColumn.USE));
      }
    });
  }

  private static void paint(Event event, int width, double use) {
    if (use >= 0 && use <= 1) {
      int alpha = event.gc.getAlpha();
      event.gc.setBackground(event.gc.getForeground());
      event.gc.setAlpha(ALPHA);
      event.gc.fillRectangle(bar(event.x, event.y, width, event.height, use));
      event.gc.setAlpha(alpha);
    }
  }

  /** From the left, as long as its share of the column. */
  static Rectangle bar(int x, int y, int width, int height, double use) {
    return new Rectangle(x + MARGIN, y + MARGIN, (int) Math.round((width - 2 * MARGIN) * use),
        Math.max(1, height - 2 * MARGIN));
  }
}
