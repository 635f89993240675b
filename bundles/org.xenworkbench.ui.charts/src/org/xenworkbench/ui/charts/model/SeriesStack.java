/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.util.List;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Series that stand on each other, the first at the bottom. Where one has a gap the others stand as if it were not
 * there: neither higher nor lower by what nobody measured, and they go on from there at once, not on a slope. Between
 * two samples of its own a series has the values of a straight line, so that the samples of others may lie there.
 * Immutable.
 *
 * @since 0.1
 */
public final class SeriesStack {

  /** The id of the total. */
  public static final String TOTAL = "org.xenworkbench.total";

  private final String totalLabel;
  private final List<Series> series;
  private final List<Series> tops;
  private final Series total;
  /** The last part that was asked for: a chart asks for the same one at each paint. */
  private volatile @Nullable SeriesStack part;

  private SeriesStack(String totalLabel, List<Series> series) {
    this.totalLabel = Objects.requireNonNull(totalLabel);
    this.series = List.copyOf(series);
    StackSums sums = StackSums.of(this.series);
    tops = sums.tops();
    total = sums.total(TOTAL, totalLabel);
  }

  /**
   * Stacks series.
   *
   * @param totalLabel the name of their sum for the user
   * @param series from the lowest to the highest one
   */
  static SeriesStack of(String totalLabel, List<Series> series) {
    return new SeriesStack(totalLabel, series);
  }

  /** The same with some of its series only, or with others. */
  public SeriesStack with(List<Series> shown) {
    SeriesStack last = part;
    if (series.equals(shown)) {
      return this;
    }
    if (last == null || !last.series.equals(shown)) {
      last = new SeriesStack(totalLabel, shown);
      part = last;
    }
    return last;
  }

  /** What stands on each other, each with the values of its own. */
  public List<Series> series() {
    return series;
  }

  /** The upper edge of each, as a line with gaps where it has gaps. */
  public List<Series> tops() {
    return tops;
  }

  /** The sum of all, at each time at which one of them was measured. */
  public Series total() {
    return total;
  }
}
