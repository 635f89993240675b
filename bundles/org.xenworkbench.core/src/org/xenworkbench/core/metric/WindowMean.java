/*
 * Copyright (c) 2026 Xen Workbench contributors
 * SPDX-License-Identifier: EPL-2.0
 */
package org.xenworkbench.core.metric;

import java.time.Duration;
import java.time.Instant;

/**
 * What a series was in a window of time, such as during a migration: the mean of the points whose time lies in it as a
 * whole, each weighed by the time that it stands for. A point that tells of what was before or after the window as well
 * is no sample of it, so that where values are kept coarser than the window is long there is none. Immutable.
 *
 * @param mean the mean in base units; NaN where there is no sample
 * @param samples of how many points it is
 * @param step the longest time that a point which touches the window stands for; zero where there is no such point
 * @since 0.1
 */
public record WindowMean(double mean, int samples, Duration step) {

  /** What there is to say where nothing was measured. */
  public static final WindowMean NONE = new WindowMean(Double.NaN, 0, Duration.ZERO);

  /**
   * Of a series in a window. The series should begin before the window: for how long its first point stands is told by
   * the point before.
   */
  public static WindowMean of(TimeSeries series, Instant from, Instant to) {
    long begin = from.toEpochMilli();
    long end = to.toEpochMilli();
    double mean = 0;
    double weights = 0;
    int samples = 0;
    long step = 0;
    for (int i = 0; i < series.size(); i++) {
      long time = series.times()[i];
      long stands = stands(series, i);
      if (Double.isFinite(series.values()[i]) && time > begin && time - stands < end) {
        step = Math.max(step, stands);
        if (time - stands >= begin && time <= end) {
          double weight = Math.max(1, stands);
          weights += weight;
          mean += weight / weights * (series.values()[i] - mean); // not their sum, which may be infinite
          samples++;
        }
      }
    }
    return new WindowMean(samples == 0 ? Double.NaN : mean, samples, Duration.ofMillis(step));
  }

  /** The time since the point before; after a gap, which is as long as it is, no more than to the next point. */
  private static long stands(TimeSeries series, int index) {
    long[] times = series.times();
    long next = index + 1 < times.length ? times[index + 1] - times[index] : Resolution.SAMPLES.step().toMillis();
    if (index == 0) {
      return next;
    }
    long since = times[index] - times[index - 1];
    return Double.isFinite(series.values()[index - 1]) ? since : Math.min(since, next);
  }

  /** Whether there is a mean. */
  public boolean isKnown() {
    return samples > 0;
  }

  /** Whether there is none although something was measured: every point tells of what was outside as well. */
  public boolean isTooCoarse() {
    return samples == 0 && !step.isZero();
  }
}
