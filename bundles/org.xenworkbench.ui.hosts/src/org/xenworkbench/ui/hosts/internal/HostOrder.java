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
 * The order that the user asked for: of the hosts, and of the virtual machines of each. What changes by itself is asked
 * once and then remembered until it is asked anew: rows do not move whenever one comes or goes, and an order that
 * changes meanwhile makes sorting fail.
 */
final class HostOrder extends ViewerComparator {

  static final String NAME = "name";
  static final String STATE = "state";
  static final String CPU = "cpu";
  static final String MEMORY = "memory";

  /** What a row is sorted by; then by its name. */
  private record Key(String text, double value, String name) {
  }

  private final Function<Object, Key> key;
  private final boolean changing;
  private final Map<Object, Key> remembered = new HashMap<>();
  private final Comparator<Key> order;

  HostOrder(HostRows rows, ColumnSort by) {
    key = switch (by.key()) {
      case STATE -> row -> new Key(rows.state(row), 0, rows.name(row));
      case CPU -> row -> new Key("", rows.cpuUsage(row), rows.name(row));
      case MEMORY -> row -> new Key("", rows.memoryUsage(row), rows.name(row));
      default -> row -> new Key(rows.name(row), 0, "");
    };
    changing = !by.key().equals(NAME);
    Comparator<Key> ascending = Comparator.comparing(Key::text, ColumnSort.TEXTS).thenComparingDouble(Key::value);
    order = (by.descending() ? ascending.reversed() : ascending).thenComparing(Key::name, ColumnSort.TEXTS);
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
