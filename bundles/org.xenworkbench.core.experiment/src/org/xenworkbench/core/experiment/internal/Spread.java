/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.experiment.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * How some values lie: the middle one, the least and the most, and between which the middle half is. Quartiles between
 * two values are interpolated, as R does by default.
 */
record Spread(int count, double least, double lowerQuartile, double median, double upperQuartile, double most) {

  /** Of finite values; empty if there are none. */
  static Optional<Spread> of(Collection<Double> given) {
    double[] values = given.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).sorted().toArray();
    return values.length == 0 ? Optional.empty() : Optional.of(new Spread(values.length, values[0],
        at(values, 0.25), at(values, 0.5), at(values, 0.75), values[values.length - 1]));
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public String toString() {
    return Arrays.toString(new double[] {least, lowerQuartile, median, upperQuartile, most});
  }
}
