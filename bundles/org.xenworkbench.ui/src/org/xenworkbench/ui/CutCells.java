/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.xenworkbench.core.text.SafeText;

/**
 * The tooltips of a tree or table: the text of the cell under the mouse, where it is cut, and nothing else. They are
 * the window system's own, which take no clicks, and leave when something is done. UI thread.
 *
 * @since 0.1
 */
public final class CutCells {

  /** What a tree's item and a table's have in common. */
  private interface Cells {

    @Nullable
    Item at(Point point);

    Rectangle bounds(Item item, int column);

    String text(Item item, int column);

    @Nullable
    Image image(Item item, int column);

    int columns();
  }

  /** Room that the window system leaves beside a text, and between it and its image. */
  private static final int MARGIN = 4;

  private final Composite control;
  private final Cells cells;
  private @Nullable Point mouse;

  private CutCells(Composite control, Cells cells) {
    this.control = control;
    this.cells = cells;
    control.addListener(SWT.MouseMove, event -> moved(new Point(event.x, event.y)));
    for (int ended : new int[] {SWT.MouseExit, SWT.MouseDown, SWT.MouseWheel, SWT.MenuDetect,
        SWT.KeyDown}) {
      control.addListener(ended, event -> moved(null));
    }
  }

  /** Gives a tree such tooltips. */
  public static CutCells install(Tree tree) {
    return new CutCells(tree, new Cells() {
      @Override
      public @Nullable Item at(Point point) {
        return tree.getItem(point);
      }

      @Override
      public Rectangle bounds(Item item, int column) {
        return ((TreeItem) item).getBounds(column);
      }

      @Override
      public String text(Item item, int column) {
        return ((TreeItem) item).getText(column);
      }

      @Override
      public @Nullable Image image(Item item, int column) {
        return ((TreeItem) item).getImage(column);
      }

      @Override
      public int columns() {
        return tree.getColumnCount();
      }
    });
  }

  /** Gives a table such tooltips. */
  public static CutCells install(Table table) {
    return new CutCells(table, new Cells() {
      @Override
      public @Nullable Item at(Point point) {
        return table.getItem(point);
      }

      @Override
      public Rectangle bounds(Item item, int column) {
        return ((TableItem) item).getBounds(column);
      }

      @Override
      public String text(Item item, int column) {
        return ((TableItem) item).getText(column);
      }

      @Override
      public @Nullable Image image(Item item, int column) {
        return ((TableItem) item).getImage(column);
      }

      @Override
      public int columns() {
        return table.getColumnCount();
      }
    });
  }

  private void moved(@Nullable Point to) {
    mouse = to;
    refresh();
  }

  /** To be called when cells say something else or have moved, which the mouse need not have done. */
  public void refresh() {
    Point at = mouse;
    String text = at == null ? null : textAt(at);
    String shown = control.getToolTipText();
    if (text == null ? shown != null : !text.equals(shown)) {
      control.setToolTipText(text);
    }
  }

  private @Nullable String textAt(Point point) {
    Item item = cells.at(point);
    if (item == null) {
      return null;
    }
    for (int column = 0; column < cells.columns(); column++) {
      Rectangle bounds = cells.bounds(item, column);
      if (bounds.contains(point)) {
        return isCut(item, column, bounds.width) ? SafeText.label(cells.text(item, column)) : null;
      }
    }
    return null;
  }

  private boolean isCut(Item item, int column, int room) {
    Image image = cells.image(item, column);
    GC gc = new GC(control);
    try {
      int needed = gc.textExtent(cells.text(item, column), SWT.DRAW_TRANSPARENT).x
          + (image == null ? 0 : image.getBounds().width + MARGIN);
      return needed + MARGIN > room;
    } finally {
      gc.dispose();
    }
  }
}
