/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;
import org.xenworkbench.ui.charts.model.Series;

/**
 * The pale band of a line whose points stand for many samples: from the lowest to the highest of them, between two
 * points of the line as straight as that. Any thread; for one band.
 */
final class RangeMask {

  private static final double SHARE = 0.2;

  /** The upper and lower edge of the band in each column of pixels; NaN where there is none. */
  private final double[] top;
  private final double[] bottom;

  private RangeMask(int width) {
    top = new double[width];
    bottom = new double[width];
    Arrays.fill(top, Double.NaN);
    Arrays.fill(bottom, Double.NaN);
  }

  /** The band of a series. */
  static RangeMask of(Series series, TimeScale time, ValueScale value, int width) {
    RangeMask mask = new RangeMask(width);
    int first = Math.max(0, series.ceilingIndex(time.from()) - 1);
    int last = Math.min(series.size() - 1, series.ceilingIndex(time.to()));
    for (int i = first; i <= last; i++) {
      double x = time.x(series.timeMillis(i));
      mask.add(x, x, series, i, i, value);
      if (i > first) {
        mask.add(time.x(series.timeMillis(i - 1)), x, series, i - 1, i, value);
      }
    }
    return mask;
  }

  /** A trapezium between two points, in all columns that it touches. */
  private void add(double x0, double x1, Series series, int from, int to, ValueScale value) {
    if (!isBand(series, from) || !isBand(series, to)) {
      return;
    }
    double high0 = value.y(series.maximum(from));
    double high1 = value.y(series.maximum(to));
    double low0 = value.y(series.minimum(from));
    double low1 = value.y(series.minimum(to));
    int end = (int) Math.min(top.length - 1, Math.floor(x1));
    for (int column = (int) Math.max(0, Math.floor(x0)); column <= end; column++) {
      double share = x1 > x0 ? Math.max(0, Math.min(1, (column + 0.5 - x0) / (x1 - x0))) : 0;
      double high = high0 + (high1 - high0) * share;
      double low = low0 + (low1 - low0) * share;
      top[column] = top[column] <= high ? top[column] : high; // false with NaN, which is replaced
      bottom[column] = bottom[column] >= low ? bottom[column] : low;
    }
  }

  private static boolean isBand(Series series, int index) {
    return Double.isFinite(series.value(index)) && Double.isFinite(series.minimum(index))
        && Double.isFinite(series.maximum(index));
  }

  /** Whether there is anything to see: a series of single samples has no band. */
  private boolean isVisible(int column) {
    return bottom[column] - top[column] > 1;
  }

  /** Blends the band's colour into pixels. */
  void blendInto(int[] pixels, int rgb, int height) {
    int width = top.length;
    for (int column = 0; column < width; column++) {
      if (isVisible(column)) {
        int end = (int) Math.min(height, Math.ceil(bottom[column]));
        for (int row = (int) Math.max(0, Math.floor(top[column])); row < end; row++) {
          int index = row * width + column;
          pixels[index] = Rgb.mix(pixels[index], rgb, SHARE);
        }
      }
    }
  }
}
