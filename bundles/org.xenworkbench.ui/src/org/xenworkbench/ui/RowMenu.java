/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.MenuDetectEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * The context menu of a tree or table. Asked for by the keyboard it opens at the selected row that it is about; SWT
 * opens it where the mouse happens to be. UI thread.
 *
 * @since 0.1
 */
public final class RowMenu {

  private RowMenu() {
  }

  /** Makes it the context menu of a tree. */
  public static void install(Tree tree, MenuManager manager) {
    install((Composite) tree, manager, () -> {
      TreeItem[] selected = tree.getSelection();
      return selected.length == 0 ? null : selected[0].getBounds(0);
    });
  }

  /** Makes it the context menu of a table. */
  public static void install(Table table, MenuManager manager) {
    install((Composite) table, manager, () -> {
      TableItem[] selected = table.getSelection();
      return selected.length == 0 ? null : selected[0].getBounds(0);
    });
  }

  /** Makes it the context menu of what has no rows; asked for by the keyboard it opens in the upper left corner. */
  public static void install(Composite control, MenuManager manager) {
    install(control, manager, () -> null);
  }

  private static void install(Composite control, MenuManager manager, Supplier<@Nullable Rectangle> row) {
    control.setMenu(manager.createContextMenu(control));
    control.addMenuDetectListener(event -> {
      if (event.detail == SWT.MENU_KEYBOARD) {
        place(event, control, row.get());
      }
    });
  }

  /** Below the row, as far as that is in sight. */
  private static void place(MenuDetectEvent event, Composite control, @Nullable Rectangle row) {
    Rectangle area = control.getClientArea();
    Point corner = row == null ? new Point(area.x, area.y) : new Point(row.x, row.y + row.height);
    Point seen = control.toDisplay(Math.max(area.x, Math.min(corner.x, area.x + area.width)),
        Math.max(area.y, Math.min(corner.y, area.y + area.height)));
    event.x = seen.x;
    event.y = seen.y;
  }
}
