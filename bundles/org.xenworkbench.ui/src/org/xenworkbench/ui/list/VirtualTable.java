/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.xenworkbench.core.text.SafeText;
import org.xenworkbench.ui.CutCells;

/**
 * A table of many rows. It is virtual: what it costs to show something new is the rows in sight, however many there
 * are. What is selected stays selected, wherever its row goes. UI thread.
 *
 * @param <K> what rows are known by; equal if it is the same row
 * @since 0.1
 */
public final class VirtualTable<K> {

  /** Half of what a frame has. */
  private static final long BUDGET_NANOS = 8_000_000;
  /** So many rows more or less at a time. */
  private static final int ROWS_AT_A_TIME = 1_000;

  private final Table table;
  private final ListColumns columns;
  private final CutCells tooltips;
  private final LocalResourceManager images;
  private final Function<K, Optional<Row>> source;
  private final LongSupplier nanos;
  private final Set<K> selected = new LinkedHashSet<>();
  /** What is in the rows that were filled. */
  private final Map<Integer, Row> filled = new HashMap<>();
  private List<K> rows = List.of();
  private Runnable unfilled = () -> {};
  private Runnable selectionChanged = () -> {};
  /** How long rows were filled since {@link #show}. */
  private long spent;
  /** While rows come or go GTK asks for rows that are being taken away, which must not be touched. */
  private boolean isResizing;
  /** Whether rows have moved since those that are selected were selected. */
  private boolean isMoved;

  /**
   * A row as it is shown.
   *
   * @param texts what the columns say; made safe for cells by the table
   * @param icon what stands before the first of them
   * @param data what is painted elsewhere depends on, and is the data of the item; equal if nothing else is painted
   */
  public record Row(List<String> texts, ImageDescriptor icon, @Nullable Object data) {

    /** A row of which everything is told by texts and icon. */
    public Row(List<String> texts, ImageDescriptor icon) {
      this(texts, icon, null);
    }
  }

  /**
   * Creates it, without columns.
   *
   * @param key the table's name for those who look for it
   * @param source what a row says; empty if it is gone
   * @param nanos the monotonic clock
   */
  public VirtualTable(Composite parent, String key, Function<K, Optional<Row>> source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
    table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
    TypedSearch.install(table);
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", key);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
    images = new LocalResourceManager(JFaceResources.getResources(), table);
    columns = ListColumns.of(table, () -> unfilled.run());
    tooltips = CutCells.install(table);
    table.addListener(SWT.SetData, event -> comesIntoSight(event.index));
    table.addListener(SWT.Paint, event -> scrolled());
    table.addListener(SWT.Selection, event -> selectionMade());
    table.addListener(SWT.DefaultSelection, event -> selectionMade()); // Enter selects, and is told before that
  }

  /** The table itself. */
  public Table table() {
    return table;
  }

  /** Its columns, to which some are to be added. */
  public ListColumns columns() {
    return columns;
  }

  /** Told when {@link #show} is to be called again: rows came into sight, or are to be in another order. */
  public void onUnfilled(Runnable listener) {
    unfilled = listener;
  }

  /** Told when the user has selected something else, and when what was selected is not listed any more. */
  public void onSelection(Runnable listener) {
    selectionChanged = listener;
  }

  /** What is selected, in the order of the list. */
  public List<K> selected() {
    return List.copyOf(selected);
  }

  /** Selects the first row, if none is. */
  public void selectFirst() {
    if (selected.isEmpty() && table.getItemCount() > 0) {
      table.setSelection(0);
      selectionMade();
    }
  }

  /** What is in sight. */
  public List<K> inSight() {
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
   * Shows these rows. What is to be done is done for a few milliseconds at a time.
   *
   * @return whether more is to be done: then call it again
   */
  public boolean show(List<K> order) {
    spent = 0;
    if (order != rows) {
      rows = order;
      isMoved = true;
      if (selected.retainAll(selected.isEmpty() ? List.of() : Set.copyOf(order))) {
        selectionChanged.run(); // else commands would go on with what is not listed any more
      }
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
    Optional<Row> row = source.apply(rows.get(index));
    Row shown = filled.get(index);
    if (row.isPresent() && !row.get().equals(shown)) {
      filled.put(index, row.get());
      show(table.getItem(index), row.get());
    }
    spent += nanos.getAsLong() - start;
  }

  private void show(TableItem item, Row row) {
    item.setText(row.texts().stream().map(SafeText::cell).toArray(String[]::new));
    item.setImage(0, images.get(row.icon()));
    if (!Objects.equals(row.data(), item.getData())) {
      item.setData(row.data());
      table.redraw(0, item.getBounds().y, table.getClientArea().width, table.getItemHeight(), false);
    }
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

  /** Selects these, as if the user had, as far as they are listed; the first comes into sight. */
  public void select(Set<K> wanted) {
    int[] indices = IntStream.range(0, rows.size()).filter(index -> wanted.contains(rows.get(index))).toArray();
    table.setSelection(indices);
    table.showSelection();
    selectionMade();
  }

  /** Selects all. */
  public void selectAll() {
    table.selectAll();
    selectionMade();
  }

  /** What the selected rows say. */
  public List<List<String>> selectedTexts() {
    List<List<String>> lines = new ArrayList<>();
    selected.forEach(row -> source.apply(row).map(Row::texts).ifPresent(lines::add));
    return lines;
  }

  /** Copies what the selected rows say, fields separated by tabs, without the columns that are hidden. */
  public void copySelected() {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    for (List<String> texts : selectedTexts()) {
      StringJoiner fields = new StringJoiner("\t");
      IntStream.of(table.getColumnOrder()).filter(column -> column < texts.size() && columns.isShown(column))
          .forEach(column -> fields.add(SafeText.row(texts.get(column).replaceAll("\\s+", " "))));
      lines.add(fields.toString());
    }
    if (lines.length() > 0) {
      Clipboard clipboard = new Clipboard(table.getDisplay());
      clipboard.setContents(new Object[] {lines.toString()}, new Transfer[] {TextTransfer.getInstance()});
      clipboard.dispose();
    }
  }
}
