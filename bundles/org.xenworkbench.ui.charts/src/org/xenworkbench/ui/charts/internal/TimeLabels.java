/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.ArrayList;
import java.util.List;

/** Where the labels of a time axis stand: centred at their ticks, but not beyond the edges, and none over another. */
public final class TimeLabels {

  /**
   * A label with its place, in points.
   *
   * @param tick where its time is
   * @param centre where its middle stands; empty text where there is no room for one
   */
  public record Label(String text, int tick, int centre) {}

  private static final int GAP = 12;

  private TimeLabels() {
  }

  /**
   * Places the labels of a chart.
   *
   * @param left where its plot begins
   * @param room how wide all is
   */
  public static List<Label> of(ChartPlan plan, int left, int room) {
    return of(plan.layout().timeTicks(), plan.timeScale(), plan.widestTime(), left, room);
  }

  /** Places labels of which none is wider than that. */
  static List<Label> of(TimeTicks ticks, TimeScale scale, int widest, int left, int room) {
    List<Label> labels = new ArrayList<>();
    int half = widest / 2;
    int free = Integer.MIN_VALUE;
    for (int i = 0; i < ticks.times().length; i++) {
      int tick = left + (int) scale.x(ticks.times()[i]);
      int centre = Math.max(half, Math.min(room - half, tick));
      boolean fits = centre - half >= free && centre + half <= room;
      labels.add(new Label(fits ? ticks.labels()[i] : "", tick, centre));
      free = fits ? centre + half + GAP : free;
    }
    return labels;
  }
}
