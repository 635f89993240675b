/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.List;
import java.util.Map;
import org.xenworkbench.core.model.ObjectId;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Everything the view shows at one moment: a column per object, a row per group. Immutable.
 *
 * @param objects the columns
 * @param groups the rows
 * @param charts the charts; an object that has no metric of a group has none
 * @param leftOut how many selected objects are not shown for want of room
 */
record Board(List<ObjectId> objects, List<String> groups, Map<ChartKey, ChartModel> charts, int leftOut) {

  /** Whether the same charts stand in the same places, so that only their contents change. */
  boolean sameLayout(Board other) {
    return objects.equals(other.objects) && groups.equals(other.groups)
        && charts.keySet().equals(other.charts.keySet());
  }
}
