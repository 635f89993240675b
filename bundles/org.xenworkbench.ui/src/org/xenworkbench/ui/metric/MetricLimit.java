/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.metric;

import java.util.Objects;

/**
 * A value of a metric from which on somebody is told, which charts draw as a line. Immutable.
 *
 * @param value the value, in the metric's base unit; finite
 * @param label whose it is, in a few words
 * @param isCritical whether it is more than a warning
 * @since 0.1
 */
public record MetricLimit(double value, String label, boolean isCritical) {

  /** Checks its arguments. @throws IllegalArgumentException when the value is not finite */
  public MetricLimit {
    Objects.requireNonNull(label);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A limit cannot be " + value);
    }
  }
}
