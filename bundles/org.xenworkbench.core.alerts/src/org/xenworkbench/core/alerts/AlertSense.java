/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.alerts;

/**
 * On which side of its level a value is too much, or too little.
 *
 * @since 0.1
 */
public enum AlertSense {
  /** Values greater than the level. */
  ABOVE,
  /** Values less than the level. */
  BELOW;

  /** Whether a value is on that side of a level, and not at it; NaN never is. */
  public boolean isBeyond(double value, double level) {
    return this == ABOVE ? value > level : value < level;
  }

  /** The value of two that is farther on that side; the other one if one is NaN. */
  public double farther(double one, double other) {
    return isBeyond(other, one) || Double.isNaN(one) ? other : one;
  }
}
