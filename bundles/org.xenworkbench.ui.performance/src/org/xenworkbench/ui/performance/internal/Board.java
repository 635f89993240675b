/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.charts.model.ChartModel;
import org.xenworkbench.ui.charts.model.Span;

/**
 * Everything the view shows at one moment: a column per object, a row per group. Immutable.
 *
 * @param objects the columns
 * @param groups the rows
 * @param charts the charts; an object that has no metric of a group has none
 * @param leftOut how many selected objects are not shown for want of room
 * @param unmeasured the names of selected objects of which nothing was measured: they take no column
 * @param causes why nothing was measured of hosts, and so of their VMs, that are not connected, and what charts lack: a
 *     sentence for each
 * @param hosts on which hosts the VMs among the objects were, the oldest first
 */
record Board(List<ObjectId> objects, List<String> groups, Map<ChartKey, ChartModel> charts, int leftOut,
    List<String> unmeasured, List<String> causes, Map<ObjectId, List<Span>> hosts) {

  /** One of objects that are on no host. */
  Board(List<ObjectId> objects, List<String> groups, Map<ChartKey, ChartModel> charts, int leftOut,
      List<String> unmeasured, List<String> causes) {
    this(objects, groups, charts, leftOut, unmeasured, causes, Map.of());
  }

  /** Whether there is nothing to show because there is nothing that it could be of. */
  boolean isNothingSelected() {
    return objects.isEmpty() && unmeasured.isEmpty() && causes.isEmpty();
  }

  /** Whether there is a value in any of its charts. */
  boolean hasValues() {
    return charts.values().stream().anyMatch(chart -> chart.series().stream()
        .anyMatch(series -> series.hasValue(chart.from().toEpochMilli(), chart.to().toEpochMilli())));
  }

  /** What stands in a place; empty for an object that has no metric of that group. */
  Optional<ChartKey> at(int row, int column) {
    ChartKey key = new ChartKey(objects.get(column), groups.get(row));
    return charts.containsKey(key) ? Optional.of(key) : Optional.empty();
  }
}
