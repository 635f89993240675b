/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What GTK does with a list is done here by hand; makes a display of its own unless the test runs on one. */
class TypedSearchTest {

  private Display display;
  private boolean ownDisplay;
  private Shell shell;
  private Tree tree;
  private TreeItem web;

  @BeforeEach
  void openShell() {
    ownDisplay = Display.getCurrent() == null;
    display = ownDisplay ? new Display() : Display.getCurrent();
    shell = new Shell(display);
    tree = new Tree(shell, SWT.MULTI);
    TypedSearch.install(tree);
    web = new TreeItem(tree, SWT.NONE);
    tree.setSelection(web);
  }

  @AfterEach
  void closeShell() {
    shell.dispose();
    if (ownDisplay) {
      display.dispose();
    }
  }

  @Test
  void whatNoRowBeginsWithLeavesTheSelection() {
    type(tree, 'h');
    unselect();
    assertThat(tree.getSelection()).containsExactly(web);
  }

  @Test
  void whatWasRemovedMeanwhileIsNotSelectedAgain() {
    type(tree, 'h');
    web.dispose();
    unselect();
    assertThat(tree.getSelection()).isEmpty();
  }

  @Test
  void whoUnselectsByMouseOrByCtrlSpaceMeansIt() {
    type(tree, 'h');
    tree.notifyListeners(SWT.MouseDown, new Event());
    unselect();
    assertThat(tree.getSelection()).isEmpty();
    tree.setSelection(web);
    type(tree, ' ');
    unselect();
    assertThat(tree.getSelection()).isEmpty();
  }

  @Test
  void aTableKeepsItsSelectionToo() {
    Table table = new Table(shell, SWT.MULTI);
    TypedSearch.install(table);
    new TableItem(table, SWT.NONE);
    table.setSelection(0);
    type(table, 'h');
    table.deselectAll();
    table.notifyListeners(SWT.Selection, new Event());
    assertThat(table.getSelectionIndices()).containsExactly(0);
  }

  private void unselect() {
    tree.deselectAll();
    tree.notifyListeners(SWT.Selection, new Event());
  }

  private static void type(Control list, char character) {
    Event event = new Event();
    event.character = character;
    list.notifyListeners(SWT.KeyDown, event);
  }
}
