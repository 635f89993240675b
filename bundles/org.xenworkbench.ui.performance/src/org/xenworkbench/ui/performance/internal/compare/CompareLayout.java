/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.graphics.Rectangle;
import org.xenworkbench.ui.performance.internal.compare.Comparison.Place;

/**
 * Where the charts of a comparison stand in a room: a column for each group with source, target and VM under each
 * other, or all of them under each other where the room is too narrow for that. Immutable.
 *
 * @param charts the place of each
 * @param height of all of them, which may be more than the room has
 */
record CompareLayout(Map<Place, Rectangle> charts, int height) {

  private static final int LEAST_WIDTH = 250;
  /** High enough for what is said of bands. */
  private static final int LEAST_HEIGHT = 112;
  private static final int GAP = 4;

  /** Lays out charts, which come column by column. */
  static CompareLayout of(List<Place> places, int width, int height) {
    List<String> columns = places.stream().map(Place::group).distinct().toList();
    boolean isNarrow = width < columns.size() * LEAST_WIDTH;
    int across = isNarrow ? 1 : Math.max(1, columns.size());
    List<Role> roles = places.stream().map(Place::role).distinct().sorted().toList();
    int down = Math.max(1, isNarrow ? places.size() : roles.size());
    int wide = Math.max(1, (width - GAP) / across);
    int high = Math.max(LEAST_HEIGHT, (height - GAP) / down);
    Map<Place, Rectangle> charts = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      int column = isNarrow ? 0 : columns.indexOf(place.group());
      int row = isNarrow ? i : roles.indexOf(place.role());
      charts.put(place, new Rectangle(GAP + column * wide, GAP + row * high, Math.max(1, wide - GAP), high - GAP));
    }
    return new CompareLayout(Map.copyOf(charts), down * high + GAP);
  }

  /** Whether no chart stands below a place: there the times are. */
  boolean isLowest(Place place) {
    Rectangle own = charts.getOrDefault(place, new Rectangle(0, 0, 0, 0));
    return charts.values().stream().noneMatch(other -> other.x == own.x && other.y > own.y);
  }
}
