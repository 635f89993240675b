/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.List;
import java.util.function.ToIntFunction;

/** Shares the width of a list among its columns. Knows no widgets. */
final class RoomShare {

  private RoomShare() {
  }

  /**
   * What a column asks for, in pixels, each at least what is before it.
   *
   * @param floor what it gets in any case
   * @param titled what it gets before others get more than that: no title is cut where texts can be
   * @param least what it gets before others get more
   * @param wanted what it gets if there is room
   * @param weight its part of what is left then
   */
  record Need(int floor, int titled, int least, int wanted, int weight) {

    /** That of a column whose title needs no more than the floor. */
    Need(int floor, int least, int wanted, int weight) {
      this(floor, floor, least, wanted, weight);
    }

    /** That of a column of which nothing may be cut. */
    Need(int least, int wanted, int weight) {
      this(least, least, wanted, weight);
    }

    /** That of a column whose width the user chose. */
    static Need fixed(int width) {
      return new Need(width, width, 0);
    }
  }

  /** The width of each. Together they are wider than the room only if it does not hold the floor of each. */
  static int[] widths(int room, List<Need> needs) {
    int titled = sum(needs, Need::titled);
    int least = sum(needs, Need::least);
    int wanted = sum(needs, Need::wanted);
    if (room < titled) {
      double part = part(room, sum(needs, Need::floor), titled);
      return needs.stream().mapToInt(need -> between(need.floor(), need.titled(), part)).toArray();
    }
    if (room < least) {
      double part = part(room, titled, least);
      return needs.stream().mapToInt(need -> between(need.titled(), need.least(), part)).toArray();
    }
    int weights = sum(needs, Need::weight);
    int left = Math.max(0, room - wanted);
    double part = part(room, least, wanted);
    return needs.stream().mapToInt(need -> between(need.least(), need.wanted(), part)
        + (weights == 0 ? 0 : left * need.weight() / weights)).toArray();
  }

  private static int sum(List<Need> needs, ToIntFunction<Need> what) {
    return needs.stream().mapToInt(what).sum();
  }

  private static double part(int room, int from, int to) {
    return to == from ? 1 : Math.min(1, Math.max(0, (room - from) / (double) (to - from)));
  }

  private static int between(int from, int to, double part) {
    return from + (int) ((to - from) * part);
  }
}
