/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TreeHeaderTest {

  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private Tree tree;

  @BeforeEach
  void openTree() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    shell.setLayout(new FillLayout());
    tree = new Tree(shell, SWT.NONE);
    shell.setSize(300, 600);
    shell.open();
  }

  @AfterEach
  void closeTree() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  private TreeItem row(String text, int index) {
    TreeItem row = new TreeItem(tree, SWT.NONE, index);
    row.setText(text);
    new TreeItem(row, SWT.NONE).setText("below " + text);
    row.setExpanded(true);
    return row;
  }

  private void handleEvents() {
    for (int i = 0; i < 50; i++) {
      display.timerExec(5, () -> {});
      display.sleep();
      while (display.readAndDispatch()) {
        // the next one
      }
    }
  }

  /** As after a start: the row that was selected last is shown, and the others come above it. */
  @Test
  void rowsThatComeAboveTheOneThatWasShownAreInSight() {
    TreeItem last = row("last", 0);
    handleEvents();
    tree.setTopItem(last);
    row("first", 0);
    row("second", 1);
    handleEvents();
    assertThat(new TreeHeader(tree).shownRows()).extracting(Item::getText)
        .containsExactly("first", "below first", "second", "below second", "last", "below last");
  }
}
