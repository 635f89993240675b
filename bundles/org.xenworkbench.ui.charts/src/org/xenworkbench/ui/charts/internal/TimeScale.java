/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Optional;
import org.xenworkbench.ui.charts.model.Band;
import org.xenworkbench.ui.charts.model.ChartModel;

/**
 * Maps times to horizontal positions.
 *
 * @param from the time at 0, in milliseconds since the epoch
 * @param to the time at {@code width}
 * @param width the width in pixels
 */
public record TimeScale(long from, long to, double width) {

  /** The scale of a model's range over a width. */
  public static TimeScale of(ChartModel model, double width) {
    return new TimeScale(model.from().toEpochMilli(), model.to().toEpochMilli(), width);
  }

  /** The position of a time; outside of 0..width when it is outside of the range. */
  public double x(long timeMillis) {
    return (double) (timeMillis - from) / (to - from) * width;
  }

  /** The time at a position. */
  public long time(double x) {
    return from + Math.round(x / width * (to - from));
  }

  /**
   * Where a band is seen, in pixels: as wide as it lasts, but never nothing.
   *
   * @param least how wide it is at least
   * @return a box whose height says nothing; empty if the band is not in the range
   */
  Optional<Box> extent(Band band, int least) {
    double start = x(band.from().toEpochMilli());
    double end = band.to().map(to -> x(to.toEpochMilli())).orElse(width);
    if (end < 0 || start > width || start > end) {
      return Optional.empty();
    }
    int left = (int) Math.max(0, Math.min(width - 1, Math.floor(start)));
    int right = (int) Math.max(left + least, Math.min(width, Math.ceil(end)));
    return Optional.of(new Box(left, 0, right - left, 0));
  }

  /** Whether a time lies in the range. */
  public boolean contains(long timeMillis) {
    return timeMillis >= from && timeMillis <= to;
  }
}
