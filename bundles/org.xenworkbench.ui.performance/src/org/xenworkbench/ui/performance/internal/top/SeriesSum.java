/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.ui.performance.internal.top;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.xenworkbench.core.metric.TimeSeries;

/** Sums of series of one object. */
final class SeriesSum {

  private SeriesSum() {
  }

  /** At each time the sum of those that are known then: a device that is not measured hides no other. */
  static TimeSeries of(Collection<TimeSeries> parts) {
    List<TimeSeries> some = parts.stream().filter(part -> part.size() > 0).toList();
    if (some.size() < 2) {
      return some.isEmpty() ? TimeSeries.EMPTY : some.get(0);
    }
    TimeSeries first = some.get(0);
    return some.stream().allMatch(part -> Arrays.equals(part.times(), first.times())) ? atTheSameTimes(some)
        : atAnyTimes(some);
  }

  /** The usual case: they are sampled and kept together. */
  private static TimeSeries atTheSameTimes(List<TimeSeries> parts) {
    double[] sums = new double[parts.get(0).size()];
    Arrays.fill(sums, Double.NaN);
    for (TimeSeries part : parts) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] = plus(sums[i], part.values()[i]);
      }
    }
    return new TimeSeries(parts.get(0).times(), sums);
  }

  private static TimeSeries atAnyTimes(List<TimeSeries> parts) {
    TreeMap<Long, Double> sums = new TreeMap<>();
    for (TimeSeries part : parts) {
      for (int i = 0; i < part.size(); i++) {
        sums.merge(part.times()[i], part.values()[i], SeriesSum::plus);
      }
    }
    return new TimeSeries(sums.keySet().stream().mapToLong(Long::longValue).toArray(),
        sums.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double plus(double sum, double value) {
    return !Double.isFinite(value) ? sum : Double.isFinite(sum) ? sum + value : value;
  }
}
