/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TableColumn;
import org.xenworkbench.ui.list.ColumnSort;
import org.xenworkbench.ui.list.VirtualTable;

/** Makes the table. UI thread. */
final class TopTable {

  static final String KEY = "top.table";

  private TopTable() {
  }

  /**
   * Makes it.
   *
   * @param <K> what rows are known by
   * @param source what a row says; empty if it is gone
   * @param nanos the monotonic clock
   */
  static <K> VirtualTable<K> create(Composite parent, Function<K, Optional<VirtualTable.Row>> source,
      LongSupplier nanos) {
    VirtualTable<K> table = new VirtualTable<>(parent, KEY, source, nanos);
    for (TopColumn column : TopColumn.values()) {
      create(table, column);
    }
    table.columns().sortBy(new ColumnSort(TopWish.FIRST.column().name(), TopWish.FIRST.descending()));
    return table;
  }

  private static void create(VirtualTable<?> table, TopColumn column) {
    TableColumn created = new TableColumn(table.table(), column.alignment());
    created.setText(column.title());
    created.setToolTipText(column.meaning());
    if (column.usage().isPresent()) {
      table.columns().addHighestFirst(created, column.spec());
    } else {
      table.columns().add(created, column.spec());
    }
  }
}
