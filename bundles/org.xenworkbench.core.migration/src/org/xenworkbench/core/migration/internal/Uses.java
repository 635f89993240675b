/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.migration.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.xenworkbench.core.migration.RebalancePlan.Load;

/**
 * How much of one thing each host uses, and what a move would make of it: its deviation without a look at every other
 * host, since a plan weighs each VM with each host. Immutable.
 */
final class Uses {

  private static final double ROUNDING = 1e-9;

  /** Other uses of two hosts, by their places in the list. */
  record Change(int source, double less, int target, double more) {
  }

  private final double[] values;
  private final double mean;
  /** The squares of the distances from the mean, added up. */
  private final double squares;
  private final double deviation;
  private final double spread;

  Uses(List<Load> loads, ToDoubleFunction<Load> use) {
    values = loads.stream().mapToDouble(use).toArray();
    mean = Arrays.stream(values).average().orElse(0);
    squares = Arrays.stream(values).map(this::square).sum();
    deviation = Math.sqrt(squares / values.length);
    spread = Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
  }

  private double square(double value) {
    return (value - mean) * (value - mean);
  }

  /** By how much it lowers the standard deviation. */
  double gain(Change change) {
    double moved = change.less() - values[change.source()] + change.more() - values[change.target()];
    double sum = squares - square(values[change.source()]) - square(values[change.target()])
        + square(change.less()) + square(change.more()) - moved * moved / values.length;
    return deviation - Math.sqrt(Math.max(0, sum) / values.length);
  }

  /** Whether the most and the least used host then differ by no more than now. */
  boolean isNotWorse(Change change) {
    double most = Math.max(change.less(), change.more());
    double least = Math.min(change.less(), change.more());
    for (int i = 0; i < values.length; i++) {
      if (i != change.source() && i != change.target()) {
        most = Math.max(most, values[i]);
        least = Math.min(least, values[i]);
      }
    }
    return most - least <= spread + ROUNDING;
  }
}
