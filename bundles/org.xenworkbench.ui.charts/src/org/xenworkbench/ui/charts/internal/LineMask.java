/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

import java.util.Arrays;

/**
 * Coverage of the plot's pixels by one line, anti-aliased. Coverage adds up to full, so that the joints of a line are
 * neither thin nor bold, and the colour is blended once per pixel. For one thread; reused from line to line.
 */
final class LineMask {

  private static final int FULL = 255;

  private final int width;
  private final int height;
  private final byte[] coverage;
  /** The columns that are covered in each row; of a row without any, the first is behind the last. */
  private final int[] first;
  private final int[] last;
  private double[] dashes = {};
  /** In which of the dashes the line is, and how far. */
  private int part;
  private double used;

  LineMask(int width, int height) {
    this.width = width;
    this.height = height;
    this.coverage = new byte[width * height];
    this.first = new int[height];
    this.last = new int[height];
    Arrays.fill(first, width);
    Arrays.fill(last, -1);
  }

  /**
   * Adds a trace; a sample between two gaps becomes a dot.
   *
   * @param dash visible and hidden lengths in turn; none for a solid line
   */
  void add(Trace trace, double thickness, double[] dash) {
    dashes = dash;
    part = 0;
    used = 0;
    for (int i = 0; i < trace.size(); i++) {
      if (Double.isNaN(trace.y(i))) {
        continue;
      }
      boolean afterGap = i == 0 || Double.isNaN(trace.y(i - 1));
      boolean beforeGap = i == trace.size() - 1 || Double.isNaN(trace.y(i + 1));
      if (!afterGap) {
        line(trace.x(i - 1), trace.y(i - 1), trace.x(i), trace.y(i), thickness);
      } else if (beforeGap) {
        segment(trace.x(i) - thickness, trace.y(i), trace.x(i) + thickness, trace.y(i), 2 * thickness);
      }
    }
  }

  private void line(double x0, double y0, double x1, double y1, double thickness) {
    if (dashes.length == 0) {
      segment(x0, y0, x1, y1, thickness);
    } else if (x1 >= 0 && x0 <= width) {
      // A sample beyond the edge may be years away.
      double first = x0 < 0 ? -x0 / (x1 - x0) : 0;
      double last = x1 > width ? (width - x0) / (x1 - x0) : 1;
      dashed(x0 + first * (x1 - x0), y0 + first * (y1 - y0), x0 + last * (x1 - x0), y0 + last * (y1 - y0), thickness);
    }
  }

  private void dashed(double x0, double y0, double x1, double y1, double thickness) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    for (double at = 0; at < length;) {
      double end = Math.min(length, at + dashes[part] - used);
      if (part % 2 == 0) {
        segment(x0 + (x1 - x0) * at / length, y0 + (y1 - y0) * at / length, x0 + (x1 - x0) * end / length,
            y0 + (y1 - y0) * end / length, thickness);
      }
      used += end - at;
      if (end < length) {
        part = (part + 1) % dashes.length;
        used = 0;
      }
      at = end;
    }
  }

  private void segment(double x0, double y0, double x1, double y1, double thickness) {
    if (x1 <= -thickness || x0 >= width + thickness) {
      return;
    }
    if (Math.abs(y1 - y0) <= x1 - x0) {
      flat(x0, y0, x1, y1, thickness);
    } else if (y0 <= y1) {
      steep(x0, y0, x1, y1, thickness);
    } else {
      steep(x1, y1, x0, y0, thickness);
    }
  }

  private void flat(double x0, double y0, double x1, double y1, double thickness) {
    double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
    double half = thickness / 2 * Math.sqrt(1 + slope * slope);
    int last = (int) Math.min(width - 1, Math.floor(x1));
    for (int column = (int) Math.max(0, Math.floor(x0)); column <= last; column++) {
      double left = Math.max(column, x0);
      double right = Math.min(column + 1, x1);
      double centre = y0 + slope * ((left + right) / 2 - x0);
      int end = (int) Math.min(height - 1, Math.floor(centre + half));
      for (int row = (int) Math.max(0, Math.floor(centre - half)); row <= end; row++) {
        cover(column, row, (right - left) * overlap(row, centre - half, centre + half));
      }
    }
  }

  private void steep(double x0, double y0, double x1, double y1, double thickness) {
    double slope = (x1 - x0) / (y1 - y0);
    double half = thickness / 2 * Math.sqrt(1 + slope * slope);
    int last = (int) Math.min(height - 1, Math.floor(y1));
    for (int row = (int) Math.max(0, Math.floor(y0)); row <= last; row++) {
      double upper = Math.max(row, y0);
      double lower = Math.min(row + 1, y1);
      double centre = x0 + slope * ((upper + lower) / 2 - y0);
      int end = (int) Math.min(width - 1, Math.floor(centre + half));
      for (int column = (int) Math.max(0, Math.floor(centre - half)); column <= end; column++) {
        cover(column, row, (lower - upper) * overlap(column, centre - half, centre + half));
      }
    }
  }

  private static double overlap(int pixel, double start, double end) {
    return Math.min(pixel + 1, end) - Math.max(pixel, start);
  }

  private void cover(int column, int row, double share) {
    if (share <= 0) {
      return;
    }
    int index = row * width + column;
    coverage[index] = (byte) Math.min(FULL, (coverage[index] & FULL) + (int) (share * FULL + 0.5));
    first[row] = Math.min(first[row], column);
    last[row] = Math.max(last[row], column);
  }

  /** Blends a colour into pixels where there is coverage, and clears the mask. */
  void blendInto(int[] pixels, int rgb) {
    for (int row = 0; row < height; row++) {
      for (int index = row * width + first[row]; index <= row * width + last[row]; index++) {
        int covered = coverage[index] & FULL;
        coverage[index] = 0;
        if (covered != 0) {
          pixels[index] = covered == FULL ? rgb : Rgb.mix(pixels[index], rgb, covered);
        }
      }
      first[row] = width;
      last[row] = -1;
    }
  }
}
