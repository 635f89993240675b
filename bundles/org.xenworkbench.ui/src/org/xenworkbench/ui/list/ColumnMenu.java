/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.xenworkbench.ui.internal.Messages;

/** Chooses columns, by a right click on the header or in the menu of a view. UI thread. */
final class ColumnMenu {

  private final ListColumns columns;
  private @Nullable MenuManager popup;

  ColumnMenu(ListColumns columns) {
    this.columns = columns;
  }

  void open(Control list, int x, int y) {
    dispose();
    MenuManager opened = new MenuManager();
    popup = opened;
    fill(opened);
    Menu menu = opened.createContextMenu(list);
    menu.setLocation(x, y);
    menu.setVisible(true);
  }

  void fill(IMenuManager manager) {
    for (ListColumn column : columns.columns()) {
      if (column.canHide()) {
        manager.add(new Choice(column));
      }
    }
    manager.add(new Separator());
    manager.add(new Reset());
  }

  void dispose() {
    MenuManager opened = popup;
    if (opened != null) {
      opened.dispose();
    }
  }

  private final class Choice extends Action {

    private final ListColumn column;

    Choice(ListColumn column) {
      super(column.title(), IAction.AS_CHECK_BOX);
      this.column = column;
      setChecked(!column.isHidden());
    }

    @Override
    public void run() {
      columns.setHidden(column, !isChecked());
    }
  }

  private final class Reset extends Action {

    Reset() {
      super(Messages.ColumnMenu_reset);
    }

    @Override
    public void run() {
      columns.reset();
    }
  }
}
