/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.AccessibleNames;
import org.xenworkbench.ui.CutCells;

/** The means before, during and after, which can be copied. UI thread. */
final class MeansTable {

  private static final int COLUMNS = 5;
  /** The first two tell what is measured. */
  private static final int NUMBERS = 2;

  private final Table table;
  private final CutCells tooltips;
  private String copied = "";

  MeansTable(Composite parent) {
    table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION);
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", "compare.means");
    AccessibleNames.set(table, Messages.Compare_table);
    for (int i = 0; i < COLUMNS; i++) {
      new TableColumn(table, i < NUMBERS ? SWT.LEFT : SWT.RIGHT);
    }
    tooltips = CutCells.install(table);
    table.addListener(SWT.Resize, event -> widths());
  }

  Table table() {
    return table;
  }

  /** Shows the means; what is selected and scrolled stays. */
  void show(Comparison shown) {
    String text = CompareTexts.copied(shown);
    if (text.equals(copied)) {
      return;
    }
    copied = text;
    List<String> headings = CompareTexts.headings(shown.times());
    for (int i = 0; i < COLUMNS; i++) {
      table.getColumn(i).setText(SafeText.cell(headings.get(i)));
    }
    while (table.getItemCount() > shown.rows().size()) {
      table.remove(table.getItemCount() - 1);
    }
    for (int i = 0; i < shown.rows().size(); i++) {
      TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
      item.setText(CompareTexts.cells(shown.rows().get(i)).toArray(String[]::new));
    }
    widths();
    tooltips.refresh();
  }

  /** As wide as what they say; what is left is shared, else the last one would have all of it. */
  private void widths() {
    int rest = table.getClientArea().width;
    for (TableColumn column : table.getColumns()) {
      column.pack();
      rest -= column.getWidth();
    }
    for (TableColumn column : table.getColumns()) {
      column.setWidth(column.getWidth() + Math.max(0, rest / COLUMNS));
    }
  }

  /** Puts all of it into the clipboard, between tabs. */
  void copy() {
    if (!copied.isEmpty()) {
      Clipboard clipboard = new Clipboard(table.getDisplay());
      clipboard.setContents(new Object[] {copied}, new Transfer[] {TextTransfer.getInstance()});
      clipboard.dispose();
    }
  }
}
