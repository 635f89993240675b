/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal;

import java.util.stream.IntStream;

/**
 * How high the rows of charts are. Where not all rows fit, as many are in sight as do, and none without its legend;
 * where the user has made some larger or smaller, each has its part.
 *
 * @param each the height of a chart in each row
 * @param content how high all is; 0 if that is as high as the room
 */
record RowHeights(int[] each, int content) {

  /** Around each chart. */
  static final int SPACING = 4;
  /** Of one that nobody has made smaller. */
  static final int LEAST = 155;

  private static final int LOWEST = 70;

  /**
   * Gives the rows their heights.
   *
   * @param room how high they can be without scrolling
   * @param percents what the user wants, of the usual height
   */
  static RowHeights of(int room, int[] percents) {
    if (IntStream.of(percents).allMatch(percent -> percent == Arrangement.WHOLE)) {
      return new RowHeights(IntStream.of(percents).map(percent -> LEAST).toArray(), content(room, percents.length));
    }
    int rooms = IntStream.of(percents).sum();
    int usual = Math.max(LEAST,
        (room - SPACING * (percents.length + 1)) * Arrangement.WHOLE / Math.max(1, rooms));
    int[] each = IntStream.of(percents).map(percent -> Math.max(LOWEST, usual * percent / Arrangement.WHOLE)).toArray();
    int content = IntStream.of(each).map(height -> height + SPACING).sum() + SPACING;
    return new RowHeights(each, content > room ? content : 0);
  }

  /** What makes a row so high, in percent of the usual height. */
  static int percent(int room, int[] percents, int row, int height) {
    int others = IntStream.of(percents).sum() - percents[row];
    int free = room - SPACING * (percents.length + 1) - height;
    boolean fits = others > 0 && free * Arrangement.WHOLE >= others * LEAST;
    return fits ? (int) Math.round((double) height * others / free)
        : (int) Math.round((double) height * Arrangement.WHOLE / LEAST);
  }

  /** Of rows that are all as high as others; 0 where all fit. */
  static int content(int room, int rows) {
    int fitting = Math.max(1, (room - SPACING) / (LEAST + SPACING));
    int each = Math.max(LEAST + SPACING, (room - SPACING) / fitting);
    return rows <= fitting && room >= each + SPACING ? 0 : rows * each + SPACING;
  }
}
