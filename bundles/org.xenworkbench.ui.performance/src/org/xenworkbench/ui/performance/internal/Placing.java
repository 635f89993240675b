/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the charts of a board stand. Immutable.
 *
 * @param columns how many stand side by side
 * @param cells what stands where, row by row; where an object has no metric of a group, nothing
 */
record Placing(int columns, List<Optional<ChartKey>> cells) {

  /** Of a board without charts. */
  static final Placing NONE = new Placing(1, List.of());

  /**
   * Places the charts: a column for each object, and two for one alone that has the room. Where so many do not fit side
   * by side, each group takes several rows: all charts are reached by scrolling one way.
   *
   * @param isWide whether there is room for two charts of one object side by side
   * @param fits how many charts fit side by side, at least 1
   */
  static Placing of(Board board, boolean isWide, int fits) {
    if (board.charts().isEmpty()) {
      return NONE;
    }
    int objects = board.objects().size();
    int bands = (objects + fits - 1) / fits;
    int columns = (objects + bands - 1) / bands;
    List<Optional<ChartKey>> cells = new ArrayList<>();
    for (int row = 0; row < board.groups().size(); row++) {
      for (int place = 0; place < bands * columns; place++) {
        cells.add(place < objects ? board.at(row, place) : Optional.empty());
      }
    }
    boolean isFolded = objects == 1 && isWide && cells.size() > 1;
    if (isFolded && cells.size() % 2 == 1) {
      cells.add(Optional.empty());
    }
    return new Placing(isFolded ? 2 : columns, List.copyOf(cells));
  }

  /** Whether the charts above and with that one are of one object. */
  boolean isOfOneObject(int lowest) {
    return column(lowest).stream().map(cells::get).map(cell -> cell.map(ChartKey::object)).distinct().count() == 1;
  }

  int rows() {
    return cells.size() / columns;
  }

  /** Whether no chart stands below that place in its column. */
  boolean isLowest(int cell) {
    for (int below = cell + columns; below < cells.size(); below += columns) {
      if (cells.get(below).isPresent()) {
        return false;
      }
    }
    return true;
  }

  /** The places of the lowest chart of each column that has one. */
  List<Integer> lowest() {
    List<Integer> lowest = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      if (cells.get(cell).isPresent() && isLowest(cell)) {
        lowest.add(cell);
      }
    }
    return lowest;
  }

  /** The places above and with that one that have a chart, from above. */
  List<Integer> column(int lowest) {
    List<Integer> column = new ArrayList<>();
    for (int cell = lowest % columns; cell <= lowest; cell += columns) {
      if (cells.get(cell).isPresent()) {
        column.add(cell);
      }
    }
    return column;
  }

  /** Whether charts stand in the same places, so that only their contents change. */
  boolean isLike(Placing other) {
    return columns == other.columns && cells.size() == other.cells.size()
        && cells.stream().map(Optional::isPresent).toList().equals(other.cells.stream().map(Optional::isPresent)
            .toList());
  }
}
