/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.internal.sampling;

import java.time.Duration;
import java.util.Arrays;
import org.xenworkbench.core.metric.TimeSeries;

/**
 * Puts the points of a series together to equal steps, as the archives on disk have them. A point counts for as long as
 * it stands for: samples in memory are closer to each other than the steps on disk that they follow. A step of which
 * less than a tenth is known is a gap, as it is there.
 */
final class EqualSteps {

  private static final double LEAST_KNOWN = 0.1;

  private final TimeSeries fine;
  private final long step;
  private final long[] times;
  private final double[] values;
  private final double[] minima;
  private final double[] maxima;
  private int size;

  private EqualSteps(TimeSeries fine, long step) {
    this.fine = fine;
    this.step = step;
    times = new long[fine.size()];
    values = new double[fine.size()];
    minima = new double[fine.size()];
    maxima = new double[fine.size()];
  }

  /** The series in steps of that length; points that stand for more than a step stay as they are. */
  static TimeSeries of(TimeSeries fine, Duration step) {
    EqualSteps steps = new EqualSteps(fine, step.toMillis());
    for (int first = 0, end; first < fine.size(); first = end) {
      end = steps.endAfter(first);
      steps.add(first, end);
      if (end < fine.size()) {
        steps.addGapBefore(end);
      }
    }
    return new TimeSeries(Arrays.copyOf(steps.times, steps.size), Arrays.copyOf(steps.values, steps.size),
        Arrays.copyOf(steps.minima, steps.size), Arrays.copyOf(steps.maxima, steps.size));
  }

  /** The index after the last point of the step that a point lies in. */
  private int endAfter(int first) {
    long number = number(first);
    int end = first + 1;
    while (end < fine.size() && number(end) == number) {
      end++;
    }
    return end;
  }

  private long number(int index) {
    return -Math.floorDiv(-fine.times()[index], step);
  }

  private void add(int first, int end) {
    Mean mean = new Mean();
    for (int i = first; i < end; i++) {
      mean.add(weight(i), fine.values()[i], fine.minima()[i], fine.maxima()[i]);
    }
    boolean isLast = end == fine.size();
    boolean isKnown = mean.known > 0 && mean.known >= LEAST_KNOWN * mean.all;
    times[size] = isLast || end == first + 1 ? fine.times()[end - 1] : number(first) * step;
    values[size] = isKnown ? mean.value : Double.NaN;
    minima[size] = isKnown ? mean.lowest : Double.NaN;
    maxima[size++] = isKnown ? mean.highest : Double.NaN;
  }

  /** The mark of a gap may lie in a step that is known for the most part: the steps after it are missing then. */
  private void addGapBefore(int next) {
    long last = number(next - 1);
    if (number(next) > last + 1 && Double.isFinite(values[size - 1]) && !Double.isFinite(fine.values()[next - 1])) {
      times[size] = (last + 1) * step;
      values[size] = Double.NaN;
      minima[size] = Double.NaN;
      maxima[size++] = Double.NaN;
    }
  }

  /** For how many milliseconds of its step a point stands. */
  private double weight(int index) {
    int before = Math.max(1, index);
    long since = fine.size() < 2 ? step : fine.times()[before] - fine.times()[before - 1];
    long within = fine.times()[index] - (number(index) - 1) * step;
    return Math.max(1, Math.min(since, within));
  }

  private static final class Mean {

    private double known;
    private double all;
    private double value;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    void add(double weight, double sample, double minimum, double maximum) {
      all += weight;
      if (Double.isFinite(sample)) {
        known += weight;
        value += (sample - value) * (weight / known);
        lowest = Math.min(lowest, minimum);
        highest = Math.max(highest, maximum);
      }
    }
  }
}
