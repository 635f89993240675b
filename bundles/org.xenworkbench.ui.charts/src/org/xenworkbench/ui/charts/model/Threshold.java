/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.charts.model;

import java.util.Objects;

/**
 * A value that matters, drawn as a labelled horizontal line above all others. Where the axis follows the values it
 * makes room for a threshold that is near them; one that is far away would flatten them, and is told at the edge.
 *
 * @param value where, in base units; finite
 * @param label what it means, in a few words; may be empty, since its value is always told
 * @param color the meaning of its colour
 * @since 0.1
 */
public record Threshold(double value, String label, ColorRole color) {

  /** Checks its arguments. @throws IllegalArgumentException when the value is not finite */
  public Threshold {
    Objects.requireNonNull(label);
    Objects.requireNonNull(color);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A threshold cannot be at " + value);
    }
  }

  /** One of no other meaning. */
  public static Threshold of(double value, String label) {
    return new Threshold(value, label, ColorRole.LIMIT);
  }
}
