/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** Lets the user drag the border below a row of charts. UI thread. */
final class RowBorders {

  private final Composite content;
  private final Rows rows;
  private OptionalInt dragged = OptionalInt.empty();
  /** Where the mouse has taken it, from the border. */
  private int grip;

  /** The rows of charts, from above. */
  interface Rows {

    int count();

    /** Where a row begins in the content. */
    int top(int row);

    /** Where it ends. */
    int bottom(int row);

    /** Makes it so high. */
    void resize(int row, int height);
  }

  RowBorders(Composite content, Rows rows) {
    this.content = content;
    this.rows = rows;
    content.addListener(SWT.MouseDown, this::pressed);
    content.addListener(SWT.MouseMove, this::moved);
    content.addListener(SWT.MouseUp, event -> dragged = OptionalInt.empty());
    content.addListener(SWT.MouseExit, event -> content.setCursor(null)); // else charts would have it
  }

  /** The row whose lower border is there; one row alone is as high as there is room. */
  private OptionalInt at(int y) {
    return rows.count() < 2 ? OptionalInt.empty() : IntStream.range(0, rows.count())
        .filter(row -> y >= rows.bottom(row) && y <= rows.bottom(row) + RowHeights.SPACING).findFirst();
  }

  private void pressed(Event event) {
    dragged = event.button == 1 ? at(event.y) : OptionalInt.empty();
    dragged.ifPresent(row -> grip = event.y - rows.bottom(row));
  }

  private void moved(Event event) {
    dragged.ifPresent(row -> rows.resize(row, event.y - grip - rows.top(row)));
    boolean isBorder = dragged.isPresent() || at(event.y).isPresent();
    content.setCursor(isBorder ? content.getDisplay().getSystemCursor(SWT.CURSOR_SIZENS) : null);
  }
}
