/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.xenworkbench.core.model.VmId;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.XenIcon;
import org.xenworkbench.ui.list.ColumnSort;
import org.xenworkbench.ui.list.ListColumns;
import org.xenworkbench.ui.list.TypedSearch;
import org.xenworkbench.ui.list.VirtualRows;

/**
 * The table. It is virtual: what it costs to show something new is the rows in sight, however many there are. What is
 * selected stays selected, wherever its row goes. UI thread.
 */
final class TopTable {

  static final String KEY = "top.table";

  /** Half of what a frame has. */
  private static final long BUDGET_NANOS = 8_000_000;
  /** So many rows more or less at a time. */
  private static final int ROWS_AT_A_TIME = 1_000;

  private final Table table;
  private final ListColumns columns;
  private final CutCells tooltips;
  private final LocalResourceManager images;
  private final Function<VmId, Optional<TopRow>> source;
  private final LongSupplier nanos;
  private final Set<VmId> selected = new LinkedHashSet<>();
  /** What is in the rows that were filled. */
  private final Map<Integer, TopRow> filled = new HashMap<>();
  private List<VmId> rows = List.of();
  private Runnable unfilled = () -> {};
  private Runnable selectionChanged = () -> {};
  /** How long rows were filled since {@link #show}. */
  private long spent;
  /** While rows come or go GTK asks for rows that are being taken away, which must not be touched. */
  private boolean isResizing;
  /** Whether rows have moved since those that are selected were selected. */
  private boolean isMoved;

  /**
   * Creates it.
   *
   * @param source what the row of a VM says; empty if it is gone
   * @param nanos the monotonic clock
   */
  TopTable(Composite parent, Function<VmId, Optional<TopRow>> source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
    table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
    TypedSearch.install(table);
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", KEY);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
    images = new LocalResourceManager(JFaceResources.getResources(), table);
    columns = ListColumns.of(table, () -> unfilled.run());
    for (TopColumn column : TopColumn.values()) {
      create(column);
    }
    columns.sortBy(new ColumnSort(TopWish.FIRST.column().name(), TopWish.FIRST.descending()));
    tooltips = CutCells.install(table);
    table.addListener(SWT.SetData, event -> comesIntoSight(event.index));
    table.addListener(SWT.Paint, event -> scrolled());
    table.addListener(SWT.Selection, event -> selectionMade());
  }

  private void create(TopColumn column) {
    TableColumn created = new TableColumn(table, column.alignment());
    created.setText(column.title());
    created.setToolTipText(column.meaning());
    if (column.usage().isPresent()) {
      columns.addHighestFirst(created, column.spec());
    } else {
      columns.add(created, column.spec());
    }
  }

  Table table() {
    return table;
  }

  ListColumns columns() {
    return columns;
  }

  /** Told when {@link #show} is to be called again: rows came into sight, or are to be in another order. */
  void onUnfilled(Runnable listener) {
    unfilled = listener;
  }

  void onSelection(Runnable listener) {
    selectionChanged = listener;
  }

  /** The selected VMs, in the order of the list. */
  List<VmId> selected() {
    return List.copyOf(selected);
  }

  /** Selects the first row, if none is. */
  void selectFirst() {
    if (selected.isEmpty() && table.getItemCount() > 0) {
      table.setSelection(0);
      selectionMade();
    }
  }

  /** The VMs in sight. */
  List<VmId> inSight() {
    return rows.subList(firstInSight(), endOfSight());
  }

  private int firstInSight() {
    return Math.min(table.getTopIndex(), rows.size());
  }

  private int endOfSight() {
    int fitting = table.getClientArea().height / Math.max(1, table.getItemHeight()) + 2;
    return Math.min(firstInSight() + fitting, rows.size());
  }

  /**
   * Shows these VMs. What is to be done is done for a few milliseconds at a time.
   *
   * @return whether more is to be done: then call it again
   */
  boolean show(List<VmId> order) {
    spent = 0;
    if (order != rows) {
      rows = order;
      isMoved = true;
      selected.retainAll(selected.isEmpty() ? List.of() : Set.copyOf(order));
    }
    if (table.getItemCount() != rows.size()) {
      int difference = rows.size() - table.getItemCount();
      filled.keySet().removeIf(index -> index >= rows.size());
      resize(table.getItemCount() + Math.max(-ROWS_AT_A_TIME, Math.min(ROWS_AT_A_TIME, difference)));
      if (table.getItemCount() != rows.size()) {
        return true;
      }
    }
    if (isMoved) {
      isMoved = false;
      selectAgain();
    }
    boolean more = fillInSight();
    clearOutOfSight();
    tooltips.refresh();
    return more;
  }

  private void resize(int count) {
    isResizing = true;
    try {
      VirtualRows.setCount(table, count);
    } finally {
      isResizing = false;
    }
  }

  private boolean fillInSight() {
    int end = endOfSight();
    for (int index = firstInSight(); index < end; index++) {
      if (spent >= BUDGET_NANOS) {
        return true;
      }
      fill(index);
    }
    return false;
  }

  /** What was scrolled away says what was so then: it is asked for again when it comes back. */
  private void clearOutOfSight() {
    int first = firstInSight();
    int end = endOfSight();
    Iterator<Integer> each = filled.keySet().iterator();
    while (each.hasNext()) {
      int index = each.next();
      if (index < first || index >= end) {
        each.remove();
        table.clear(index);
      }
    }
  }

  /** GTK asks for a row when it draws it. When filling has taken long already, it waits for its turn. */
  private void comesIntoSight(int index) {
    if (index >= 0 && index < rows.size() && spent < BUDGET_NANOS && !isResizing) {
      fill(index);
    } else {
      unfilled.run();
    }
  }

  /** Other rows are in sight than are known to be. */
  private void scrolled() {
    if (endOfSight() > firstInSight()
        && (!filled.containsKey(firstInSight()) || !filled.containsKey(endOfSight() - 1))) {
      unfilled.run();
    }
  }

  private void fill(int index) {
    long start = nanos.getAsLong();
    Optional<TopRow> row = source.apply(rows.get(index));
    TopRow shown = filled.get(index);
    if (row.isPresent() && (shown == null || !shown.isSame(row.get()))) {
      filled.put(index, row.get());
      TableItem item = table.getItem(index);
      item.setText(row.get().texts().stream().map(SafeText::cell).toArray(String[]::new));
      item.setImage(0, images.get(XenIcon.of(row.get().vm()).descriptor()));
    }
    spent += nanos.getAsLong() - start;
  }

  private void selectionMade() {
    selected.clear();
    int[] indices = table.getSelectionIndices();
    Arrays.sort(indices);
    IntStream.of(indices).filter(index -> index < rows.size()).mapToObj(rows::get).forEach(selected::add);
    selectionChanged.run();
  }

  /** Selects these again, if they are not; what is in sight stays so, which SWT would bring to them. */
  private void selectAgain() {
    int[] now = table.getSelectionIndices();
    if (selected.isEmpty() && now.length == 0) {
      return;
    }
    Arrays.sort(now);
    int[] indices = IntStream.range(0, rows.size()).filter(index -> selected.contains(rows.get(index))).toArray();
    if (!Arrays.equals(indices, now)) {
      int top = table.getTopIndex();
      table.setSelection(indices);
      table.setTopIndex(top);
    }
  }

  /** What the rows of the selected VMs say. */
  List<List<String>> selectedTexts() {
    List<List<String>> lines = new ArrayList<>();
    selected.forEach(vm -> source.apply(vm).map(TopRow::texts).ifPresent(lines::add));
    return lines;
  }
}
