/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IMemento;

/**
 * Columns in a memento, by their keys: a column that comes with a new version stands where it is made, one that left is
 * not missed.
 *
 * @param memento what they are stored in
 */
record ColumnMemory(IMemento memento) {

  private static final String ORDER = "order";
  private static final String SORT = "sort";
  private static final String DESCENDING = "descending";
  private static final String COLUMN = "column";
  private static final String WIDTH = "width";
  private static final String HIDDEN = "hidden";

  void save(List<ListColumn> columns, int[] order, Optional<ColumnSort> sort) {
    memento.putString(ORDER, Arrays.stream(order).mapToObj(number -> columns.get(number).key())
        .collect(Collectors.joining(" ")));
    sort.ifPresent(by -> {
      memento.putString(SORT, by.key());
      memento.putBoolean(DESCENDING, by.descending());
    });
    for (ListColumn column : columns) {
      IMemento child = memento.createChild(COLUMN, column.key());
      column.chosen().ifPresent(width -> child.putInteger(WIDTH, width));
      child.putBoolean(HIDDEN, column.isHidden());
    }
  }

  void restore(List<ListColumn> columns) {
    for (IMemento child : memento.getChildren(COLUMN)) {
      columns.stream().filter(column -> column.key().equals(child.getID())).findFirst().ifPresent(column -> {
        @Nullable Integer width = child.getInteger(WIDTH);
        column.setChosen(width == null || width <= 0 ? OptionalInt.empty() : OptionalInt.of(width));
        column.setHidden(Boolean.TRUE.equals(child.getBoolean(HIDDEN)));
      });
    }
  }

  /** The numbers of the columns in their order; empty if it was not stored. */
  Optional<int[]> order(List<ListColumn> columns) {
    String stored = memento.getString(ORDER);
    if (stored == null) {
      return Optional.empty();
    }
    List<String> keys = columns.stream().map(ListColumn::key).toList();
    List<Integer> order = new ArrayList<>(Arrays.stream(stored.split(" ")).map(keys::indexOf)
        .filter(number -> number >= 0).distinct().toList());
    for (int number = 0; number < keys.size(); number++) {
      if (!order.contains(number)) {
        order.add(Math.min(number, order.size()), number);
      }
    }
    return Optional.of(order.stream().mapToInt(Integer::intValue).toArray());
  }

  Optional<ColumnSort> sort(List<ListColumn> columns) {
    String key = memento.getString(SORT);
    return key == null || columns.stream().noneMatch(column -> column.key().equals(key)) ? Optional.empty()
        : Optional.of(new ColumnSort(key, Boolean.TRUE.equals(memento.getBoolean(DESCENDING))));
  }
}
