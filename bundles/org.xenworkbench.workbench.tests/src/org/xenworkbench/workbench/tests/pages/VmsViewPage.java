/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.workbench.tests.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.xenworkbench.workbench.tests.driver.MenuEntry;
import org.xenworkbench.workbench.tests.driver.Query;
import org.xenworkbench.workbench.tests.driver.Query.Kind;
import org.xenworkbench.workbench.tests.driver.Row;
import org.xenworkbench.workbench.tests.driver.UiDriver;

/** The Virtual Machines view. */
public final class VmsViewPage {

  private static final String VIEW = "org.xenworkbench.ui.hosts.vms";
  private static final Query TABLE = Query.key(Kind.TABLE, "vms.table");
  private static final Query FILTER = Query.key(Kind.TEXT, "vms.filter");

  private final UiDriver driver;

  /** Opens the view. */
  public VmsViewPage(UiDriver driver) {
    this.driver = driver;
    new WorkbenchPage(driver).show(VIEW);
  }

  /** A row as it is shown: name, host, state, CPU, memory, network, disk, uptime, address, vCPUs and so on. */
  public Optional<Row> row(String vm) {
    return driver.rows(TABLE).stream().filter(row -> row.cell(0).equals(vm)).findFirst();
  }

  /** The names of the VMs, from top to bottom. */
  public List<String> names() {
    return driver.rows(TABLE).stream().map(row -> row.cell(0)).toList();
  }

  /** Shows what has these words in a column that is shown only. */
  public void filter(String words) {
    driver.setText(FILTER, words);
  }

  /** Selects VMs. */
  public void select(String... vms) {
    driver.select(TABLE, Stream.of(vms).map(List::of).toList());
  }

  /** Presses Enter on a VM that is not selected, as GTK tells it: the key first, then the selection. */
  public void open(String vm) {
    Table table = driver.controls(Table.class).stream()
        .filter(each -> driver.onUi(() -> TABLE.value().equals(each.getData(Query.WIDGET_KEY)))).findFirst()
        .orElseThrow();
    int row = names().indexOf(vm);
    driver.onUi(() -> {
      table.setSelection(row); // of which nobody is told
      table.getDisplay().asyncExec(() -> table.notifyListeners(SWT.DefaultSelection, new Event()));
      table.getDisplay().asyncExec(() -> table.notifyListeners(SWT.Selection, new Event()));
      return null;
    });
  }

  /** The entries of the context menu. */
  public List<MenuEntry> contextMenu() {
    return driver.contextMenu(TABLE);
  }
}
