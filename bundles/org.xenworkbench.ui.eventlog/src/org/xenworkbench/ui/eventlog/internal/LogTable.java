/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.eventlog.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ILazyContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.xenworkbench.core.event.LogEntry;
import org.xenworkbench.ui.CutCells;
import org.xenworkbench.ui.list.ColumnSort;
import org.xenworkbench.ui.list.ListColumns;
import org.xenworkbench.ui.list.TypedSearch;
import org.xenworkbench.ui.list.VirtualRows;

/**
 * The table. It is virtual, so that a thousand entries cost no more than the rows in sight; the order is that of the
 * query until the user sorts by a column. What is selected stays selected when rows come or change; who looks at the
 * newest entries keeps seeing them. UI thread.
 */
final class LogTable {

  private static final int TICK_MILLIS = 1_000;
  /** So many rows before the last one the next ones are wanted. */
  private static final int AHEAD = 100;
  /** Half of what a frame has. */
  private static final long BUDGET_NANOS = 8_000_000;

  private final TableViewer viewer;
  private final LogTexts texts;
  private final ListColumns columns;
  private final CutCells tooltips;
  private final LogParts parts;
  /** What is shown, in its own order. */
  private List<LogEntry> entries = List.of();
  /** The same as the user has sorted it. */
  private List<LogEntry> rows = List.of();
  private Optional<ColumnSort> sortedBy = Optional.empty();
  /** Rows in sight that are still to be filled. */
  private final NavigableSet<Integer> blank = new TreeSet<>();
  private Runnable unfilled = () -> {};
  private Runnable endInSight = () -> {};
  /** How long rows were filled since {@link #show}. */
  private long spent;
  private boolean ticking;

  LogTable(Composite parent, LogTexts texts) {
    this.texts = texts;
    Table table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
    TypedSearch.install(table);
    viewer = new TableViewer(table);
    table.setHeaderVisible(true);
    table.setData("org.eclipse.swtbot.widget.key", "eventlog.table");
    GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
    columns = ListColumns.of(table, () -> unfilled.run());
    parts = new LogParts(table, this::renew);
    LogCells cells = new LogCells(table, texts, parts);
    for (LogColumn column : LogColumn.values()) {
      create(column, cells);
    }
    tooltips = CutCells.install(table);
    viewer.setContentProvider((ILazyContentProvider) this::fill);
    viewer.setInput(this);
  }

  TableViewer viewer() {
    return viewer;
  }

  LogParts parts() {
    return parts;
  }

  private void renew(LogEntry entry) {
    Sought.index(rows, entry.correlation()).ifPresent(index -> viewer.replace(rows.get(index), index));
  }

  ListColumns columns() {
    return columns;
  }

  List<LogEntry> selected() {
    List<LogEntry> selected = new ArrayList<>();
    for (int index : viewer.getTable().getSelectionIndices()) {
      if (index < rows.size()) {
        selected.add(rows.get(index));
      }
    }
    return selected;
  }

  /** Selects an entry and brings it into sight, as the user would; whether it is among those that are shown. */
  boolean select(UUID correlation) {
    Optional<Integer> index = Sought.index(rows, correlation);
    Table table = viewer.getTable();
    index.ifPresent(row -> {
      table.setSelection(row); // which brings it into sight
      table.notifyListeners(SWT.Selection, new Event()); // SWT tells of what the user does only
    });
    return index.isPresent();
  }

  /** Told when {@link #show} is to be called again: rows came into sight, or are to be in another order. */
  void onUnfilled(Runnable listener) {
    unfilled = listener;
  }

  /** Told when the user comes near the last row. */
  void onEnd(Runnable listener) {
    endInSight = listener;
  }

  boolean isAtTop() {
    return viewer.getTable().getTopIndex() == 0;
  }

  private boolean isEndInSight() {
    Table table = viewer.getTable();
    return table.getTopIndex() > 0
        && table.getTopIndex() + table.getClientArea().height / table.getItemHeight() + AHEAD >= rows.size();
  }

  /**
   * Shows these entries. Rows are filled for a few milliseconds at a time.
   *
   * @return whether rows in sight are still to be filled: then call it again
   */
  boolean show(List<LogEntry> shown) {
    spent = 0;
    if (!entries.equals(shown) || !sortedBy.equals(columns.sort())) {
      List<LogEntry> last = rows;
      entries = shown;
      sortedBy = columns.sort();
      rows = sortedBy.map(by -> LogColumn.valueOf(by.key()).sorted(shown, texts, by.descending())).orElse(shown);
      if (samePlaces(last)) {
        replaceChanged(last);
      } else {
        replaceMoved(last);
      }
      tick();
    }
    while (!blank.isEmpty() && spent < BUDGET_NANOS) {
      fill(blank.pollFirst());
    }
    tooltips.refresh();
    return !blank.isEmpty();
  }

  private void replaceMoved(List<LogEntry> last) {
    Table table = viewer.getTable();
    int topIndex = table.getTopIndex();
    boolean top = topIndex == 0;
    Optional<UUID> read = topIndex < last.size() ? Optional.of(last.get(topIndex).correlation()) : Optional.empty();
    Set<UUID> selected = new HashSet<>();
    for (int index : table.getSelectionIndices()) {
      selected.add(last.get(index).correlation());
    }
    LogShift.between(last, rows).ifPresentOrElse(shift -> replaceShifted(last, shift), () -> {
      blank.clear();
      VirtualRows.setCount(viewer.getTable(), rows.size());
      table.clearAll();
    });
    select(selected);
    if (top) {
      table.setTopIndex(0); // the selection drags the table along
    } else { // whoever reads goes on to see what they read
      read.flatMap(entry -> Sought.index(rows, entry)).filter(index -> index != table.getTopIndex())
          .ifPresent(table::setTopIndex);
    }
  }

  /** The usual case: rows that only make room for others keep what they show, what is new there is filled. */
  private void replaceShifted(List<LogEntry> last, LogShift shift) {
    Table table = viewer.getTable();
    List<Integer> waiting = blank.stream().map(shift::moved).filter(index -> index < rows.size()).toList();
    blank.clear();
    blank.addAll(waiting);
    for (int i = 0; i < shift.distance(); i++) {
      new TableItem(table, SWT.NONE, shift.at());
    }
    if (shift.distance() < 0) {
      table.remove(shift.at(), shift.at() - shift.distance() - 1);
    }
    VirtualRows.setCount(viewer.getTable(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      if (!shift.before(i).map(last::get).filter(rows.get(i)::equals).isPresent()) {
        fill(i);
      }
    }
  }

  private boolean samePlaces(List<LogEntry> last) {
    return rows.size() == last.size() && LogShift.same(last, 0, rows, 0, rows.size());
  }

  private void replaceChanged(List<LogEntry> last) {
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).equals(last.get(i))) {
        fill(i);
      }
    }
  }

  /** Selects these again, if they are not: setting a selection drags the table along. */
  private void select(Set<UUID> selected) {
    int[] indices = IntStream.range(0, rows.size()).filter(i -> selected.contains(rows.get(i).correlation())).toArray();
    int[] now = viewer.getTable().getSelectionIndices();
    Arrays.sort(now);
    if (!Arrays.equals(indices, now)) {
      viewer.getTable().setSelection(indices);
    }
  }

  /** A row comes into sight. When filling has taken long already, it waits for its turn. */
  private void fill(int index) {
    if (index >= rows.size()) {
      return;
    }
    if (index + AHEAD >= rows.size() && isEndInSight()) {
      endInSight.run();
    }
    if (spent >= BUDGET_NANOS) {
      blank.add(index);
      unfilled.run();
      return;
    }
    long start = System.nanoTime();
    viewer.replace(rows.get(index), index);
    spent += System.nanoTime() - start;
  }

  /** The time that running entries have taken goes on by itself, for as long as there are any. */
  private void tick() {
    if (!ticking && rows.stream().anyMatch(LogEntry::isRunning)) {
      ticking = true;
      viewer.getTable().getDisplay().timerExec(TICK_MILLIS, () -> {
        ticking = false;
        if (!viewer.getTable().isDisposed()) {
          IntStream.range(0, rows.size()).filter(i -> rows.get(i).isRunning())
              .forEach(i -> viewer.replace(rows.get(i), i));
          tick();
        }
      });
    }
  }

  private void create(LogColumn column, LogCells cells) {
    TableViewerColumn created = new TableViewerColumn(viewer, column.alignment());
    created.getColumn().setText(column.title());
    created.getColumn().setToolTipText(column.meaning());
    created.setLabelProvider(cells.of(column));
    columns.add(created.getColumn(), column.spec());
    if (column.isHiddenAtFirst()) {
      columns.hideAtFirst(column.name());
    }
  }
}
