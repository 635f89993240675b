/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.util.List;
import java.util.Map;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * All that is shown of a migration at one moment. Immutable.
 *
 * @param migration the migration
 * @param times its time and the parts of it
 * @param groups the columns of charts, such as {@code cpu}
 * @param charts by their places
 * @param rows the table
 * @param missing names of those of which nothing was measured in the time that is shown
 */
record Comparison(ComparedMigration migration, CompareTimes times, List<String> groups, Map<Place, ChartModel> charts,
    List<MeansRow> rows, List<String> missing) {

  /**
   * Where a chart stands.
   *
   * @param role the row: source, target and VM under each other
   * @param group the column
   */
  record Place(Role role, String group) {
  }

  /** The places of charts: those of one time axis after each other, source, target and VM. */
  List<Place> places() {
    return groups.stream().flatMap(group -> List.of(Role.values()).stream().map(role -> new Place(role, group)))
        .filter(charts::containsKey).toList();
  }
}
