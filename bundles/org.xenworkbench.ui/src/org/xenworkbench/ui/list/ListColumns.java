/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.ui.IMemento;

/**
 * The columns of a table or tree. They share the room there is, by what the rows say that
 * are to be seen; the user widens, moves
 * and hides them and sorts by them, all of which can be stored. A click on a header sorts: upwards, downwards, and then
 * as it was. UI thread.
 *
 * @since 0.1
 */
public final class ListColumns {

  private static final int LOOK_MILLIS = 300;

  private final Header header;
  private final Runnable sortChanged;
  private final List<ListColumn> columns = new ArrayList<>();
  private final ColumnMenu menu = new ColumnMenu(this);
  private Optional<ColumnSort> sort = Optional.empty();
  private Runnable shownChanged = () -> {};
  private Font font;
  private boolean layingOut;
  private boolean pending;
  private boolean looking;
  private boolean hasRows;

  private ListColumns(Header header, Runnable sortChanged) {
    this.header = header;
    this.sortChanged = sortChanged;
    this.font = header.list().getFont();
    header.list().addListener(SWT.Resize, event -> layOut());
    header.list().addListener(SWT.Paint, event -> {
      fontMayHaveChanged();
      lookSoon();
    });
    header.list().addListener(SWT.MenuDetect, this::menuWanted);
    header.list().addListener(SWT.Dispose, event -> menu.dispose());
  }

  /**
   * Those of a table.
   *
   * @param sortChanged hears that {@link #sort} is another
   */
  public static ListColumns of(Table table, Runnable sortChanged) {
    return new ListColumns(new TableHeader(table), sortChanged);
  }

  /**
   * Those of a tree.
   *
   * @param sortChanged hears that {@link #sort} is another
   */
  public static ListColumns of(Tree tree, Runnable sortChanged) {
    return new ListColumns(new TreeHeader(tree), sortChanged);
  }

  /** Takes care of a column, which bears its title; in the order of the columns' numbers. */
  public void add(TableColumn column, ColumnSpec spec) {
    column.setMoveable(true);
    add(new ListColumn(columns.size(), column, spec));
  }

  /** Takes care of a column, which bears its title; in the order of the columns' numbers. */
  public void add(TreeColumn column, ColumnSpec spec) {
    column.setMoveable(true);
    add(new ListColumn(columns.size(), column, spec));
  }

  /** The same of numbers of which the highest are looked for: the first click on its header has those on top. */
  public void addHighestFirst(TableColumn column, ColumnSpec spec) {
    add(column, spec);
    columns.get(columns.size() - 1).setHighestFirst();
  }

  /** Hides a column until the user wants to see it, also when all are made as they were. */
  public void hideAtFirst(String key) {
    column(key).ifPresent(ListColumn::hideAtFirst);
    layOut();
  }

  /** Shows none of these for now, since they have nothing to say; what the user wants to see is not changed by it. */
  public void leaveOut(Set<String> keys) {
    columns.forEach(column -> column.setAway(keys.contains(column.key())));
    layOut();
    shownChanged.run();
  }

  /** Whether the column of a number is seen: of one that is hidden nothing needs to be known. */
  public boolean isShown(int number) {
    return columns.get(number).isShown();
  }

  /** Told when other columns are shown or hidden. */
  public void onShown(Runnable listener) {
    shownChanged = listener;
  }

  private Optional<ListColumn> column(String key) {
    return columns.stream().filter(column -> column.key().equals(key)).findFirst();
  }

  private void add(ListColumn column) {
    columns.add(column);
    column.item().addListener(SWT.Selection, event -> clicked(column));
    column.item().addListener(SWT.Resize, event -> resized(column));
    column.item().addListener(SWT.Move, event -> layOutSoon());
  }

  /** By what the list is to be sorted; empty for its own order. */
  public Optional<ColumnSort> sort() {
    return sort;
  }

  /** Adds an item for each column that shows or hides it, and one that makes all as they were. */
  public void contributeTo(IMenuManager manager) {
    menu.fill(manager);
  }

  /** Stores widths that the user chose, what is hidden, the order and the sort. */
  public void save(IMemento memento) {
    new ColumnMemory(memento).save(columns, header.order(), sort);
  }

  /** Makes it as it was stored; what is not known is left as it is. */
  public void restore(IMemento memento) {
    ColumnMemory memory = new ColumnMemory(memento);
    memory.restore(columns);
    memory.order(columns).ifPresent(header::setOrder);
    layOut();
    shownChanged.run();
    setSort(memory.sort(columns));
  }

  /** Sorts by a column as if the user had chosen it. */
  public void sortBy(ColumnSort wanted) {
    setSort(Optional.of(wanted));
  }

  List<ListColumn> columns() {
    return columns;
  }

  void setHidden(ListColumn column, boolean hidden) {
    column.setHidden(hidden);
    layOut();
    shownChanged.run();
  }

  void reset() {
    columns.forEach(ListColumn::reset);
    header.setOrder(IntStream.range(0, columns.size()).toArray());
    layOut();
    shownChanged.run();
    setSort(Optional.empty());
  }

  private void clicked(ListColumn column) {
    Optional<ColumnSort> same = sort.filter(by -> by.key().equals(column.key()));
    boolean first = column.isHighestFirst();
    setSort(same.isEmpty() ? Optional.of(new ColumnSort(column.key(), first))
        : same.filter(by -> by.descending() == first).map(by -> new ColumnSort(by.key(), !first)));
  }

  private void setSort(Optional<ColumnSort> wanted) {
    if (!wanted.equals(sort)) {
      sort = wanted;
      header.showSort(wanted.flatMap(by -> column(by.key()))
          .map(ListColumn::item).orElse(null), wanted.map(by -> by.descending() ? SWT.DOWN : SWT.UP).orElse(SWT.NONE));
      sortChanged.run();
    }
  }

  /** A width that is not the one it was given was chosen by the user; GTK gives the last one whatever is left. */
  private void resized(ListColumn column) {
    int width = header.width(column.item());
    if (!layingOut && column.isShown() && width != column.given() && column != last()) {
      column.setChosen(OptionalInt.of(width));
      column.setGiven(width);
      layOutSoon();
    }
  }

  private ListColumn last() {
    int[] order = header.order();
    for (int i = order.length - 1; i > 0; i--) {
      if (columns.get(order[i]).isShown()) {
        return columns.get(order[i]);
      }
    }
    return columns.get(order[0]);
  }

  /** Nobody tells of another font, whoever set it, but the list is drawn anew with it. */
  private void fontMayHaveChanged() {
    Font current = header.list().getFont();
    if (!current.equals(font)) {
      font = current;
      columns.forEach(ListColumn::forgetSeen);
      layOutSoon();
    }
  }

  /** What rows say is painted whenever it changes, which is often. */
  private void lookSoon() {
    if (!looking) {
      looking = true;
      header.list().getDisplay().timerExec(LOOK_MILLIS, () -> {
        looking = false;
        if (!header.list().isDisposed() && look()) {
          layOut();
        }
      });
    }
  }

  /** Looks at what the rows say that are to be seen; whether there is more than before. */
  private boolean look() {
    List<Item> rows = header.shownRows();
    boolean changed = hasRows == rows.isEmpty();
    hasRows = !rows.isEmpty();
    GC gc = new GC(header.list());
    try {
      for (ListColumn column : columns) {
        if (column.isShown()) {
          for (Item row : rows) {
            changed |= column.see(gc, header.text(row, column.number()));
          }
        }
      }
    } finally {
      gc.dispose();
    }
    return changed;
  }

  /** Not at once: the user may still hold the edge of a column. */
  /** The rows that are in sight, from above. */
  public List<Item> shownRows() {
    return header.shownRows();
  }

  private void layOutSoon() {
    if (!layingOut && !pending) {
      pending = true;
      header.list().getDisplay().asyncExec(() -> {
        pending = false;
        layOut();
      });
    }
  }

  private void layOut() {
    if (header.list().isDisposed() || layingOut || header.room() <= 0) {
      return;
    }
    List<ListColumn> shown = columns.stream().filter(ListColumn::isShown).toList();
    int[] widths = RoomShare.widths(header.room(), needs(shown));
    layingOut = true;
    for (int i = 0; i < widths.length; i++) {
      give(shown.get(i), widths[i]);
    }
    columns.stream().filter(column -> !column.isShown()).forEach(column -> give(column, 0));
    layingOut = false;
  }

  private List<RoomShare.Need> needs(List<ListColumn> shown) {
    GC gc = new GC(header.list());
    try {
      return shown.stream().map(column -> column.need(gc, hasRows)).toList();
    } finally {
      gc.dispose();
    }
  }

  private void give(ListColumn column, int width) {
    column.setGiven(width);
    if (header.width(column.item()) != width) {
      header.setWidth(column.item(), width);
    }
    header.setResizable(column.item(), width > 0);
  }

  private void menuWanted(Event event) {
    int y = header.list().toControl(event.x, event.y).y - header.list().getClientArea().y;
    if (event.detail != SWT.MENU_KEYBOARD && y >= 0 && y < header.height()) {
      event.doit = false;
      menu.open(header.list(), event.x, event.y);
    }
  }
}
