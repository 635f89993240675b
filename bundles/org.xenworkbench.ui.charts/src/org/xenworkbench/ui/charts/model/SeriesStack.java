/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

  /** The id of what the whole was measured to be. */
  public static final String WHOLE = "org.xenworkbench.whole";

  private final String totalLabel;
  private final Optional<Series> whole;
  private final List<Series> series;
  private final List<Series> tops;
  private final Series total;
  /** The last part that was asked for: a chart asks for the same one at each paint. */
  private volatile @Nullable SeriesStack part;

  private SeriesStack(String totalLabel, Optional<Series> whole, List<Series> series) {
    this.totalLabel = Objects.requireNonNull(totalLabel);
    this.whole = whole;
    this.series = List.copyOf(series);
    StackSums sums = StackSums.of(this.series);
    tops = sums.tops();
    Series sum = sums.total(TOTAL, totalLabel);
    total = this.series.isEmpty() ? sum : sum.withSpansOf(this.series.get(0));
  }

  /**
   * Stacks series.
   *
   * @param totalLabel the name of their sum for the user
   * @param whole what the whole was measured to be, if that is another thing than their sum
   * @param series from the lowest to the highest one
   */
  static SeriesStack of(String totalLabel, Optional<Series> whole, List<Series> series) {
    return new SeriesStack(totalLabel, whole, series);
  }

  /** The same with some of its series only, or with others. */
  public SeriesStack with(List<Series> shown) {
    SeriesStack last = part;
    if (series.equals(shown)) {
      return this;
    }
    if (last == null || !last.series.equals(shown)) {
      last = new SeriesStack(totalLabel, whole, shown);
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

  /** The total and, where it is another thing, the whole. */
  public List<Series> sums() {
    return whole.map(known -> List.of(total, known)).orElseGet(() -> List.of(total));
  }

  /** Whether a series is a total or a whole: no line of a chart. */
  public static boolean isSum(Series any) {
    return any.id().equals(TOTAL) || any.id().equals(WHOLE);
  }

  /** What the whole was measured to be, to be told beside the sum; empty if the sum is that. */
  public Optional<Series> whole() {
    return whole;
  }
}
