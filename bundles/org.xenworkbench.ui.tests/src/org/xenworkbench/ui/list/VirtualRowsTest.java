/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of a virtual table that go take all of themselves along. */
class VirtualRowsTest {

  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private Table table;
  private final List<TableItem> made = new ArrayList<>();

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    shell.setSize(300, 300);
    table = new Table(shell, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
    new TableColumn(table, SWT.NONE).setWidth(100);
    table.addListener(SWT.SetData, event -> made.add((TableItem) event.item));
    shell.open();
    handleEvents();
  }

  @AfterEach
  void close() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private void handleEvents() {
    while (display.readAndDispatch()) {
      assertThat(shell.isDisposed()).isFalse();
    }
  }

  @Test
  void noRowIsLeftOfATableThatHasNone() {
    for (int rows : new int[] {1, 2, 5, 40, 1_000}) {
      for (boolean isDrawn : new boolean[] {true, false}) {
        table.setVisible(isDrawn);
        VirtualRows.setCount(table, rows);
        handleEvents();
        table.selectAll();
        VirtualRows.setCount(table, 0);
        handleEvents();
        assertThat(table.getItemCount()).isZero();
        assertThat(made).as("%d rows, drawn: %s", rows, isDrawn).allMatch(TableItem::isDisposed);
      }
    }
    assertThat(made).isNotEmpty();
  }
}
