/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.function.ToDoubleFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;

/** Paints a share behind what a column says of it: rows in sight only, in the colour of the text. */
final class ShareBar {

  private static final int MARGIN = 2;
  private static final int ALPHA = 90;

  private ShareBar() {
  }

  /** Paints in a tree of hosts how much is in use, and how much is done of what is under way. UI thread. */
  static void install(Tree tree, Nodes nodes) {
    install(tree, HostColumn.USE.ordinal(), row -> nodes.value(row, HostColumn.USE));
    install(tree, HostColumn.STATE.ordinal(), nodes::done);
  }

  /** @param share that of an element, 0..1; none is painted for any other value */
  private static void install(Tree tree, int column, ToDoubleFunction<Object> share) {
    tree.addListener(SWT.EraseItem, event -> {
      int width = tree.getColumn(column).getWidth();
      if (event.index == column && width > 0 && event.item.getData() != null) {
        paint(event, width, share.applyAsDouble(event.item.getData()));
      }
    });
  }

  private static void paint(Event event, int width, double share) {
    if (share >= 0 && share <= 1) {
      int alpha = event.gc.getAlpha();
      event.gc.setBackground(event.gc.getForeground());
      event.gc.setAlpha(ALPHA);
      event.gc.fillRectangle(bar(event.x, event.y, width, event.height, share));
      event.gc.setAlpha(alpha);
    }
  }

  /** From the left, as long as its share of the column. */
  static Rectangle bar(int x, int y, int width, int height, double share) {
    return new Rectangle(x + MARGIN, y + MARGIN, (int) Math.round((width - 2 * MARGIN) * share),
        Math.max(1, height - 2 * MARGIN));
  }
}
