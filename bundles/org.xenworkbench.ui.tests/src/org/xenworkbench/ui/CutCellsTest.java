/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CutCellsTest {

  private static final String LONG = "Failed: R&D does not answer, whoever asks and however often it is asked for it";

  private boolean ownDisplay;
  private Display display;
  private Shell shell;

  @BeforeEach
  void open() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    shell.setSize(600, 200);
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

  private static void move(Composite control, Rectangle cell) {
    Event event = new Event();
    event.x = cell.x + 5;
    event.y = cell.y + cell.height / 2;
    control.notifyListeners(SWT.MouseMove, event);
  }

  @Test
  void aTreeTellsWhatIsCutAndNothingElse() {
    Tree tree = new Tree(shell, SWT.FULL_SELECTION);
    for (int i = 0; i < 2; i++) {
      new TreeColumn(tree, SWT.LEFT).setWidth(120);
    }
    TreeItem item = new TreeItem(tree, SWT.NONE);
    item.setText(new String[] {"pm1", LONG});
    CutCells cells = CutCells.install(tree);
    show();
    tellsWhatIsCut(tree, item::getBounds);
    item.setText(1, "Connected");
    cells.refresh();
    assertThat(tree.getToolTipText()).as("the state has changed under the mouse").isNull();
  }

  @Test
  void soDoesATable() {
    Table table = new Table(shell, SWT.FULL_SELECTION);
    for (int i = 0; i < 3; i++) {
      new TableColumn(table, SWT.LEFT).setWidth(120);
    }
    TableItem item = new TableItem(table, SWT.NONE);
    item.setText(new String[] {"pm1", LONG, ""});
    CutCells.install(table);
    show();
    tellsWhatIsCut(table, item::getBounds);
    for (int ended : new int[] {SWT.MouseExit, SWT.MouseDown, SWT.MouseWheel, SWT.MenuDetect}) {
      table.notifyListeners(ended, new Event());
      assertThat(table.getToolTipText()).isNull();
      tellsWhatIsCut(table, item::getBounds);
    }
  }

  private static void tellsWhatIsCut(Composite control, IntFunction<Rectangle> cell) {
    move(control, cell.apply(0));
    assertThat(control.getToolTipText()).as("of a cell that is shown in full").isNull();
    Rectangle cut = cell.apply(1);
    cut.width = 120;
    move(control, cut);
    assertThat(control.getToolTipText()).isEqualTo(LONG.replace("&", "&&"));
    Rectangle below = cell.apply(1);
    below.y += 60;
    move(control, below);
    assertThat(control.getToolTipText()).as("where there is no row").isNull();
    move(control, cut);
  }
}
