/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowMenuTest {

  /** Where the mouse happens to be. */
  private static final Point MOUSE = new Point(700, 550);

  private boolean ownDisplay;
  private Display display;
  private Shell shell;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    shell.setSize(300, 200);
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void show() {
    shell.open();
    while (display.readAndDispatch()) {
      // Until everything has its place.
    }
  }

  private static Point asked(Widget control, int how) {
    Event event = new Event();
    event.detail = how;
    event.x = MOUSE.x;
    event.y = MOUSE.y;
    control.notifyListeners(SWT.MenuDetect, event);
    return new Point(event.x, event.y);
  }

  @Test
  void opensAtTheSelectedRowOfATreeWhenAskedForByTheKeyboard() {
    Tree tree = new Tree(shell, SWT.NONE);
    RowMenu.install(tree, new MenuManager());
    for (int i = 0; i < 100; i++) {
      new TreeItem(tree, SWT.NONE).setText("row " + i);
    }
    tree.setSelection(tree.getItem(2));
    show();
    Rectangle row = tree.getItem(2).getBounds(0);
    assertThat(asked(tree, SWT.MENU_KEYBOARD)).isEqualTo(tree.toDisplay(row.x, row.y + row.height));
    assertThat(asked(tree, SWT.MENU_MOUSE)).as("where the mouse was clicked").isEqualTo(MOUSE);
  }

  @Test
  void opensInSightWhenTheRowIsNot() {
    Table table = new Table(shell, SWT.NONE);
    RowMenu.install(table, new MenuManager());
    for (int i = 0; i < 100; i++) {
      new TableItem(table, SWT.NONE).setText("row " + i);
    }
    table.setSelection(99);
    table.setTopIndex(0);
    show();
    Point corner = table.toControl(asked(table, SWT.MENU_KEYBOARD));
    assertThat(corner.y).isBetween(0, table.getSize().y);
    table.deselectAll();
    assertThat(table.toControl(asked(table, SWT.MENU_KEYBOARD)).y).isBetween(0, table.getSize().y);
  }
}
