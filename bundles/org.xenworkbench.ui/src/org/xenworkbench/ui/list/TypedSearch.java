/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * Who types in a list searches: GTK selects the row that begins so, and nothing where none does. What was selected then
 * stays so, since charts and commands follow it. To be installed before a viewer hears of the selection. UI thread.
 *
 * @since 0.1
 */
public final class TypedSearch {

  private static final Runnable NOTHING = () -> {};

  private final Supplier<Runnable> selection;
  private final Supplier<Boolean> empty;
  /** Selects again what was selected when typing began. */
  private Runnable again = NOTHING;

  private TypedSearch(Scrollable list, Supplier<Runnable> selection, Supplier<Boolean> empty) {
    this.selection = selection;
    this.empty = empty;
    list.addListener(SWT.KeyDown, this::pressed);
    list.addListener(SWT.MouseDown, event -> again = NOTHING); // which unselects, too, but is meant
    list.addListener(SWT.Selection, event -> selected());
  }

  /** Keeps the selection of a tree. */
  public static void install(Tree tree) {
    new TypedSearch(tree, () -> {
      TreeItem[] items = tree.getSelection();
      return () -> tree.setSelection(Stream.of(items).filter(item -> !item.isDisposed()).toArray(TreeItem[]::new));
    }, () -> tree.getSelectionCount() == 0);
  }

  /** Keeps the selection of a table, whose rows stay where they are meanwhile, or are others. */
  public static void install(Table table) {
    new TypedSearch(table, () -> {
      int[] rows = table.getSelectionIndices();
      return () -> table.setSelection(rows);
    }, () -> table.getSelectionCount() == 0);
  }

  /** The first letter comes to the list, the others to GTK's own field. */
  private void pressed(Event event) {
    boolean typed = event.character > ' ' && (event.stateMask & (SWT.CTRL | SWT.ALT)) == 0;
    again = typed && !empty.get() ? selection.get() : NOTHING;
  }

  private void selected() {
    if (empty.get()) {
      again.run();
    }
  }
}
