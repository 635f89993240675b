/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.xenworkbench.ui.list.ColumnSort;

/**
 * The order that the user asked for: of the hosts, of the virtual machines of each, and so on; rows of one kind stand
 * together. What changes by itself is asked once and then remembered until it is asked anew: rows do not move whenever
 * one comes or goes, and an order that changes meanwhile makes sorting fail.
 */
final class HostOrder extends ViewerComparator {

  /** What a row is sorted by, among those of its kind; then by its name. */
  private record Key(int rank, String text, double value, String name) {
  }

  private final Function<Object, Key> key;
  private final boolean changing;
  private final Map<Object, Key> remembered = new HashMap<>();
  private final Comparator<Key> order;

  HostOrder(Nodes nodes, ColumnSort by) {
    HostColumn column = HostColumn.of(by.key());
    key = row -> key(nodes, row, column);
    changing = column != HostColumn.NAME;
    Comparator<Key> ascending = Comparator.comparing(Key::text, ColumnSort.TEXTS).thenComparingDouble(Key::value);
    order = Comparator.comparingInt(Key::rank).thenComparing(by.descending() ? ascending.reversed() : ascending)
        .thenComparing(Key::name, ColumnSort.TEXTS);
  }

  private static Key key(Nodes nodes, Object row, HostColumn column) {
    double value = nodes.value(row, column);
    boolean isText = Double.isNaN(value);
    return new Key(nodes.rank(row), isText ? nodes.text(row, column) : "", isText ? 0 : value,
        nodes.text(row, HostColumn.NAME));
  }

  /** Whether rows change their order by themselves. */
  boolean isChanging() {
    return changing;
  }

  /** What rows are sorted by is asked anew. */
  void renew() {
    remembered.clear();
  }

  @Override
  public void sort(@Nullable Viewer viewer, Object @Nullable [] rows) {
    if (rows != null) {
      Arrays.sort(rows, Comparator.comparing(this::key, order));
      forgetWhatStays();
    }
  }

  /** The same order for JFace, which asks for it when it puts a single row among others. */
  @Override
  public int compare(@Nullable Viewer viewer, @Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return 0;
    }
    int result = order.compare(key(one), key(other));
    forgetWhatStays();
    return result;
  }

  /** A name changes by being renamed only, and then its row moves. */
  private void forgetWhatStays() {
    if (!changing) {
      renew();
    }
  }

  private Key key(Object row) {
    return remembered.computeIfAbsent(row, key);
  }
}
