/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.list;

import java.util.List;

/** Shares the width of a list among its columns. Knows no widgets. */
final class RoomShare {

  private RoomShare() {
  }

  /**
   * What a column asks for, in pixels.
   *
   * @param least what it gets in any case
   * @param wanted what it gets if there is room; not less than the least
   * @param weight its part of what is left then
   */
  record Need(int least, int wanted, int weight) {

    /** That of a column whose width the user chose. */
    static Need fixed(int width) {
      return new Need(width, width, 0);
    }
  }

  /** The width of each. Together they are wider than the room only if it does not hold the least of each. */
  static int[] widths(int room, List<Need> needs) {
    int least = needs.stream().mapToInt(Need::least).sum();
    int wanted = needs.stream().mapToInt(Need::wanted).sum();
    int weights = needs.stream().mapToInt(Need::weight).sum();
    int left = Math.max(0, room - wanted);
    double part = wanted == least ? 1 : Math.min(1, Math.max(0, (room - least) / (double) (wanted - least)));
    return needs.stream().mapToInt(need -> need.least() + (int) ((need.wanted() - need.least()) * part)
        + (weights == 0 ? 0 : left * need.weight() / weights)).toArray();
  }
}
