/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/** Arithmetic on colours, as 0xRRGGBB. */
public final class Rgb {

  private static final int OPAQUE = 255;
  private static final int WHOLE = 256;
  private static final int RED_AND_BLUE = 0xFF00FF;
  private static final int GREEN = 0xFF00;

  private Rgb() {}

  /** Mixes two colours. @param share of {@code over}, 0..255 */
  public static int mix(int under, int over, int share) {
    int part = share + (share >> 7); // 0..256, of which red and blue are taken at once
    int rest = WHOLE - part;
    return (under & RED_AND_BLUE) * rest + (over & RED_AND_BLUE) * part >>> 8 & RED_AND_BLUE
        | (under & GREEN) * rest + (over & GREEN) * part >>> 8 & GREEN;
  }

  /** Mixes two colours. @param share of {@code over}, 0..1 */
  public static int mix(int under, int over, double share) {
    return mix(under, over, (int) Math.round(share * OPAQUE));
  }

  /** Relative luminance as WCAG 2 has it, 0..1. */
  public static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  /** Contrast ratio as WCAG 2 has it, 1..21. */
  public static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double linear(int channel) {
    double share = (channel & OPAQUE) / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
