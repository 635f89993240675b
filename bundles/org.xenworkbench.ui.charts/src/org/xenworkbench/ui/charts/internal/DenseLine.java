/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/**
 * Draws a dense trace into pixels: in each column a stroke from its lowest to its highest value, which meets those
 * beside it half-way. Each pixel is written once, without a mask: of many samples this takes a fraction of the time.
 */
final class DenseLine {

  /** What is left of a line in the gaps of its dashes: gaps would hide what stands in one column only. */
  private static final double GAP_SHARE = 0.35;
  /** The same as a part of 255. */
  private static final int PALE = (int) Math.round(GAP_SHARE * 255);

  private final int[] pixels;
  private final int width;
  private final int height;
  private final int rgb;
  private final boolean[] pale;

  /**
   * Prepares to draw.
   *
   * @param dash visible and pale columns in turn; none for a solid line
   */
  DenseLine(int[] pixels, int width, int rgb, double[] dash) {
    this.pixels = pixels;
    this.width = width;
    this.height = pixels.length / width;
    this.rgb = rgb;
    this.pale = pale(width, dash);
  }

  private static boolean[] pale(int width, double[] dash) {
    boolean[] pale = new boolean[dash.length == 0 ? 0 : width];
    for (int column = 0, part = 0, used = 0; column < pale.length; column++, used++) {
      if (used >= dash[part]) {
        part = (part + 1) % dash.length;
        used = 0;
      }
      pale[column] = part % 2 == 1;
    }
    return pale;
  }

  void draw(Trace trace, double thickness) {
    double before = Double.NaN;
    for (int i = 0; i < trace.size();) {
      if (Double.isNaN(trace.y(i))) {
        before = Double.NaN;
        i++;
        continue;
      }
      double column = Math.floor(trace.x(i)); // no whole number: a sample beyond the edge may be years away
      double first = trace.y(i);
      double last = first;
      double top = first;
      double bottom = first;
      for (i++; i < trace.size() && trace.y(i) == trace.y(i) && Math.floor(trace.x(i)) == column; i++) {
        last = trace.y(i);
        top = last < top ? last : top;
        bottom = last > bottom ? last : bottom;
      }
      double after = i < trace.size() ? trace.y(i) : Double.NaN;
      double next = i < trace.size() ? Math.floor(trace.x(i)) : column;
      // Comparing with NaN is false: at a gap there is nothing to meet.
      double left = (before + first) / 2;
      double right = next > column + 1 ? Double.NaN : (last + after) / 2;
      top = left < top ? left : top;
      bottom = left > bottom ? left : bottom;
      stroke(column, right < top ? right : top, right > bottom ? right : bottom, thickness);
      before = last;
      if (next > column + 1 && !Double.isNaN(after)) {
        bridge(column, last, next, after, thickness);
        before = after;
      }
    }
  }

  /** Over columns in which there is no sample. */
  private void bridge(double from, double start, double to, double end, double thickness) {
    double slope = (end - start) / (to - from);
    for (int column = (int) Math.max(0, from + 1); column < Math.min(width, to); column++) {
      double y = start + slope * (column - from);
      stroke(column, y - Math.abs(slope) / 2, y + Math.abs(slope) / 2, thickness);
    }
  }

  private void stroke(double at, double top, double bottom, double thickness) {
    if (at < 0 || at >= width) {
      return;
    }
    int column = (int) at;
    boolean isPale = pale.length > 0 && pale[column];
    double share = isPale ? GAP_SHARE : 1;
    double upper = top > thickness / 2 ? top - thickness / 2 : 0;
    double lower = bottom + thickness / 2 < height ? bottom + thickness / 2 : height;
    int whole = Math.min((int) Math.ceil(upper), (int) lower);
    int end = (int) lower;
    edge(column, (int) upper, whole - 1, upper, lower, share);
    for (int index = whole * width + column; index < end * width; index += width) {
      pixels[index] = isPale ? Rgb.mix(pixels[index], rgb, PALE) : rgb;
    }
    edge(column, end, Math.min(height - 1, end), upper, lower, share);
  }

  /** Rows that are covered in part only. */
  private void edge(int column, int first, int last, double upper, double lower, double share) {
    for (int row = first; row <= last; row++) {
      int index = row * width + column;
      double part = (row + 1 < lower ? row + 1 : lower) - (row > upper ? row : upper);
      pixels[index] = Rgb.mix(pixels[index], rgb, (int) (share * part * 255 + 0.5));
    }
  }
}
