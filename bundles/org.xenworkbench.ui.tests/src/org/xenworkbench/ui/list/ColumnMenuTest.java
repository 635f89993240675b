/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Right clicks on headers; makes a display of its own unless the test runs on the thread of one. */
class ColumnMenuTest {

  private static final List<String> TITLES = List.of("Name", "State", "CPU");

  private final List<Menu> shown = new ArrayList<>();
  private final Listener watcher = event -> {
    if (event.widget instanceof Menu menu) {
      shown.add(menu);
    }
  };
  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private Header header;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    display.addFilter(SWT.Show, watcher);
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
  }

  @AfterEach
  void closeShell() {
    display.removeFilter(SWT.Show, watcher);
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private ListColumns create(String kind) {
    ListColumns columns = kind.equals("table") ? table() : tree();
    shell.setSize(700, 300);
    shell.open();
    shell.layout(true, true);
    while (display.readAndDispatch()) {
      assertThat(shell.isDisposed()).isFalse();
    }
    return columns;
  }

  private ListColumns table() {
    Table table = new Table(shell, SWT.NONE);
    table.setHeaderVisible(true);
    header = new TableHeader(table);
    ListColumns columns = ListColumns.of(table, () -> {});
    for (String title : TITLES) {
      TableColumn column = new TableColumn(table, SWT.NONE);
      column.setText(title);
      columns.add(column, spec(title));
    }
    return columns;
  }

  private ListColumns tree() {
    Tree tree = new Tree(shell, SWT.NONE);
    tree.setHeaderVisible(true);
    header = new TreeHeader(tree);
    ListColumns columns = ListColumns.of(tree, () -> {});
    for (String title : TITLES) {
      TreeColumn column = new TreeColumn(tree, SWT.NONE);
      column.setText(title);
      columns.add(column, spec(title));
    }
    return columns;
  }

  private static ColumnSpec spec(String title) {
    return new ColumnSpec(title, "sample", "a longer sample", title.equals("Name") ? 1 : 0, 0);
  }

  /** Whether the list still shows a menu of its own. */
  private boolean rightClick(int y, int how) {
    Composite list = header.list();
    Point at = list.toDisplay(list.getClientArea().x + 5, list.getClientArea().y + y);
    Event event = new Event();
    event.x = at.x;
    event.y = at.y;
    event.detail = how;
    list.notifyListeners(SWT.MenuDetect, event);
    return event.doit;
  }

  /** What a right click on the header shows. */
  private Menu menu() {
    shown.clear();
    assertThat(rightClick(header.height() / 2, SWT.MENU_MOUSE)).as("the menu of the rows comes").isFalse();
    while (shown.isEmpty()) {
      if (!display.readAndDispatch()) {
        display.sleep();
      }
    }
    return shown.get(0);
  }

  private static void choose(Menu menu, String title) {
    MenuItem item = Arrays.stream(menu.getItems()).filter(one -> one.getText().equals(title)).findFirst().orElseThrow();
    item.setSelection(!item.getSelection());
    item.notifyListeners(SWT.Selection, new Event());
    menu.setVisible(false);
  }

  private static List<String> checks(Menu menu) {
    return Arrays.stream(menu.getItems()).filter(item -> (item.getStyle() & SWT.CHECK) != 0)
        .map(item -> item.getText() + " " + item.getSelection()).toList();
  }

  @ParameterizedTest
  @Timeout(60)
  @ValueSource(strings = {"table", "tree"})
  void aRightClickOnTheHeaderChoosesColumns(String kind) {
    ListColumn cpu = create(kind).columns().get(2);
    int width = header.width(cpu.item());
    assertThat(width).isPositive();
    Menu menu = menu();
    assertThat(checks(menu)).as("all but what rows are known by").containsExactly("State true", "CPU true");
    choose(menu, "CPU");
    assertThat(cpu.isHidden()).isTrue();
    assertThat(header.width(cpu.item())).isZero();
    Menu again = menu();
    assertThat(checks(again)).containsExactly("State true", "CPU false");
    choose(again, "CPU");
    assertThat(cpu.isHidden()).isFalse();
    assertThat(header.width(cpu.item())).isEqualTo(width);
  }

  @Test
  void rowsKeepTheirOwnMenu() {
    create("table");
    assertThat(rightClick(header.height() + 1, SWT.MENU_MOUSE)).as("below the header").isTrue();
    assertThat(rightClick(header.height() / 2, SWT.MENU_KEYBOARD)).as("by the keyboard").isTrue();
    assertThat(shown).isEmpty();
  }
}
