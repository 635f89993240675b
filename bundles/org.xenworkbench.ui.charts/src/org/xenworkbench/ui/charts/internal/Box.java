/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.internal;

/**
 * A rectangle in points.
 *
 * @param x its left edge
 * @param y its upper edge
 * @param width its width
 * @param height its height
 */
public record Box(int x, int y, int width, int height) {

  /** Whether a point lies within. */
  public boolean contains(int px, int py) {
    return px >= x && px < right() && py >= y && py < bottom();
  }

  /** Whether it has a part of another one. */
  boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  /** The same where each point is so many pixels both ways. */
  Box times(int factor) {
    return new Box(x * factor, y * factor, width * factor, height * factor);
  }

  /** The first column to the right of it. */
  public int right() {
    return x + width;
  }

  /** The first row below it. */
  public int bottom() {
    return y + height;
  }
}
