/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.hosts.internal;

import java.util.Comparator;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.xenworkbench.ui.list.ColumnSort;

/** The order that the user asked for: of the hosts, and of the virtual machines of each. */
final class HostOrder extends ViewerComparator {

  static final String NAME = "name";
  static final String STATE = "state";
  static final String CPU = "cpu";
  static final String MEMORY = "memory";

  private final Comparator<Object> order;

  HostOrder(HostRows rows, ColumnSort by) {
    Comparator<Object> ascending = switch (by.key()) {
      case STATE -> Comparator.comparing(rows::state, ColumnSort.TEXTS);
      case CPU -> Comparator.comparingDouble(rows::cpuUsage);
      case MEMORY -> Comparator.comparingDouble(rows::memoryUsage);
      default -> Comparator.comparing(rows::name, ColumnSort.TEXTS);
    };
    order = (by.descending() ? ascending.reversed() : ascending).thenComparing(rows::name, ColumnSort.TEXTS);
  }

  @Override
  public int compare(@Nullable Viewer viewer, @Nullable Object one, @Nullable Object other) {
    return one == null || other == null ? 0 : order.compare(one, other);
  }
}
